/** An officer in person: not a machine with a token, but a browser that an invitation let in. */
import { type Identity, isFailure, type Limits } from "@muster/identity";
import type { Instant, OfficerCode } from "@muster/record";
import { codeOf } from "@muster/testkit";

/** Passwords that cost nothing to check: no test here is about guessing them. */
export const CHEAP: Partial<Limits> = { password: { memoryKiB: 64, passes: 1, lanes: 1 } };

export interface SignedIn {
  /** The session's id. */
  readonly id: string;
  /** With which the officer's browser asks. */
  readonly headers: { readonly cookie: string; readonly origin: string };
}

/** A new session of this officer, come in by invitation with a password. `now` is by the node's clock. */
export async function signedIn(identity: Identity, officer: string, now: Instant): Promise<SignedIn> {
  const invited = await identity.invite({ officer: officer as OfficerCode });
  if (isFailure(invited)) throw new Error(`not invited: ${invited.failed}`);
  const [, invitation = ""] = invited.link.split("#invitation=");
  const asked = await identity.askInvitedCode(invitation);
  if (isFailure(asked)) throw new Error(`no code: ${asked.failed}`);
  const { enrolment, secret } = asked;
  const given = { invitation, enrolment, password: "ship ember quartz lantern", code: codeOf(secret, now) };
  const begun = await identity.acceptWithPassword(given, { address: "192.0.2.1", agent: "Invented browser" });
  if (isFailure(begun)) throw new Error(`not let in: ${begun.failed}`);
  const [cookie = ""] = (begun.cookies[0] ?? "").split(";");
  return { id: begun.session.id, headers: { cookie, origin: identity.origin } };
}
