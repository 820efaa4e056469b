/**
 * The live feed: every recorded entry as a server-sent event, in order, none left out. Nothing is kept for a reader: each
 * has its place in the journal and reads on from there whenever the bell rings and its connection has room, so a slow
 * reader costs no memory and one that comes back with `Last-Event-ID` has missed nothing.
 */
import { once } from "node:events";
import type { ServerResponse } from "node:http";
import { refuse } from "@muster/custody";
import type { Ledger, StoredEntry } from "@muster/ledger";
import type { Entry, EntryNumber } from "@muster/record";
import type { FastifyInstance } from "fastify";
import Type from "typebox";
import type { Gate } from "../access/gate.ts";
import type { Bell } from "../bell.ts";
import type { Metrics } from "../metrics.ts";
import { sendRefusal } from "../problem.ts";

/** A comment this often tells both ends that the other is there; a process that does not write also looks for news then. */
const HEARTBEAT_MS = 15_000;
const PAGE = 500;
const MAXIMUM_READERS = 1_000;
const NUMBER = /^[0-9]{1,15}$/;
const After = Type.String({
  pattern: NUMBER.source,
  description: "the number of the last entry known; those after it come first. `Last-Event-ID` goes before it",
});

export interface FeedOptions {
  readonly gate: Gate;
  /** The whole ledger, asked for nothing but how far it has come. */
  readonly ledger: Pick<Ledger, "last">;
  readonly bell: Bell;
  readonly metrics: Metrics;
}

export function feedRoute(server: FastifyInstance, { gate, ledger, bell, metrics }: FeedOptions): void {
  const readers = new Set<{ readonly leave: AbortController; readonly done: Promise<void> }>();
  server.addHook("preClose", async () => {
    for (const { leave } of readers) leave.abort();
    await Promise.all([...readers].map(({ done }) => done));
  });

  server.get<{ Querystring: { after?: string } }>(
    "/api/v1/feed",
    {
      config: { access: { action: "see-feed", about: "register" } },
      schema: {
        summary: "Entries as they are recorded, of those the officer may know of",
        tags: ["feed"],
        querystring: Type.Object({ after: Type.Optional(After) }, { additionalProperties: false }),
      },
    },
    async (request, reply) => {
      if (readers.size >= MAXIMUM_READERS) {
        const busy = refuse(
          "conflict",
          "feed-full",
          "The feed has as many readers as it takes.",
          "Come back in a moment.",
        );
        return sendRefusal(reply.header("retry-after", 5), busy, 503);
      }
      const seen = request.headers["last-event-id"] ?? request.query.after;
      const from = typeof seen === "string" && NUMBER.test(seen) ? Number(seen) + 1 : await next(ledger);
      reply.hijack();
      const leave = new AbortController();
      reply.raw.on("close", () => leave.abort());
      const ledgerNow = async (): Promise<Ledger | undefined> => {
        const asker = await gate.asker(request);
        const isStillIn = asker !== undefined && gate.decide(asker, "see-feed", { relations: ["none"] }).allowed;
        return isStillIn ? asker.questions.ledger : undefined;
      };
      const done = serve({ ledger, ledgerNow, bell, response: reply.raw, from, signal: leave.signal })
        .catch((fault: unknown) => {
          // The database went: the reader is let go, and comes back with the last number it has.
          if (!leave.signal.aborted)
            request.log.warn({ fault: fault instanceof Error ? fault.name : "unknown" }, "feed cut off");
        })
        .finally(() => {
          reply.raw.end();
          readers.delete(reader);
          metrics.readers(-1);
        });
      const reader = { leave, done };
      readers.add(reader);
      metrics.readers(1);
    },
  );
}

/** One reader of the feed: where it stands, what rings for it and what it may hear. */
export interface FeedReader {
  /** The whole ledger, asked for nothing but how far it has come. */
  readonly ledger: Pick<Ledger, "last">;
  /**
   * The ledger as the officer may see it now, or undefined: asked before anything more is sent, so that who was signed out
   * hears no more, and who has another role hears what that role may know.
   */
  readonly ledgerNow: () => Promise<Pick<Ledger, "journal"> | undefined>;
  readonly bell: Bell;
  readonly response: ServerResponse;
  readonly from: EntryNumber;
  readonly signal: AbortSignal;
}

/** Tells one reader of every entry from `from` on, until `signal` aborts or the officer may not hear any more. */
export async function serve({ ledger, ledgerNow, bell, response, from, signal }: FeedReader): Promise<void> {
  response.writeHead(200, {
    "content-type": "text/event-stream; charset=utf-8",
    "cache-control": "no-store",
    "x-accel-buffering": "no",
  });
  await write(response, ": muster\n\n", signal);
  for (let number = from; !signal.aborted; ) {
    // Heard from now on, so that what is recorded while we read is not missed.
    const heard = new AbortController();
    const news = bell.next(HEARTBEAT_MS, AbortSignal.any([signal, heard.signal]));
    // How far to tell comes first and who may hear it second: the entry that ends an office is never told to its officer.
    const end = Math.min(await next(ledger), number + PAGE);
    const visible = await ledgerNow();
    if (visible === undefined) return;
    for await (const page of visible.journal(number, end)) await write(response, page.map(event).join(""), signal);
    if (end > number) heard.abort();
    number = Math.max(number, end);
    if ((await news) === "silence") await write(response, ": here\n\n", signal);
  }
}

/** Writes, and waits while the connection has no room. */
async function write(response: ServerResponse, text: string, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  if (!response.write(text)) await once(response, "drain", { signal });
}

function event({ number, kind, occurredAt, recordedAt, entry }: StoredEntry): string {
  const { about } = JSON.parse(entry) as Entry;
  return `id: ${number}\nevent: recorded\ndata: ${JSON.stringify({ number, kind, occurredAt, recordedAt, about })}\n\n`;
}

async function next(ledger: Pick<Ledger, "last">): Promise<EntryNumber> {
  return ((await ledger.last())?.number ?? -1) + 1;
}
