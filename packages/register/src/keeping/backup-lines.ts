/** The lines of a backup as JSON, each held against its shape before anything of it is believed. */
import { NOTE_PARTS } from "@muster/ledger";
import { Digest, Entry, Id, InstantText, Item, STATES } from "@muster/record";
import Type from "typebox";
import { Compile } from "typebox/compile";
import { BackupFault } from "./backup-fault.ts";

const closed = { additionalProperties: false } as const;
const Count = Type.Integer({ minimum: 0 });
/** Bytes in base64, of no length in particular. */
const Base64 = Type.String({ pattern: "^[A-Za-z0-9+/]*={0,2}$" });
const Uuid = Type.String({ pattern: "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$" });

const SHAPES = {
  header: Type.Object({
    takenAt: InstantText,
    origin: Type.String(),
    verifierKey: Type.String(),
    size: Count,
    checkpoint: Type.String(),
    detailKeys: Type.Array(Type.String({ pattern: "^[0-9a-f]{16}$" })),
    balance: Type.Object({
      asOf: InstantText,
      knownAt: Type.Integer(),
      registered: Count,
      states: Type.Object(Object.fromEntries(STATES.map((state) => [state, Count]))),
    }),
  }),
  entry: Entry,
  item: Item,
  key: Type.Object({ person: Uuid, wrapped: Base64, registerKey: Type.String(), createdEntry: Id.entry }, closed),
  detail: Type.Object(
    { person: Uuid, entry: Id.entry, ordinal: Count, digest: Digest, kind: Type.String(), sealed: Base64 },
    closed,
  ),
  checkpoint: Type.Object({ size: Count, note: Type.String() }, closed),
  access: Type.Object(
    {
      entry: Type.String(),
      notes: Type.Array(Type.Object({ part: Type.Enum([...NOTE_PARTS]), sealed: Base64 }, closed), { maxItems: 2 }),
    },
    closed,
  ),
  subjects: Type.Array(
    Type.Object(
      {
        person: Type.Union([Id.person, Type.Null()]),
        thing: Type.Union([Type.String(), Type.Null()]),
        salt: Base64,
      },
      closed,
    ),
  ),
  answered: Type.Object(
    {
      key: Type.String({ minLength: 1 }),
      request: Base64,
      number: Type.Union([Id.entry, Type.Null()]),
      refusal: Type.Unknown(),
    },
    closed,
  ),
} as const;

type Shape = keyof typeof SHAPES;
type Of<Name extends Shape> = Type.Static<(typeof SHAPES)[Name]>;

const validators = new Map(Object.entries(SHAPES).map(([name, shape]) => [name, Compile<Type.TSchema>(shape)]));

/** What a line says; one that is not JSON, or not of this shape, has been damaged or was not written by Muster. */
export function decoded<Name extends Shape>(name: Name, json: string): Of<Name> {
  const value = parse(json);
  if (validators.get(name)?.Check(value) !== true)
    throw new BackupFault("damaged", `a line of the backup is no ${name}`);
  return value as Of<Name>;
}

/** JSON, whatever it says. */
export function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (fault) {
    throw new BackupFault("damaged", "a line of the backup is not JSON", { cause: fault });
  }
}
