/** An authority: a body that can hold people, escort them, receive them, order, or monitor. */
import type { AuthorityCode, EntryNumber, Instant } from "@muster/record";
import { Id } from "@muster/record";
import Type from "typebox";
import { notFound, refuse } from "../frame/refusal.ts";
import { rule, Text } from "../frame/rule.ts";
import { about } from "../frame/subjects.ts";

export interface Authority {
  readonly code: AuthorityCode;
  readonly name: string;
  readonly entry: EntryNumber;
  /** Ed25519 public keys (base64) with which the authority signs receipts and instruments, and from when. */
  readonly keys: { readonly key: string; readonly from: Instant; readonly entry: EntryNumber; until?: Instant }[];
}

export const PublicKey = Type.String({
  pattern: "^[A-Za-z0-9+/]{43}=$",
  description: "an Ed25519 public key: 32 bytes in base64",
});

export function newAuthority(entry: EntryNumber, { code, name }: { code: AuthorityCode; name: string }): Authority {
  return { code, name, entry, keys: [] };
}

/** Whether `key` was the authority's at `at`. */
export function holdsKey(authority: Authority, key: string, at: Instant): boolean {
  return authority.keys.some(
    (held) => held.key === key && held.from <= at && (held.until === undefined || at < held.until),
  );
}

export const registerAuthority = rule({
  command: "authority.register",
  kind: "authority.registered",
  fields: {
    authority: Id.authority,
    name: Text(200, "the authority's name, plainly and neutrally"),
    key: Type.Optional(PublicKey),
  },
  needs: ({ authority }) => ({ subjects: [about.authority(authority)] }),

  decide({ authority, name, key }, facts) {
    const known = facts.subject("authority", authority);
    if (known !== undefined) {
      return refuse(
        "conflict",
        "authority-exists",
        `${authority} is on the register already.`,
        "Use it, or choose another code.",
        {
          authority,
          entry: known.entry,
        },
      );
    }
    return { about: [about.authority(authority)], body: { authority, name, ...(key === undefined ? {} : { key }) } };
  },

  applies: {
    authority: (_state, { entry, body }) => {
      const state = newAuthority(entry.number, { code: body.authority, name: body.name });
      if (body.key !== undefined) state.keys.push({ key: body.key, from: entry.occurredAt, entry: entry.number });
      return state;
    },
  },
});

/** A key given to an authority, from a time on; an earlier key ends then if `replaces` says so. */
export const giveKey = rule({
  command: "authority.give-key",
  kind: "authority.key-given",
  fields: { authority: Id.authority, key: PublicKey, replaces: Type.Optional(PublicKey) },
  needs: ({ authority }) => ({ subjects: [about.authority(authority)] }),

  decide({ authority, key, replaces, occurredAt }, facts) {
    const known = facts.subject("authority", authority);
    if (known === undefined) return notFound("authority", authority);
    if (replaces !== undefined && !holdsKey(known, replaces, occurredAt)) {
      return refuse(
        "conflict",
        "key-not-held",
        `${authority} does not hold the key to be replaced.`,
        "Name the key in force.",
        {
          authority,
          key: replaces,
        },
      );
    }
    return {
      about: [about.authority(authority)],
      body: { authority, key, ...(replaces === undefined ? {} : { replaces }) },
    };
  },

  applies: {
    authority: (state, { entry, body }) => {
      for (const held of state?.keys ?? []) if (held.key === body.replaces) held.until = entry.occurredAt;
      state?.keys.push({ key: body.key, from: entry.occurredAt, entry: entry.number });
      return state;
    },
  },
});
