/** What a keeper watches, for Prometheus. Labels come from closed sets, never from what is sent. */
import type { Register } from "@muster/register";
import { Counter, Gauge, Histogram, Registry } from "prom-client";
import type { Bell } from "./bell.ts";

export type CommandOutcome = "accepted" | "invalid" | "not-found" | "conflict" | "forbidden-by-rule" | "unavailable";

export class Metrics {
  readonly #registry = new Registry();
  readonly #commands: Counter<"outcome">;
  readonly #seconds: Histogram;
  readonly #readers: Gauge;

  constructor(register: Register, bell: Bell) {
    const registers = [this.#registry];
    this.#commands = new Counter({
      name: "muster_commands_total",
      help: "Commands over HTTP, by what came of them.",
      labelNames: ["outcome"],
      registers,
    });
    this.#seconds = new Histogram({
      name: "muster_command_seconds",
      help: "From a command's arrival to its answer: the batch it waits for, its decision and its commit.",
      buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
      registers,
    });
    this.#readers = new Gauge({ name: "muster_feed_readers", help: "Readers of the live feed.", registers });
    const batches = new Histogram({
      name: "muster_batch_entries",
      help: "Entries in one commit.",
      buckets: [1, 2, 4, 8, 16, 32, 64, 128, 256, 512],
      registers,
    });
    bell.onRing((entries) => batches.observe(entries));
    gauge(registers, "muster_journal_entries", "Entries in the journal.", async () => {
      return ((await register.ledger.last())?.number ?? -1) + 1;
    });
    gauge(registers, "process_resident_memory_bytes", "Resident memory in bytes.", () => process.memoryUsage.rss());
  }

  /** Counts a command, and how long its answer took. */
  command(outcome: CommandOutcome, seconds: number): void {
    this.#commands.inc({ outcome });
    this.#seconds.observe(seconds);
  }

  readers(change: 1 | -1): void {
    this.#readers.inc(change);
  }

  get contentType(): string {
    return this.#registry.contentType;
  }

  text(): Promise<string> {
    return this.#registry.metrics();
  }
}

/** A gauge that is read when it is asked for. */
function gauge(registers: Registry[], name: string, help: string, read: () => number | Promise<number>): void {
  const made: Gauge = new Gauge({
    name,
    help,
    registers,
    async collect() {
      this.set(await read());
    },
  });
  made.set(0);
}
