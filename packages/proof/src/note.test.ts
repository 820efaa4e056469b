import { describe, expect, test } from "vitest";
import { exampleSeed, exampleSigner, nodeCrypto, sha256 } from "../test/node-crypto.ts";
import { encodeBase64, encodeUtf8 } from "./bytes.ts";
import { formatCheckpoint, openCheckpoint, parseCheckpoint } from "./checkpoint.ts";
import { openNote, signNote } from "./note.ts";
import {
  formatSignerKey,
  formatVerifierKey,
  isKeyName,
  parseSignerKey,
  parseVerifierKey,
  verifierKey,
} from "./note-key.ts";

const log = exampleSigner("register.example/log");
const witness = exampleSigner("witness.example");
const stranger = exampleSigner("stranger.example");
const logKey = verifierKey(sha256, log.name, log.publicKey);
const witnessKey = verifierKey(sha256, witness.name, witness.publicKey);
const text = "some text\n\nwith an empty line\n";
const root = sha256(encodeUtf8("root"));

function refusal(code: string): unknown {
  return expect.objectContaining({ name: "VerificationError", code });
}

describe("a note", () => {
  test("opens with the keys that signed it, and passes over the others", async () => {
    const note = signNote(sha256, text, [stranger, log, witness]);
    const opened = await openNote(note, [witnessKey, logKey], nodeCrypto);
    expect(opened).toEqual({ text, signedBy: [logKey, witnessKey] });
  });

  test("opens as the specification's own example, signed by nobody known here, does not", async () => {
    const example =
      "Ognuno sta solo sul cuor della terra\ntrafitto da un raggio di sole:\n\ned è subito sera.\n\n— quasimodo.example/salvatore NnugSzTjtVAewIS+Z/iJhUPeFDkO/5QQ2i5ddnGITLlC+EhfLW9oJKONrMouFSQU0xMcXxj99ihAQwaqP3ZekRwNtIc=\n";
    await expect(openNote(example, [logKey], nodeCrypto)).rejects.toThrow(refusal("note-not-signed-by-known-key"));
  });

  test("is refused whole where a known key did not sign it", async () => {
    const changed = signNote(sha256, text, [log, witness]).replace("some", "same");
    await expect(openNote(changed, [logKey], nodeCrypto)).rejects.toThrow(refusal("note-signature-invalid"));
  });

  test("is not opened by a key that shares only its name or only its id", async () => {
    const note = signNote(sha256, text, [log]);
    const sameName = verifierKey(sha256, log.name, stranger.publicKey);
    const sameId = { ...verifierKey(sha256, "other.example", log.publicKey), keyId: logKey.keyId };
    for (const key of [sameName, sameId]) {
      await expect(openNote(note, [key], nodeCrypto)).rejects.toThrow(refusal("note-not-signed-by-known-key"));
    }
  });

  test("carries sixteen signatures and no more", async () => {
    const signers = Array.from({ length: 17 }, (_, at) => exampleSigner(`witness-${at}.example`));
    const sixteen = signNote(sha256, text, [log, ...signers.slice(0, 15)]);
    expect((await openNote(sixteen, [logKey], nodeCrypto)).text).toBe(text);
    const more = signNote(sha256, text, signers);
    await expect(openNote(more, [logKey], nodeCrypto)).rejects.toThrow(refusal("note-malformed"));
  });

  test.each([
    ["", "no blank line"],
    ["text\n", "no blank line"],
    ["text\n\n", "no signature"],
    ["text\n\n— a AAAAAAA=", "no newline at the end"],
    ["text\n\n- a AAAAAAA=\n", "a hyphen for a dash"],
    ["text\n\n— a AAAAAA==\n", "an empty signature"],
    ["text\n\n— a AAAAAAB=\n", "base64 with stray bits"],
    ["text\n\n— a  AAAAAAA=\n", "two spaces"],
    ["text\n\n— a AAAAAAA= b\n", "something after the signature"],
    ["text\n\n— a+b AAAAAAA=\n", "a plus in the name"],
    ["text\n\n—  AAAAAAA=\n", "no name"],
    [`text\n\n— ${"a".repeat(256)} AAAAAAA=\n`, "a name too long"],
    ["te\txt\n\n— a AAAAAAA=\n", "a control character"],
    ["text\r\n\n— a AAAAAAA=\n", "a carriage return"],
    ["te\ud800xt\n\n— a AAAAAAA=\n", "half a surrogate pair"],
  ])("is malformed: %j (%s)", async (note) => {
    await expect(openNote(note, [logKey], nodeCrypto)).rejects.toThrow(refusal("note-malformed"));
  });

  test("is not read beyond its limit", async () => {
    const note = signNote(sha256, `${"a".repeat(262_144)}\n`, [log]);
    await expect(openNote(note, [logKey], nodeCrypto)).rejects.toThrow(refusal("note-too-large"));
  });

  test("is not signed where nobody could open it", () => {
    for (const wrong of ["no newline", "tab\t\n", "\ud800\n"]) {
      expect(() => signNote(sha256, wrong, [log])).toThrow(refusal("note-malformed"));
    }
  });
});

describe("a verifier key", () => {
  test("has the text and the id that Go's sumdb/note gave the Go checksum database", async () => {
    const sumdb = "sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8";
    expect(formatVerifierKey(await parseVerifierKey(sumdb, nodeCrypto))).toBe(sumdb);
  });

  test("comes back from its text", async () => {
    expect(await parseVerifierKey(formatVerifierKey(logKey), nodeCrypto)).toEqual(logKey);
  });

  test("is refused in every other form", async () => {
    const whole = formatVerifierKey(logKey);
    const wrong = [
      "",
      "a",
      whole.slice(0, -1),
      `${whole}\n`,
      whole.replace("register", "Register"),
      whole.replace(logKey.keyId, "00000000"),
      whole.replace(logKey.keyId, logKey.keyId.toUpperCase()),
      `a b+${logKey.keyId}+${encodeBase64(new Uint8Array(33).fill(1))}`,
      `${log.name}+${logKey.keyId}+${encodeBase64(new Uint8Array(33).fill(4))}`,
      `${log.name}+${logKey.keyId}+${encodeBase64(new Uint8Array(32).fill(1))}`,
    ];
    for (const key of wrong) {
      await expect(parseVerifierKey(key, nodeCrypto), key).rejects.toThrow(refusal("key-malformed"));
    }
  });

  test("is not made with a name no note can carry, or a key of another length", () => {
    expect(() => verifierKey(sha256, "a b", log.publicKey)).toThrow(refusal("key-malformed"));
    expect(() => verifierKey(sha256, "a", log.publicKey.subarray(1))).toThrow(refusal("key-malformed"));
  });

  test("has a name without spaces of any script, plus signs or control characters", () => {
    for (const name of [
      "",
      "a+b",
      "a b",
      "a\u00a0b",
      "a\u2003b",
      "a\u3000b",
      "a\u0085b",
      "a\u0007b",
      "\ud800",
      "ä".repeat(128),
    ]) {
      expect(isKeyName(name), JSON.stringify(name)).toBe(false);
    }
    expect(["register.example/log", "سجل", "ä".repeat(127)].every(isKeyName)).toBe(true);
  });

  test("has a secret half that is kept as text", () => {
    const key = { name: log.name, keyId: logKey.keyId, seed: exampleSeed(log.name) };
    const stored = formatSignerKey(key);
    expect(stored).toMatch(/^PRIVATE\+KEY\+register\.example\/log\+[0-9a-f]{8}\+[A-Za-z0-9+/]{44}$/u);
    expect(parseSignerKey(stored)).toEqual(key);
    expect(() => parseSignerKey(formatVerifierKey(logKey))).toThrow(refusal("key-malformed"));
    expect(() => parseSignerKey(`PRIVATE+KEY+${log.name}`)).toThrow(refusal("key-malformed"));
  });
});

describe("a checkpoint", () => {
  const checkpoint = { origin: log.name, size: 20_852_163, root };

  test("is three lines, and comes back", () => {
    const lines = formatCheckpoint(checkpoint);
    expect(lines).toBe(`register.example/log\n20852163\n${encodeBase64(root)}\n`);
    expect(parseCheckpoint(lines)).toEqual({ ...checkpoint, extensions: [] });
    const extended = { ...checkpoint, extensions: ["one", "two"] };
    expect(parseCheckpoint(formatCheckpoint(extended))).toEqual(extended);
  });

  test.each([
    "",
    "a",
    "\n",
    "a\n1\n",
    `\n1\n${encodeBase64(root)}\n`,
    `${"a".repeat(256)}\n1\n${encodeBase64(root)}\n`,
    `a\n01\n${encodeBase64(root)}\n`,
    `a\n-1\n${encodeBase64(root)}\n`,
    `a\n99999999999999999999\n${encodeBase64(root)}\n`,
    `a\n1\n${encodeBase64(root)}`,
    `a\n1\n${encodeBase64(root.subarray(1))}\n`,
    `a\n1\n${encodeBase64(root)}\n\nb\n`,
  ])("is malformed: %j", (lines) => {
    expect(() => parseCheckpoint(lines)).toThrow(refusal("checkpoint-malformed"));
  });

  test("is not written so that it reads as another", () => {
    for (const wrong of [
      { ...checkpoint, origin: "evil.example\n7" },
      { ...checkpoint, extensions: ["a\nb"] },
      { ...checkpoint, size: 1.5 },
      { ...checkpoint, root: root.subarray(1) },
    ]) {
      expect(() => formatCheckpoint(wrong)).toThrow(refusal("checkpoint-malformed"));
    }
  });

  test("speaks for a log only when that log signed it", async () => {
    const note = signNote(sha256, formatCheckpoint(checkpoint), [witness]);
    await expect(openCheckpoint(note, [logKey, witnessKey], nodeCrypto)).rejects.toThrow(
      refusal("checkpoint-origin-differs"),
    );
    const both = signNote(sha256, formatCheckpoint(checkpoint), [witness, log]);
    expect(await openCheckpoint(both, [logKey, witnessKey], nodeCrypto)).toMatchObject(checkpoint);
  });
});
