/** Failures at the door as problems. What an outsider must not tell apart has one code, one text and one status. */
import { refuse, type Refusal } from "@muster/custody";
import type { Failure, FailureCode } from "@muster/identity";
import type { FastifyReply } from "fastify";
import { sendRefusal } from "../problem.ts";

interface Told {
  readonly status: number;
  readonly category: Refusal["category"];
  readonly says: string;
  readonly remedy: string;
}

const TOLD: Readonly<Record<FailureCode, Told>> = {
  "not-signed-in": {
    status: 401,
    category: "forbidden-by-rule",
    says: "Nobody is signed in, or no longer.",
    remedy: "Sign in.",
  },
  "sign-in-failed": {
    status: 401,
    category: "forbidden-by-rule",
    says: "Signing in did not succeed.",
    remedy: "Try again, with the next code where you use one; or ask your keeper for an invitation.",
  },
  "too-many-tries": {
    status: 429,
    category: "forbidden-by-rule",
    says: "Too many tries.",
    remedy: "Wait as long as Retry-After says, or sign in with a passkey.",
  },
  "invitation-invalid": {
    status: 404,
    category: "not-found",
    says: "This invitation is unknown, used, or more than a day old.",
    remedy: "Ask your keeper for another.",
  },
  "registration-failed": {
    status: 422,
    category: "invalid",
    says: "It could not be set up: what came back does not fit what was asked.",
    remedy: "Begin again, from the invitation.",
  },
  "code-wrong": {
    status: 422,
    category: "invalid",
    says: "The code does not fit the key.",
    remedy: "See that the phone's clock is right, and give the code that the app shows now.",
  },
  "password-weak": {
    status: 422,
    category: "invalid",
    says: "This password is not taken.",
    remedy: "Choose a longer one that nobody would try.",
  },
  "token-invalid": {
    status: 422,
    category: "invalid",
    says: "Such a token is not made.",
    remedy: "Name the actions it is for, and an end within a year.",
  },
  "sign-on-unavailable": {
    status: 409,
    category: "conflict",
    says: "There is no sign-in by your ministry here, or it does not answer.",
    remedy: "Sign in another way.",
  },
  "not-found": { status: 404, category: "not-found", says: "There is no such thing of yours.", remedy: "Look again." },
};

export function sendFailure(reply: FastifyReply, { failed, retryAfterSeconds, says }: Failure): FastifyReply {
  const told = TOLD[failed];
  if (retryAfterSeconds !== undefined) reply.header("retry-after", retryAfterSeconds);
  if (told.status === 401) reply.header("www-authenticate", "Bearer");
  return sendRefusal(reply, refuse(told.category, failed, says ?? told.says, told.remedy), told.status);
}
