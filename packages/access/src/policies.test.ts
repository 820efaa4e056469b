import { ROLES } from "@muster/custody";
import { describe, expect, test } from "vitest";
import { ACTIONS } from "./actions.ts";
import { NOTHING_PERMITS, Policies } from "./policies.ts";
import { RELATIONS } from "./relations.ts";
import { filesOnDisk, policiesOnDisk, schemaOnDisk } from "../test/policies-on-disk.ts";

const policies = policiesOnDisk();

function faultOf(text: string, schema = schemaOnDisk) {
  const read = Policies.read(
    [
      { name: "sound.cedar", text: SOUND },
      { name: "tried.cedar", text },
    ],
    schema,
  );
  return read instanceof Policies ? undefined : read;
}

const SOUND = '@id("sound")\n@reason("Sound.")\npermit (principal, action == Action::"see-proof", resource);\n';

describe("the policies on disk", () => {
  test("hold against the schema, strictly, without a warning", () => {
    expect(Policies.read(filesOnDisk(), schemaOnDisk)).toBeInstanceOf(Policies);
    expect(filesOnDisk().length).toBeGreaterThan(14);
  });

  test("each have a name of their own and a reason in a sentence", () => {
    expect(new Set(policies.names).size).toBe(policies.names.length);
    expect(policies.stated.map(({ reason }) => reason).filter((reason) => !/^[A-Z].{20,}[.]$/.test(reason))).toEqual(
      [],
    );
  });

  test("are each on the line that is named", () => {
    for (const { id, file, line } of policies.stated) {
      const text = filesOnDisk().find(({ name }) => name === file)?.text ?? "";
      const from = text
        .split("\n")
        .slice(line - 1)
        .join("\n");
      expect(from.trimStart().replace(/^(?:\/\/[^\n]*\n)+/, "")).toMatch(new RegExp(`^@id\\("${id}"\\)`));
    }
  });

  test("know every action and relation that is asked, and no other", () => {
    const known = (type: string) => new RegExp(`"([a-z-]+)"`, "g")[Symbol.matchAll](type);
    const words = new Set([...known(schemaOnDisk)].map(([, word]) => word));
    const asked = new Set<string>([...ACTIONS, ...RELATIONS, ...ROLES, "reading", "doing"]);
    expect([...asked].filter((word) => !words.has(word))).toEqual([]);
    expect([...words].filter((word) => word !== undefined && !asked.has(word))).toEqual([]);
  });
});

describe("a denial", () => {
  // Verifies: ICPPED-20-22
  test("names the policy that forbids, and its reason", () => {
    expect(policies.decide({ roles: ["monitor"], action: "read-clinical", relations: ["own-site"] })).toEqual({
      allowed: false,
      policy: "clinical-for-medical-officers-only",
      reason: policies.stated.find(({ id }) => id === "clinical-for-medical-officers-only")?.reason,
    });
  });

  test("says in words that nothing permits", () => {
    const said = (...[roles, action, relations]: [Parameters<Policies["decide"]>[0]["roles"], ...string[][]]) =>
      policies.decide({
        roles,
        action: ACTIONS.find((known) => known === action?.[0]) ?? "see-proof",
        relations: RELATIONS.filter((known) => relations?.includes(known)),
      });
    expect(said(["site-clerk"], ["read-custody"], ["own-site"])).toEqual({
      allowed: false,
      policy: NOTHING_PERMITS,
      reason:
        "Nothing permits a site clerk to read a person's bases, reviews, admissions, releases and duties: a person of the officer's own site.",
    });
    expect(said(["escort", "receiving-officer"], ["see-balance"], ["none"])).toMatchObject({
      reason: "Nothing permits an escort or a receiving officer to see the trial balance.",
    });
    expect(said([], ["propose-transfer"], ["sending", "receiving"])).toMatchObject({
      reason:
        "Nothing permits an officer without a role to propose a transfer: a transfer in which the officer's site sends or in which the officer's site receives.",
    });
  });

  test("of a stranger and of a national who objects is the same, word by word", () => {
    for (const action of ACTIONS) {
      const decide = (relation: "none" | "own-national-objecting") =>
        policies.decide({ roles: ["consular-officer"], action, relations: [relation] });
      expect(decide("own-national-objecting")).toEqual(decide("none"));
    }
  });
});

describe("a permission", () => {
  test("names the policies that permit", () => {
    const decision = policies.decide({ roles: ["registrar", "site-clerk"], action: "admit", relations: ["own-site"] });
    expect(decision).toEqual({
      allowed: true,
      policies: ["registrar-keeps-the-sites-books", "clerk-enters-at-the-site"],
    });
  });

  test("depends on neither the order nor the number of what is asked", () => {
    const one = policies.decide({
      roles: ["escort", "monitor"],
      action: "see-manifest",
      relations: ["none", "sending"],
    });
    const other = policies.decide({
      roles: ["monitor", "escort", "monitor"],
      action: "see-manifest",
      relations: ["sending", "none", "sending"],
    });
    expect(other).toBe(one);
  });
});

describe("policies that cannot be used", () => {
  test.each([
    ["no policy at all", "permit (principal, action", { file: "tried.cedar", line: 1 }],
    ["one after a line of Arabic", "// سجن\n// ثان\npermit (principal;", { file: "tried.cedar", line: 3 }],
    ["no name", '@reason("x")\npermit (principal, action, resource);', { line: 1, what: "no @id" }],
    ["no reason", '\n\n@id("x")\npermit (principal, action, resource);', { line: 3, what: "no @reason", policy: "x" }],
    ["a name that is taken", SOUND, { what: "a second of this @id", policy: "sound" }],
    ["a template", '@id("x")\n@reason("x")\npermit (principal == ?principal, action, resource);', { line: 1 }],
    [
      "an action nobody knows",
      '@id("x")\n@reason("x")\npermit (principal, action == Action::"hide-person", resource);',
      { file: "tried.cedar", line: 1, policy: "x" },
    ],
    [
      "a role misspelt",
      '\n@id("x")\n@reason("x")\npermit (principal in Role::"registrr", action, resource);',
      { line: 2, policy: "x" },
    ],
    [
      "a condition that can never hold",
      '@id("x")\n@reason("x")\npermit (principal, action, resource) when { principal.rank > 3 };',
      { policy: "x" },
    ],
  ])("say so: %s", (_what, text, expected) => {
    expect(faultOf(text)).toMatchObject({ fault: "policy", ...expected });
    expect(faultOf(text)?.what).not.toBe("");
  });

  test("a schema that cannot be read is at fault itself", () => {
    expect(faultOf("", "entity Role;;;")).toMatchObject({ fault: "policy", file: "schema" });
  });
});

describe("a policy that is adopted", () => {
  const adopt = (text: string) => Policies.adopt({ name: "adopted", text }, filesOnDisk(), schemaOnDisk);

  // Verifies: MR-84
  test("takes the place of the shipped ones, and keeps the floor", () => {
    const policies = adopt(
      '@id("all-to-clerks")\n@reason("A clerk may do everything.")\npermit (principal in Role::"site-clerk", action, resource);',
    );
    if (!(policies instanceof Policies)) throw new Error(JSON.stringify(policies));
    const may = (role: "site-clerk" | "registrar" | "monitor", action: "read-custody" | "read-clinical") =>
      policies.decide({ roles: [role], action, relations: ["own-site"] }).allowed;
    expect(may("site-clerk", "read-custody")).toBe(true);
    expect(may("site-clerk", "read-clinical")).toBe(false);
    expect(may("registrar", "read-custody")).toBe(false);
    expect(may("monitor", "read-custody")).toBe(true);
  });

  // Verifies: MR-84, ICPPED-20-22
  test.each([
    ["everybody", "principal"],
    ["monitors", 'principal in Role::"monitor"'],
    ["every officer", "principal is Officer"],
    ["monitors among others", 'principal is Officer in Role::"monitor"'],
  ])("forbids nothing to %s, for that could hide somebody from monitors", (_whom, principal) => {
    const text = `\n@id("hide")\n@reason("Hide.")\nforbid (${principal}, action == Action::"see-person", resource);`;
    expect(adopt(text)).toMatchObject({ fault: "policy", file: "adopted", line: 2, policy: "hide" });
  });

  test("may forbid to one role by name", () => {
    const text = '@id("x")\n@reason("x")\nforbid (principal in Role::"escort", action, resource);';
    expect(adopt(text)).toBeInstanceOf(Policies);
  });

  test("is refused where it takes a name of the floor, and where the floor is not whole", () => {
    const text = '@id("fears-are-not-told")\n@reason("x")\npermit (principal, action, resource);';
    expect(adopt(text)).toMatchObject({ policy: "fears-are-not-told", what: "a second of this @id" });
    expect(() => Policies.adopt({ name: "adopted", text }, [], schemaOnDisk)).toThrow("not whole");
  });

  test("fits into one entry, should it be all that is shipped beside the floor", () => {
    const rest = filesOnDisk().filter(({ name }) => name !== "31-monitor.cedar" && name !== "90-forbid.cedar");
    const text = rest.map((file) => file.text).join("\n");
    const command = { kind: "policy.adopt", name: "as shipped", text };
    expect(new TextEncoder().encode(JSON.stringify(command)).length).toBeLessThan(60_000);
    expect(new TextEncoder().encode(text).length).toBeLessThan(44_000);
    expect(adopt(text)).toBeInstanceOf(Policies);
  });
});
