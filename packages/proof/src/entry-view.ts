/**
 * As much of an entry (record, format 1) as a verifier must understand: its number, the root over its people's items, the
 * digests of its details and its receipts. The rest is carried through unread. Nothing here imports the record room, so that
 * a verifier can be published, and audited, on its own.
 */
import { decodeJsonObject, isJsonArray, type Json, type JsonObject } from "./json.ts";
import { MAXIMUM_DETAILS, MAXIMUM_ENTRY_BYTES, MAXIMUM_ITEM_BYTES, MAXIMUM_ITEMS } from "./limits.ts";
import { Shape } from "./shape.ts";
import { VerificationError } from "./verification-error.ts";

const ENTRY_FORMAT = 1;
const KIND = /^[a-z]+(?:-[a-z]+)*\.[a-z]+(?:-[a-z]+)*$/u;
const MAXIMUM_KIND_LENGTH = 64;
const PERSON_ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u;

/** Several items, as an entry commits to them. */
export interface InnerTreeHead {
  readonly count: number;
  readonly root: Uint8Array;
}

export interface EntryView {
  readonly content: JsonObject;
  readonly number: number;
  readonly kind: string;
  /** Digests, in base64, of the details this entry seals. */
  readonly details: readonly string[];
  readonly people?: InnerTreeHead | ItemView;
  readonly receipt?: Json;
}

/** What an entry says about one person. */
export interface ItemView {
  readonly content: JsonObject;
  readonly person: string;
  readonly details: readonly string[];
  readonly receipt?: Json;
}

export function readEntry(bytes: Uint8Array): EntryView {
  if (bytes.length > MAXIMUM_ENTRY_BYTES) {
    throw new VerificationError("entry-too-large", `the entry is longer than ${MAXIMUM_ENTRY_BYTES} bytes`);
  }
  const shape = new Shape("entry-malformed", "the entry");
  const content = decodeJsonObject(bytes, "entry-malformed", "the entry");
  if (shape.count(content["format"], "format") !== ENTRY_FORMAT) {
    throw new VerificationError("entry-format-unknown", "the entry is of a format this verifier does not know");
  }
  const people = content["people"];
  const receipt = shape.object(content["body"], "body")["receipt"];
  return {
    content,
    number: shape.count(content["number"], "number"),
    kind: readKind(shape, content["kind"]),
    details: readDigests(shape, content["details"]),
    ...(people === undefined ? {} : { people: readPeople(shape, people) }),
    ...(receipt === undefined ? {} : { receipt }),
  };
}

/** Reads an item shown by itself. Whether it belongs to an entry is for `verifyInnerInclusion`. */
export function readItem(bytes: Uint8Array): ItemView {
  if (bytes.length > MAXIMUM_ITEM_BYTES) {
    throw new VerificationError("item-too-large", `the item is longer than ${MAXIMUM_ITEM_BYTES} bytes`);
  }
  return viewItem(new Shape("item-malformed", "the item"), decodeJsonObject(bytes, "item-malformed", "the item"));
}

/** Whether an entry carries its only item inline, rather than the root over several. */
export function isInlineItem(people: EntryView["people"]): people is ItemView {
  return people !== undefined && "person" in people;
}

function readPeople(shape: Shape, people: Json): InnerTreeHead | ItemView {
  if (isJsonArray(people)) {
    const [item] = shape.array(people, "people", 1);
    return viewItem(shape, shape.object(item, "people[0]"));
  }
  const { count, root } = shape.closedObject(people, "people", ["count", "root"]);
  return { count: shape.count(count, "people.count", MAXIMUM_ITEMS), root: shape.hash(root, "people.root") };
}

function viewItem(shape: Shape, content: JsonObject): ItemView {
  const says = content["says"];
  const receipt = says === undefined ? undefined : shape.object(says, "says")["receipt"];
  return {
    content,
    person: readPerson(shape, content["person"]),
    details: readDigests(shape, content["details"]),
    ...(receipt === undefined ? {} : { receipt }),
  };
}

function readPerson(shape: Shape, value: Json | undefined): string {
  const person = shape.text(value, "person");
  return PERSON_ID.test(person) ? person : shape.refuse("person", "a person's id");
}

function readKind(shape: Shape, value: Json | undefined): string {
  const kind = shape.text(value, "kind");
  return kind.length <= MAXIMUM_KIND_LENGTH && KIND.test(kind) ? kind : shape.refuse("kind", "a kind of entry");
}

function readDigests(shape: Shape, digests: Json | undefined): string[] {
  if (digests === undefined) return [];
  return shape.array(digests, "details", MAXIMUM_DETAILS).map((digest) => {
    shape.hash(digest, "a digest of details");
    return shape.text(digest, "a digest of details");
  });
}
