/**
 * Taking files out. One file an officer may take alone; several are proposed by one and confirmed by another, and both are
 * named where it is recorded. What is taken out is what the officer might read, section by section, as one archive whose
 * names come from ids alone.
 */
import { randomUUID } from "node:crypto";
import { isRefusal, notFound, refuse, type Refusal } from "@muster/custody";
import { Id, instantFromEpoch, epochMilliseconds, type PersonId } from "@muster/record";
import type { AccessKind, Register } from "@muster/register";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import Type from "typebox";
import { Compile } from "typebox/compile";
import { askerOf, type Gate } from "../access/gate.ts";
import { purposeOf } from "../access/purpose.ts";
import { visiblePart } from "../access/sections.ts";
import { personFound } from "../answers/people.ts";
import { contentDisposition } from "../export/content-disposition.ts";
import { zipOf } from "../export/zip.ts";
import { sendRefusal } from "../problem.ts";
import type { ProposalStore } from "../proposals/store.ts";
import { described } from "./described.ts";

/** A confirmed export is fetched soon, or proposed anew. */
const LASTS_MS = 24 * 60 * 60 * 1_000;
const MOST_FILES = 1_000;

const Export = Type.Object(
  { people: Type.Array(Id.person, { minItems: 1, maxItems: MOST_FILES, uniqueItems: true }) },
  { additionalProperties: false },
);
const isExport = Compile(Export);
const Params = Type.Object({ id: Type.String({ pattern: "^[0-9a-f-]{36}$" }) });
const Proposed = Type.Object({}, { title: "Proposal" });

export interface ExportOptions {
  readonly register: Register;
  readonly gate: Gate;
  readonly store: ProposalStore;
}

export function exportRoutes(server: FastifyInstance, { register, gate, store }: ExportOptions): void {
  server.post(
    "/api/v1/exports",
    described(
      "signed-in",
      "exports",
      "Take out a person's file; or propose to take out several, which a second officer confirms",
      { body: Export, response: { 202: Proposed } },
    ),
    async (request, reply) => {
      const people = askedFor(request);
      if (isRefusal(people)) return sendRefusal(reply, people);
      const action = people.length === 1 ? "export-one" : "export-many";
      const hindered = await notToTake(gate, request, action, people);
      if (hindered !== undefined) return sendRefusal(reply, hindered);
      if (people.length === 1) return take(gate, request, reply, people);
      const { by } = askerOf(request);
      const at = register.now();
      const id = randomUUID();
      await store.add({
        id,
        sort: "export",
        kind: "export",
        by,
        confirmAuthority: by.authority,
        at,
        expiresAt: instantFromEpoch(epochMilliseconds(at) + LASTS_MS),
        content: { people, why: request.why },
      });
      return reply.code(202).header("location", `/api/v1/proposals/${id}`).send({ id, state: "open" });
    },
  );

  server.get<{ Params: { id: string } }>(
    "/api/v1/exports/:id",
    described(
      "signed-in",
      "exports",
      "The files of an export that a second officer has confirmed, for who proposed it",
      { params: Params, produces: ["application/zip"] },
    ),
    async (request, reply) => {
      const asker = askerOf(request);
      const { id } = request.params;
      const found = await store.find(asker.questions.ledger.database, id);
      if (found === undefined || found.head.sort !== "export" || found.head.officer !== asker.by.officer) {
        return sendRefusal(reply, notFound("export", id));
      }
      const { head, content } = found;
      if (head.state !== "confirmed" || head.expiresAt <= register.now()) {
        return sendRefusal(reply, notConfirmed(id));
      }
      const why = purposeOf(request.headers);
      if (isRefusal(why)) return sendRefusal(reply, why);
      request.why = why;
      const people = content["people"] as readonly PersonId[];
      // As things stand now: who may not read a file any more does not take it out either.
      const hindered = await notToTake(gate, request, "export-many", people);
      if (hindered !== undefined) return sendRefusal(reply, hindered);
      return take(gate, request, reply, people, head.decidedOfficer ?? undefined);
    },
  );
}

/** Whose files, and why; the same checks for one and for many. */
function askedFor(request: FastifyRequest): readonly PersonId[] | Refusal {
  const { body } = request;
  if (!isExport.Check(body)) {
    return refuse("invalid", "field-invalid", `people is a list of 1 to ${MOST_FILES} ids.`, "Name each person once.", {
      field: "people",
    });
  }
  const why = purposeOf(request.headers);
  if (isRefusal(why)) return why;
  request.why = why;
  return body.people;
}

/** Whether policy forbids who is signed in to take these files out; also asked of whoever is to confirm it. */
export async function notToTake(
  gate: Gate,
  request: FastifyRequest,
  action: "export-one" | "export-many",
  people: readonly PersonId[],
  kind: AccessKind = "data.exported",
): Promise<Refusal | undefined> {
  for (const standing of await askerOf(request).standings.people(people)) {
    const refusal = await gate.refusal(request, action, standing, kind);
    if (refusal !== undefined) return refusal;
  }
  return undefined;
}

/** Recorded with everybody it names, and with who confirmed it, before a byte of it is sent. */
async function take(
  gate: Gate,
  request: FastifyRequest,
  reply: FastifyReply,
  people: readonly PersonId[],
  confirmedBy?: string,
): Promise<FastifyReply> {
  const { questions } = askerOf(request);
  const confirmed = confirmedBy === undefined ? [] : [{ kind: "officer", id: confirmedBy }];
  const subjects = [...people.map((person) => ({ person })), ...confirmed];
  await gate.record(request, { kind: "data.exported", subjects });
  const moment = await questions.moment();
  const files: { name: string; bytes: Uint8Array }[] = [];
  for (const person of people) {
    const found = await personFound(questions, person, moment);
    if (isRefusal(found)) return sendRefusal(reply, found);
    const shown = await visiblePart(found, request, gate);
    files.push({ name: `${person}.json`, bytes: Buffer.from(`${JSON.stringify(shown, null, 2)}\n`) });
  }
  return reply
    .type("application/zip")
    .header("content-disposition", contentDisposition("muster-export.zip"))
    .send(Buffer.from(await zipOf(files)));
}

function notConfirmed(id: string): Refusal {
  return refuse(
    "conflict",
    "export-not-confirmed",
    "No second officer has confirmed this export, or it was too long ago.",
    "Have a second officer confirm the proposal, and fetch it within a day.",
    { proposal: id },
  );
}
