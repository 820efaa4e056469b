import Type from "typebox";
import { Compile } from "typebox/compile";
import { describe, expect, test } from "vitest";
import { fieldFaults } from "./field-faults.ts";
import { Id } from "./ids.ts";

const schema = Type.Object(
  {
    person: Id.person,
    people: Type.Optional(Type.Array(Type.Object({ site: Id.site }, { additionalProperties: false }))),
    state: Type.Optional(Type.Union([Type.Literal("held"), Type.Literal("released")])),
    sex: Type.Optional(Type.Enum(["female", "male"])),
    of: Type.Optional(Type.Union([Type.String(), Type.Integer()])),
    count: Type.Optional(Type.Integer({ minimum: 1 })),
    digest: Type.Optional(Type.String({ pattern: "^[a-f]+$" })),
    country: Type.Optional(Type.String({ pattern: "^[A-Z]{3}$" })),
  },
  { additionalProperties: false },
);
const validator = Compile(schema);
const PERSON = "aaaaaaaa-0000-4000-8000-000000000001";
const faultsOf = (value: unknown) => fieldFaults(validator.Errors(value));

describe("what is wrong with a field", () => {
  test.each([
    [{ person: "IRAQ-77" }, "person", "must be a person's id: a UUID in lower case"],
    [{}, "person", "is missing"],
    [{ person: PERSON, "pri/son": 1 }, "pri/son", "no such field is known"],
    [
      { person: PERSON, people: [{ site: "al hol" }] },
      "people.0.site",
      "must be a code: capital letters, digits, . _ / -",
    ],
    [{ person: PERSON, people: [{ site: "P", prison: "Q" }] }, "people.0.prison", "no such field is known"],
    [{ person: PERSON, state: "gone" }, "state", 'must be one of "held", "released"'],
    [{ person: PERSON, sex: "unknown" }, "sex", 'must be one of "female", "male"'],
    [{ person: PERSON, count: 0 }, "count", "must be >= 1"],
    [{ person: PERSON, digest: "x" }, "digest", 'must match pattern "^[a-f]+$"'],
    [{ person: PERSON, country: "Syria" }, "country", "must be a country in the three letters of ISO 3166-1, as SYR"],
  ])("%j: %s %s", (value, field, fault) => {
    expect(faultsOf(value)).toEqual([{ field, fault }]);
  });

  test("is told of each field, and of the whole where it is none", () => {
    expect(faultsOf({ person: 1, a: 1, b: 2 })).toEqual([
      { field: "a", fault: "no such field is known" },
      { field: "b", fault: "no such field is known" },
      { field: "person", fault: "must be string" },
    ]);
    const many = Object.fromEntries(Array.from({ length: 20 }, (_, at) => [`unknown${at}`, at]));
    expect(faultsOf({ person: PERSON, ...many })[0]).toEqual({ field: "unknown0", fault: "no such field is known" });
    expect(faultsOf("a person")).toEqual([{ field: "", fault: "must be object" }]);
    expect(faultsOf({ person: PERSON, of: true }).at(-1)).toEqual({
      field: "of",
      fault: "fits none of the forms it may have",
    });
  });
});
