/**
 * Papers printed in a thread of its own: a manifest of 150 takes some hundred milliseconds, in which a server must answer
 * everybody else. One thread, one paper at a time; it is started with the first and ended when the printer is closed.
 */
import { Worker } from "node:worker_threads";
import type { PaperRequest } from "./render.ts";

/** The longest roll that is printed takes a quarter of this. */
const LONGEST_PRINT_MS = 60_000;
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
    this.#worker ??= new Worker(new URL("./printer-worker.ts", import.meta.url));
    try {
      const { pdf, fault } = await answerOf(this.#worker, request);
      if (pdf === undefined) throw new PrinterFault(fault ?? "the paper was not printed");
      return pdf;
    } catch (fault) {
      // A thread that died or hangs prints nothing more: the next paper gets another.
      await this.close();
      throw fault;
    }
  }
}

function answerOf(worker: Worker, request: PaperRequest): Promise<Printed> {
  return new Promise((resolve, reject) => {
    const ended = (settle: () => void): void => {
      clearTimeout(timer);
      worker.removeAllListeners();
      settle();
    };
    const timer = setTimeout(() => {
      ended(() => {
        reject(new PrinterFault("the paper took too long to print"));
      });
    }, LONGEST_PRINT_MS);
    worker.once("message", (printed: Printed) => {
      ended(() => {
        resolve(printed);
      });
    });
    worker.once("error", (cause) => {
      ended(() => {
        reject(new PrinterFault("the printing thread failed", { cause }));
      });
    });
    worker.once("exit", () => {
      ended(() => {
        reject(new PrinterFault("the printing thread ended"));
      });
    });
    worker.postMessage(request);
  });
}
