/**
 * The log for anybody to read and keep: the newest checkpoint, and tiles (C2SP tlog-tiles). What a tile holds never
 * changes, so a full one may be kept for ever; a partial one gives way to a wider one.
 */
import { refuse } from "@muster/custody";
import type { Ledger } from "@muster/ledger";
import {
  encodeEntries,
  encodeTile,
  isTileWithin,
  parseTilePath,
  type Tile,
  tileNodes,
  VerificationError,
} from "@muster/proof";
import type { FastifyInstance, FastifyReply } from "fastify";
import { askerOf } from "../access/gate.ts";
import { sendRefusal } from "../problem.ts";

const FULL_TILE_WIDTH = 256;
const FOR_EVER = "public, max-age=31536000, immutable";
const FOR_AN_HOUR = "public, max-age=3600";

export function logRoutes(server: FastifyInstance, ledger: Ledger, verifierKey: string): void {
  server.get(
    "/log/checkpoint",
    { config: { access: "open" }, schema: { summary: "The newest signed checkpoint", tags: ["log"] } },
    async (_, reply) => {
      const newest = await ledger.checkpoint();
      if (newest === undefined) return notInLog(reply, "The log is empty.");
      return reply.type("text/plain; charset=utf-8").header("cache-control", "no-cache").send(newest.note);
    },
  );

  server.get(
    "/log/key",
    { config: { access: "open" }, schema: { summary: "The log's key, as a verifier takes it", tags: ["log"] } },
    (_, reply) => reply.type("text/plain; charset=utf-8").send(`${verifierKey}\n`),
  );

  server.get<{ Params: { "*": string } }>(
    "/log/tile/*",
    { config: { access: "open" }, schema: { summary: "A tile of hashes", tags: ["log"] } },
    async ({ params }, reply) => {
      const tile = readPath(`tile/${params["*"]}`);
      // What was said is for whoever may read the journal; the hashes of it are for anybody.
      if (tile?.level === "entries") return notInLog(reply, "Tiles of entries are not published here.");
      return sendTile(reply, ledger, tile);
    },
  );

  server.get<{ Params: { "*": string } }>(
    "/log/tile/entries/*",
    {
      config: { access: { action: "see-journal", about: "register", reads: "entry.read" } },
      schema: { summary: "The entries under a tile", tags: ["log"] },
    },
    async (request, reply) =>
      sendTile(reply, askerOf(request).questions.ledger, readPath(`tile/entries/${request.params["*"]}`)),
  );
}

async function sendTile(reply: FastifyReply, ledger: Ledger, tile: Tile | undefined): Promise<FastifyReply> {
  const size = (await ledger.checkpoint())?.size ?? 0;
  if (tile === undefined || !isTileWithin(tile, size))
    return notInLog(reply, `The log of ${size} entries has no such tile.`);
  const bytes = await tileBytes(ledger, tile);
  if (bytes === undefined) return notInLog(reply, "Only who may read every entry is given tiles of them.");
  return reply
    .type("application/octet-stream")
    .header(
      "cache-control",
      tile.level === "entries" ? "no-store" : tile.width === FULL_TILE_WIDTH ? FOR_EVER : FOR_AN_HOUR,
    )
    .send(Buffer.from(bytes));
}

/** Undefined where the reader may not see every entry under it. */
async function tileBytes(ledger: Ledger, tile: Tile): Promise<Uint8Array | undefined> {
  const { level, start, end } = tileNodes(tile);
  if (tile.level !== "entries") return encodeTile(await ledger.nodes.read(level, start, end));
  const entries: Uint8Array[] = [];
  for await (const page of ledger.journal(start, end)) entries.push(...page.map(({ entry }) => Buffer.from(entry)));
  return entries.length === end - start ? encodeEntries(entries) : undefined;
}

function readPath(path: string): Tile | undefined {
  try {
    return parseTilePath(path);
  } catch (fault) {
    if (fault instanceof VerificationError) return undefined;
    throw fault;
  }
}

function notInLog(reply: FastifyReply, says: string): FastifyReply {
  return sendRefusal(reply, refuse("not-found", "not-in-log", says, "See /log/checkpoint for the log's size."));
}
