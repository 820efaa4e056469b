/** The demo: a throw-away register in a temporary folder, the reference case played into it, the report, and then the application. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { exerciseKeys, type Node, openNode, playScenario, readScenario, ScenarioClock } from "@muster/register";
import { builtApp } from "@muster/web";
import { Bell, openServer } from "@muster/server";
import { printReport } from "./print.ts";
import { showProgress } from "./progress.ts";
import { REFERENCE_CASE } from "./reference-case.ts";
import { type DemoReport, demoReport } from "./report.ts";
import { scenarioFolder } from "./scenario-folder.ts";

export interface DemoOptions {
  readonly exit: boolean;
  readonly json: boolean;
  readonly port: number;
}

/** Runs it to its end: the report with `exit`, otherwise an interruption. Nothing of it is left behind. */
export async function runDemo({ exit, json, port }: DemoOptions): Promise<void> {
  const interrupted = interruption();
  const directory = await mkdtemp(path.join(tmpdir(), "muster-demo-"));
  const demo = new Demo(directory);
  try {
    const report = await Promise.race([demo.play(), interrupted.signal]);
    if (report === undefined) return;
    process.stdout.write(json ? `${JSON.stringify(report)}\n` : `\n${printReport(report)}\n`);
    if (exit) return;
    process.stderr.write(servingText(await demo.serve(port)));
    await interrupted.signal;
  } finally {
    interrupted.forget();
    await demo.close();
    await rm(directory, { recursive: true, force: true });
  }
}

function servingText(origin: string): string {
  return [
    "",
    `Muster is at ${origin} until you press Ctrl-C. Open it in a browser, and come in as any of the exercise's officers:`,
    "all of them, and all the people in it, are invented.",
    "",
  ].join("\n");
}

class Demo {
  readonly #directory: string;
  readonly #clock = new ScenarioClock();
  readonly #bell = new Bell();
  readonly #closing: (() => Promise<void>)[] = [];
  #keys: ReadonlyMap<string, string> = new Map();
  #node: Promise<Node> | undefined;

  constructor(directory: string) {
    this.#directory = directory;
  }

  async play(): Promise<DemoReport> {
    const startedMs = performance.now();
    const folder = await readScenario(scenarioFolder(REFERENCE_CASE.scenario));
    process.stderr.write("Starting a throw-away register on a PostgreSQL of its own.\n");
    this.#keys = exerciseKeys(folder.scenario);
    this.#node = openNode({ directory: this.#directory, clock: this.#clock.read, onRecorded: this.#bell.ring });
    const node = await this.#node;
    const onProgress = showProgress(process.stderr);
    const played = await playScenario(folder, { register: node.register, clock: this.#clock, onProgress });
    return demoReport(node, folder, played, startedMs);
  }

  /** Serves the application and the API, from where the story ended on; resolves to where a browser finds them. */
  async serve(port: number): Promise<string> {
    const node = await this.#node;
    if (node === undefined) throw new Error("nothing was played yet");
    const storyEndedMs = performance.now();
    this.#clock.runOn(() => performance.now() - storyEndedMs);
    const origin = `http://localhost:${port}`;
    const opened = await openServer({
      node,
      origin,
      bell: this.#bell,
      app: await builtApp(),
      walkIn: { keys: this.#keys },
    });
    this.#closing.push(() => opened.close());
    await opened.server.listen({ host: "127.0.0.1", port });
    // What fails here fails again, and is said, for the first who asks.
    void node.register.prepare().catch(() => undefined);
    return origin;
  }

  async close(): Promise<void> {
    for (const close of this.#closing) await close();
    // An interrupted start may still be under way, or may have failed: then it left nothing to close.
    const node = await this.#node?.catch(() => undefined);
    await node?.close();
  }
}

const SIGNALS = ["SIGINT", "SIGTERM"] as const;

/** Resolves when the process is told to stop. */
function interruption(): { readonly signal: Promise<undefined>; forget(): void } {
  let stop: () => void = () => undefined;
  const signal = new Promise<undefined>((resolve) => {
    stop = () => resolve(undefined);
  });
  for (const name of SIGNALS) process.on(name, stop);
  return {
    signal,
    forget: () => {
      for (const name of SIGNALS) process.off(name, stop);
    },
  };
}
