/**
 * Papers printed in a thread of its own: a manifest of 150 takes some hundred milliseconds, in which a server must answer
 * everybody else. One thread, one paper at a time; it is started with the first and ended when the printer is closed.
 */
import { once } from "node:events";
import { Worker } from "node:worker_threads";
import type { PaperRequest } from "./render.ts";

/** The longest roll that is printed takes half a minute on a quiet machine. */
const LONGEST_PRINT_MS = 240_000;
/** More than so many waiting are not taken on. */
const MOST_WAITING = 32;

/** The paper was not printed: too many are waiting, it took too long, or a defect of ours. */
export class PrinterFault extends Error {
  override readonly name = "PrinterFault";
}

export interface Printed {
  readonly pdf?: Uint8Array;
  /** What went wrong, where it did. */
  readonly fault?: string;
}

export class PaperPrinter {
  #worker: Worker | undefined;
  #last: Promise<unknown> = Promise.resolve();
  #waiting = 0;

  /** The PDF. Throws `PrinterFault`. */
  async print(request: PaperRequest): Promise<Uint8Array> {
    if (this.#waiting >= MOST_WAITING) throw new PrinterFault("too many papers are waiting to be printed");
    this.#waiting += 1;
    const turn = this.#last.then(() => this.#printNow(request));
    this.#last = turn.catch(() => undefined);
    try {
      return await turn;
    } finally {
      this.#waiting -= 1;
    }
  }

  async close(): Promise<void> {
    await this.#worker?.terminate();
    this.#worker = undefined;
  }

  async #printNow(request: PaperRequest): Promise<Uint8Array> {
    const { pdf, fault } = await this.#ask(request);
    if (pdf === undefined) throw new PrinterFault(fault ?? "the paper was not printed");
    return pdf;
  }

  async #ask(request: PaperRequest): Promise<Printed> {
    this.#worker ??= new Worker(new URL("./printer-worker.ts", import.meta.url));
    try {
      return await answerOf(this.#worker, request);
    } catch (fault) {
      // A thread that died or hangs prints nothing more: the next paper gets another.
      await this.close();
      throw fault;
    }
  }
}

/** What the thread says of one paper; or that it failed, ended, or took too long. */
async function answerOf(worker: Worker, request: PaperRequest): Promise<Printed> {
  const heard = new AbortController();
  const { signal } = heard;
  const timer = setTimeout(() => {
    heard.abort(new PrinterFault("the paper took too long to print"));
  }, LONGEST_PRINT_MS);
  const ended = once(worker, "exit", { signal }).then((): never => {
    throw new PrinterFault("the printing thread ended");
  });
  const answered = once(worker, "message", { signal }).then(([printed]) => printed as Printed);
  worker.postMessage(request);
  try {
    return await Promise.race([answered, ended]);
  } catch (cause) {
    if (cause instanceof PrinterFault) throw cause;
    throw signal.reason instanceof PrinterFault
      ? signal.reason
      : new PrinterFault("the printing thread failed", { cause });
  } finally {
    clearTimeout(timer);
    ended.catch(() => undefined);
    answered.catch(() => undefined);
    heard.abort();
  }
}
