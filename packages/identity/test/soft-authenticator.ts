/**
 * An authenticator in software: makes ES256 passkeys and signs with them as a device does (WebAuthn 6), and lies where a test
 * tells it to.
 */
import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from "node:crypto";
import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from "@simplewebauthn/server";

/** What it says instead of the truth. */
export interface Lies {
  readonly origin?: string;
  readonly host?: string;
  readonly challenge?: string;
  readonly counter?: number;
  readonly unverified?: boolean;
  readonly handle?: string;
  readonly otherKey?: boolean;
  readonly type?: string;
}

const USER_PRESENT = 0x01;
const USER_VERIFIED = 0x04;
const ATTESTED = 0x40;

export class SoftAuthenticator {
  readonly #origin: string;
  readonly #credential = randomBytes(32);
  readonly #keys = generateKeyPairSync("ec", { namedCurve: "P-256" });
  #handle = "";
  #counter = 0;

  constructor(origin: string) {
    this.#origin = origin;
  }

  get credential(): string {
    return this.#credential.toString("base64url");
  }

  register(options: PublicKeyCredentialCreationOptionsJSON, lies: Lies = {}): RegistrationResponseJSON {
    this.#handle = options.user.id;
    const host = lies.host ?? options.rp.id ?? "";
    const length = Buffer.alloc(2);
    length.writeUInt16BE(this.#credential.length);
    const attested = Buffer.concat([Buffer.alloc(16), length, this.#credential, coseKey(this.#keys.publicKey)]);
    const data = Buffer.concat([this.#data(host, lies, ATTESTED), attested]);
    const attestation = map(["fmt", text("none")], ["attStmt", map()], ["authData", bytes(data)]);
    return {
      id: this.credential,
      rawId: this.credential,
      type: "public-key",
      clientExtensionResults: {},
      response: {
        clientDataJSON: this.#clientData(lies.type ?? "webauthn.create", options.challenge, lies),
        attestationObject: attestation.toString("base64url"),
        transports: ["internal"],
      },
    };
  }

  answer(options: PublicKeyCredentialRequestOptionsJSON, lies: Lies = {}): AuthenticationResponseJSON {
    this.#counter += 1;
    const data = this.#data(lies.host ?? options.rpId ?? "", lies, 0);
    const clientData = this.#clientData(lies.type ?? "webauthn.get", options.challenge, lies);
    const hash = createHash("sha256").update(Buffer.from(clientData, "base64url")).digest();
    const key = lies.otherKey === true ? generateKeyPairSync("ec", { namedCurve: "P-256" }) : this.#keys;
    return {
      id: this.credential,
      rawId: this.credential,
      type: "public-key",
      clientExtensionResults: {},
      response: {
        clientDataJSON: clientData,
        authenticatorData: data.toString("base64url"),
        signature: sign("sha256", Buffer.concat([data, hash]), key.privateKey).toString("base64url"),
        userHandle: lies.handle ?? this.#handle,
      },
    };
  }

  #data(host: string, { counter = this.#counter, unverified }: Lies, more: number): Buffer {
    const flags = USER_PRESENT | (unverified === true ? 0 : USER_VERIFIED) | more;
    const rest = Buffer.alloc(5);
    rest.writeUInt8(flags);
    rest.writeUInt32BE(counter, 1);
    return Buffer.concat([createHash("sha256").update(host).digest(), rest]);
  }

  #clientData(type: string, challenge: string, lies: Lies): string {
    const said = { type, challenge: lies.challenge ?? challenge, origin: lies.origin ?? this.#origin };
    return Buffer.from(JSON.stringify({ ...said, crossOrigin: false })).toString("base64url");
  }
}

/** A P-256 key in COSE (RFC 9053 7.1.1): { kty: EC2, alg: ES256, crv: P-256, x, y }. */
function coseKey(key: KeyObject): Buffer {
  const { x = "", y = "" } = key.export({ format: "jwk" });
  const coordinates = [bytes(Buffer.from(x, "base64url")), bytes(Buffer.from(y, "base64url"))];
  return Buffer.concat([
    Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21]),
    coordinates[0] ?? empty,
    Buffer.from([0x22]),
    coordinates[1] ?? empty,
  ]);
}

const empty = Buffer.alloc(0);

// Just enough CBOR (RFC 8949).
function head(major: number, length: number): Buffer {
  if (length < 24) return Buffer.from([(major << 5) | length]);
  if (length < 256) return Buffer.from([(major << 5) | 24, length]);
  return Buffer.from([(major << 5) | 25, length >> 8, length & 0xff]);
}

function bytes(value: Uint8Array): Buffer {
  return Buffer.concat([head(2, value.length), value]);
}

function text(value: string): Buffer {
  return Buffer.concat([head(3, value.length), Buffer.from(value)]);
}

function map(...pairs: readonly (readonly [string, Buffer])[]): Buffer {
  return Buffer.concat([head(5, pairs.length), ...pairs.flatMap(([key, value]) => [text(key), value])]);
}
