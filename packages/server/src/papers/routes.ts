/**
 * Papers over HTTP. Each is asked for under the leave that shows the same on a screen, gathered through the officer's own
 * eyes, recorded before it is gathered, and printed in a thread of its own.
 */
import type { Action } from "@muster/access";
import { isRefusal, notFound, type Refusal } from "@muster/custody";
import { PaperPrinter } from "@muster/papers";
import { isPersonId, type PersonId, type SiteCode } from "@muster/record";
import type { AccessSubject } from "@muster/register";
import type { FastifyInstance, FastifyRequest } from "fastify";
import Type from "typebox";
import { askerOf, type Gate } from "../access/gate.ts";
import type { RouteAccess } from "../access/route-access.ts";
import { visiblePart } from "../access/sections.ts";
import { type Asked, momentOf } from "../answers/moment.ts";
import { personFound } from "../answers/people.ts";
import { contentDisposition } from "../export/content-disposition.ts";
import { sendRefusal } from "../problem.ts";
import { described } from "../routes/described.ts";
import type { Gathered, Gathering } from "./gathering.ts";
import { countSheetPaper, jointRollPaper, manifestPaper } from "./lists.ts";
import { filePaper } from "./own-file.ts";
import { type AskedSettings, settingsOf, SettingsQuery } from "./settings.ts";
import { capturePaper, receiptPaper, releasePaper } from "./single.ts";

/** One request for a paper. */
interface PaperAsking {
  readonly gathering: Gathering;
  readonly id: string;
  readonly person: string;
  readonly request: FastifyRequest;
  readonly gate: Gate;
}

interface PaperRoute {
  readonly path: string;
  readonly summary: string;
  readonly access: Extract<RouteAccess, object>;
  readonly gather: (asking: PaperAsking) => Promise<Gathered | Refusal>;
}

const ROUTES: readonly PaperRoute[] = [
  {
    path: "/transfers/:id/manifest",
    summary: "The sealed manifest of a transfer, on paper",
    access: { action: "see-manifest", about: "transfer", reads: "manifest.read" },
    gather: ({ gathering, id }) => manifestPaper(gathering, id),
  },
  {
    path: "/transfers/:id/receipts/:person",
    summary: "The receipt for one person, on paper",
    access: { action: "see-manifest", about: "transfer", reads: "proof.made", recordsItself: true },
    gather: receiptRecorded,
  },
  {
    path: "/sites/:id/joint-roll",
    summary: "The joint roll of a site's newest handover, on paper",
    access: { action: "see-roll", about: "site", reads: "roll.read" },
    gather: ({ gathering, id }) => jointRollPaper(gathering, id),
  },
  {
    path: "/people/:id/capture-card",
    summary: "The capture card of a person who is held, to be filled in and sent",
    access: { action: "read-identity", about: "person", reads: "proof.made" },
    gather: ({ gathering, id }) => capturePaper(gathering, id),
  },
  {
    path: "/people/:id/file",
    summary: "A person's own copy of their file, on paper",
    access: { action: "export-one", about: "person", reads: "data.exported" },
    gather: visibleFile,
  },
  {
    path: "/people/:id/release",
    summary: "The certificate of a person's release, on paper",
    access: { action: "read-custody", about: "person", reads: "proof.made" },
    gather: ({ gathering, id }) => releasePaper(gathering, id),
  },
  {
    path: "/counts/:id/sheet",
    summary: "The sheet for one officer of a count, to be filled in",
    access: { action: "see-count", about: "count", reads: "roll.read" },
    gather: countedByName,
  },
];

const IdText = Type.String({ maxLength: 64, pattern: "^[^\\p{Cc}]*$" });
const Query = Type.Object(
  {
    asOf: Type.Optional(Type.String({ description: "as of a time: ISO 8601 with its offset; now where absent" })),
    knownAt: Type.Optional(
      Type.String({
        description: "as known at a recorded time, or at an entry's number; all that is known where absent",
      }),
    ),
    ...SettingsQuery,
  },
  { additionalProperties: false },
);

export function paperRoutes(server: FastifyInstance, gate: Gate): void {
  const printer = new PaperPrinter();
  server.addHook("onClose", () => printer.close());
  for (const { path, summary, access, gather } of ROUTES) {
    const Params = Type.Object({ id: IdText, ...(path.includes(":person") ? { person: IdText } : {}) });
    server.get<{ Params: { id: string; person?: string }; Querystring: Asked & AskedSettings }>(
      `/api/v1/papers${path}`,
      described(access, "papers", summary, { params: Params, querystring: Query, produces: ["application/pdf"] }),
      async (request, reply) => {
        const { questions } = askerOf(request);
        const settings = settingsOf(request.query);
        if (isRefusal(settings)) return sendRefusal(reply, settings);
        const moment = await momentOf(questions, request.query);
        if (isRefusal(moment)) return sendRefusal(reply, moment);
        const { id, person = "" } = request.params;
        const mayName = (people: readonly PersonId[]) => permitted(request, gate, "read-identity", people);
        const gathered = await gather({ gathering: { questions, moment, mayName }, id, person, request, gate });
        if (isRefusal(gathered)) return sendRefusal(reply, gathered);
        const printedAt = (await questions.moment()).asOf;
        const pdf = await printer.print({ ...gathered, settings, printedAt });
        return reply
          .type("application/pdf")
          .header("content-disposition", contentDisposition(fileName(gathered.paper, id, person)))
          .send(Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength));
      },
    );
  }
}

/** `receipt T-1 5f0c….pdf`: of ids alone. */
function fileName(paper: string, ...ids: readonly string[]): string {
  return `${[paper, ...ids].filter((part) => part !== "").join(" ")}.pdf`;
}

/** Those of these people with whom this officer may do this. Most stand in one relation, which is decided once. */
async function permitted(
  request: FastifyRequest,
  gate: Gate,
  action: Action,
  people: readonly PersonId[],
): Promise<ReadonlySet<PersonId>> {
  const asker = askerOf(request);
  const decided = new Map<string, boolean>();
  const may = (standing: Parameters<typeof gate.decide>[2]): boolean => {
    const key = standing.relations.join();
    const known = decided.get(key) ?? gate.decide(asker, action, standing, request.why).allowed;
    decided.set(key, known);
    return known;
  };
  const standings = await asker.standings.people(people);
  return new Set(standings.filter(may).map(({ id }) => id as PersonId));
}

/** A receipt is about one person, and is recorded with them. */
async function receiptRecorded({ gathering, id, person, request, gate }: PaperAsking): Promise<Gathered | Refusal> {
  const subjects: AccessSubject[] = [{ kind: "transfer", id }, ...(isPersonId(person) ? [{ person }] : [])];
  await gate.record(request, { kind: "proof.made", subjects });
  return receiptPaper(gathering, id, person);
}

/** The file, less what this officer may not read, which is named with the policy that withholds it. */
async function visibleFile({ gathering, id, request, gate }: PaperAsking): Promise<Gathered | Refusal> {
  const found = await personFound(gathering.questions, id, gathering.moment);
  if (isRefusal(found)) return found;
  const { file, withheld } = await visiblePart(found, request, gate);
  return filePaper(gathering, { ...found, file }, withheld);
}

/** Who counts by name reads the roll, and needs its leave. To whom the site is nothing, there is no such count either. */
function countedByName({ gathering, id, request, gate }: PaperAsking): Promise<Gathered | Refusal> {
  return countSheetPaper(gathering, id, async (site: SiteCode) => {
    const standing = await askerOf(request).standings.thing("site", site);
    const hindered = await gate.refusal(request, "see-roll", standing, "roll.read");
    const isStranger = standing.relations.every((relation) => relation === "none");
    return hindered !== undefined && isStranger ? notFound("count", id) : hindered;
  });
}
