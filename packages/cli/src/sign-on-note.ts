/**
 * A ministry's own sign-in, as the node's folder notes it: `sign-on.json`, which holds a secret and is the keeper's alone.
 * A note that cannot be read stops the node: officers would find the button gone and not know why.
 */
import { readFile } from "node:fs/promises";
import path from "node:path";
import type { SignOnOptions } from "@muster/identity";
import { refuse } from "@muster/custody";
import { Refused } from "./fault.ts";

const NOTE = "sign-on.json";

/** `{ "issuer": "https://sign-in.example", "clientId": "muster", "clientSecret": "…", "name": "Ministry of …" }`; the secret only where the client has one. */
export async function signOnOf(directory: string): Promise<SignOnOptions | undefined> {
  const file = path.join(directory, NOTE);
  const text = await readFile(file, "utf8").catch((fault: unknown) => {
    if (fault instanceof Error && "code" in fault && fault.code === "ENOENT") return undefined;
    throw fault;
  });
  if (text === undefined) return undefined;
  const note = parsed(text);
  const { issuer, clientId, clientSecret, name } = note;
  const isWhole =
    isText(issuer) && URL.canParse(issuer) && new URL(issuer).protocol === "https:" && isText(clientId) && isText(name);
  if (!isWhole || !(clientSecret === undefined || isText(clientSecret))) {
    throw new Refused(
      refuse(
        "invalid",
        "sign-on-note-invalid",
        `${file} does not say where officers sign in.`,
        'Write { "issuer": "https://…", "clientId": "…", "clientSecret": "…", "name": "…" }; see docs/sign-in.md.',
        { file },
      ),
      false,
    );
  }
  return { issuer, clientId, name, ...(clientSecret === undefined ? {} : { clientSecret }) };
}

function parsed(text: string): Readonly<Record<string, unknown>> {
  try {
    const note: unknown = JSON.parse(text);
    return typeof note === "object" && note !== null ? (note as Readonly<Record<string, unknown>>) : {};
  } catch (fault) {
    if (fault instanceof SyntaxError) return {};
    throw fault;
  }
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}
