/** identity: who is asking. */
export { fail, isFailure } from "./failure.ts";
export type { Failure, FailureCode } from "./failure.ts";
export { Identity } from "./identity.ts";
export type { Authenticated, SignedIn } from "./identity.ts";
export type { Invitation, InvitationOptions } from "./invitations.ts";
export type { IdentityOptions, Limits, PasswordCost, SignOnOptions, Vault } from "./options.ts";
export type { Passkey } from "./passkeys.ts";
export type { Session, SignedInBy } from "./sessions.ts";
export type { SignOnIntent } from "./sign-on.ts";
export type { ApiToken, TokenOptions } from "./tokens.ts";
export { vaultOf } from "./vault.ts";
export type { Visit } from "./visit.ts";
