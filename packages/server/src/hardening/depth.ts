/**
 * How deep a body may go. No command nests further than a dozen levels; a body of brackets alone nests two million in its
 * sixteen megabytes, and whatever walks it afterwards (to see whether the items of a list differ, say) ends its stack.
 */
import { refuse } from "@muster/custody";
import type { FastifyReply, FastifyRequest } from "fastify";
import { sendRefusal } from "../problem.ts";

const DEEPEST = 32;

/** A `preValidation` hook: before anything else looks into the body. */
export async function refuseDeepBody({ body }: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> {
  if (!isDeeper(body, DEEPEST)) return undefined;
  const says = `The body nests more than ${DEEPEST} levels.`;
  return sendRefusal(reply, refuse("invalid", "body-too-deep", says, "See /api/openapi.json."));
}

/** Whether a value has lists and objects in one another beyond so many levels; looks no further than that. */
export function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== "object" || value === null) return false;
  if (levels === 0) return true;
  return Object.values(value).some((inside) => isDeeper(inside, levels - 1));
}
