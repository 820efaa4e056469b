/** What happens at the door goes into the access journal too: who came in, who could not, who let whom in. */
import type { OfficerCode } from "@muster/record";
import type { AccessJournal, AccessKind } from "@muster/register";
import type { SignInEvent, SignInEventKind } from "../sign-in/events.ts";
import type { Officers } from "./officers.ts";

const KINDS: Readonly<Record<SignInEventKind, AccessKind>> = {
  "sign-in": "sign-in",
  "sign-in-failed": "sign-in",
  "sign-out": "sign-out",
  "session-revoked": "session.revoked",
  "passkey-added": "credential.added",
  "passkey-removed": "credential.removed",
  invited: "credential.added",
  "invitation-used": "credential.added",
  "token-made": "token.made",
  "token-revoked": "token.revoked",
};

/** Records it before the answer goes out. `by` is who did it, where that is another than whom it is about. */
export async function recordSignIn(
  journal: AccessJournal,
  officers: Officers,
  event: SignInEvent & { readonly by?: OfficerCode },
): Promise<void> {
  const { kind, officer, how, address, about, why } = event;
  const who = event.by ?? officer;
  const state = who === undefined ? undefined : await officers.inOffice(who);
  const words = [kind, how, why, `from ${address}`].filter((word) => word !== undefined).join(", ");
  const subjects = [
    ...(event.by === undefined || officer === undefined ? [] : [{ kind: "officer", id: officer }]),
    ...(about === undefined ? [] : [{ kind: "sign-in", id: about }]),
  ];
  await journal.record({
    kind: KINDS[kind],
    outcome: kind === "sign-in-failed" ? "refused" : "allowed",
    note: words,
    ...(subjects.length === 0 ? {} : { subjects }),
    ...(state === undefined
      ? {}
      : { by: { authority: state.authority, officer: state.code, roles: [...state.roles] } }),
  });
}
