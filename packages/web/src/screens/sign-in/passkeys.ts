/** Passkeys (WebAuthn 3): the node asks, the device answers. What speaks with the device is fetched when it is first needed. */
import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from "@simplewebauthn/browser";
import { ask } from "../../api/ask.ts";

export function hasPasskeys(): boolean {
  return typeof PublicKeyCredential === "function";
}

export async function signInWithPasskey(): Promise<void> {
  const optionsJSON = await post<PublicKeyCredentialRequestOptionsJSON>("/sign-in/passkey/options", {});
  const { startAuthentication } = await import("@simplewebauthn/browser");
  await post("/sign-in/passkey/verify", { response: await startAuthentication({ optionsJSON }) });
}

/** A new passkey for who is invited; they are signed in with it. */
export async function acceptWithPasskey(invitation: string): Promise<void> {
  const response = await newPasskey("/sign-in/invitation/passkey/options", { invitation });
  await post("/sign-in/invitation/passkey", { invitation, response });
}

/** One more passkey for who is signed in. */
export async function addPasskey(): Promise<void> {
  const response = await newPasskey("/sign-in/passkeys/options", {});
  await post("/sign-in/passkeys", { response });
}

async function newPasskey(path: string, body: object): Promise<object> {
  const optionsJSON = await post<PublicKeyCredentialCreationOptionsJSON>(path, body);
  const { startRegistration } = await import("@simplewebauthn/browser");
  return startRegistration({ optionsJSON });
}

function post<Answer>(path: string, body: object): Promise<Answer> {
  return ask<Answer>(path, { method: "POST", body });
}
