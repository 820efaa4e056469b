/** What the door's routes take and answer, as schemas; and a body's check against its own. */
import { CODE_PATTERN, firstFieldFault } from "@muster/record";
import Type from "typebox";
import { Compile } from "typebox/compile";
import { FieldInvalid } from "../problem.ts";

const closed = { additionalProperties: false } as const;
const LONGEST_BYTES_TEXT = 16_384;

/** 256 random bits in base64url: an invitation, an enrolment. */
const Secret = Type.String({ pattern: "^[A-Za-z0-9_-]{43}$", description: "a secret as it was given out" });
const Bytes = Type.String({ pattern: "^[A-Za-z0-9_-]*$", maxLength: LONGEST_BYTES_TEXT, description: "base64url" });
const CredentialId = Type.String({ pattern: "^[A-Za-z0-9_-]{1,1400}$", description: "a passkey's id, base64url" });
const Code = Type.String({ pattern: "^[0-9]{6}$", description: "the authenticator app's code" });
const Password = Type.String({ minLength: 1, maxLength: 1_024, description: "compared after NFC" });

export const Empty = Type.Object({}, closed);
export const InvitationForm = Type.Object({ invitation: Secret }, closed);
export const SignOnForm = Type.Object({ invitation: Type.Optional(Secret) }, closed);
export const PasswordForm = Type.Object(
  { officer: Type.String({ pattern: CODE_PATTERN, maxLength: 64 }), password: Password, code: Code },
  closed,
);
export const NewPasswordForm = Type.Object(
  { invitation: Secret, enrolment: Secret, password: Password, code: Code },
  closed,
);

/** As browsers' `PublicKeyCredential.toJSON()` writes it (WebAuthn 5.1); they may add fields. */
const Assertion = Type.Object({
  id: CredentialId,
  rawId: CredentialId,
  type: Type.Literal("public-key"),
  clientExtensionResults: Type.Object({}),
  response: Type.Object({
    clientDataJSON: Bytes,
    authenticatorData: Bytes,
    signature: Bytes,
    userHandle: Type.Optional(Bytes),
  }),
});
const Attestation = Type.Object({
  id: CredentialId,
  rawId: CredentialId,
  type: Type.Literal("public-key"),
  clientExtensionResults: Type.Object({}),
  response: Type.Object({
    clientDataJSON: Bytes,
    attestationObject: Bytes,
    transports: Type.Optional(Type.Array(Type.String({ pattern: "^[a-z-]{1,32}$" }), { maxItems: 16 })),
  }),
});

export const AssertionForm = Type.Object({ response: Assertion }, closed);
export const AttestationForm = Type.Object({ response: Attestation }, closed);
export const InvitedAttestationForm = Type.Object({ invitation: Secret, response: Attestation }, closed);
export const SessionParams = Type.Object({ id: Type.String({ pattern: "^[0-9a-f-]{36}$" }) });
export const CredentialParams = Type.Object({ credential: CredentialId });

/** The credential a browser asks a device for, or the options of it: WebAuthn's own JSON. */
export const WebAuthnOptions = Type.Object({ challenge: Type.String() }, { title: "WebAuthn options" });
export const SessionAnswer = Type.Object(
  {
    id: Type.String(),
    officer: Type.String(),
    authority: Type.String(),
    how: Type.String(),
    address: Type.String(),
    agent: Type.String(),
    madeAt: Type.String(),
    lastUsedAt: Type.String(),
    endsAt: Type.String(),
  },
  { title: "Session" },
);
export const WhoAnswer = Type.Object(
  {
    officer: Type.String(),
    authority: Type.String(),
    how: Type.String({ description: "passkey, password, sign-on, exercise, token" }),
    session: Type.Optional(SessionAnswer),
    token: Type.Optional(Type.String()),
    scopes: Type.Optional(Type.Array(Type.String())),
  },
  { title: "Who is asking" },
);
export const PasskeyAnswer = Type.Object(
  {
    credential: Type.String(),
    backedUp: Type.Boolean(),
    madeAt: Type.String(),
    lastUsedAt: Type.Optional(Type.String()),
  },
  { title: "Passkey" },
);
export const InvitationAnswer = Type.Object(
  { officer: Type.String(), expiresAt: Type.String(), replaces: Type.Boolean() },
  { title: "Invitation" },
);
export const CodeKeyAnswer = Type.Object(
  {
    enrolment: Type.String(),
    secret: Type.String({ description: "base32, for typing into an app" }),
    uri: Type.String({ description: "otpauth:" }),
  },
  { title: "Code key" },
);

/** Says which field does not fit and never what stood in it. Bodies too: nothing else decodes these. */
export function formValidator({ schema }: { schema: Type.TSchema }): (value: unknown) => true | { error: Error } {
  const compiled = Compile(schema);
  return (value) => {
    if (compiled.Check(value)) return true;
    return { error: new FieldInvalid(firstFieldFault(compiled.Errors(value))) };
  };
}
