import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { COMMANDS } from "./commands.ts";
import { run } from "./program.ts";

let stdout = "";
let stderr = "";

beforeEach(() => {
  stdout = "";
  stderr = "";
  vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    stdout += String(text);
    return true;
  });
  vi.spyOn(process.stderr, "write").mockImplementation((text) => {
    stderr += String(text);
    return true;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
});

const SITE = ["site", "add", "X", "--name", "X", "--type", "prison", "--controlled-by", "NORTH"];

describe("wrong use", () => {
  test.each([
    [[]],
    [["nothing"]],
    [["site"]],
    [["site", "add", "X"]],
    [["balance", "--as-of", "2026-01-04"]],
    [["balance", "--known-at", "yesterday"]],
    [["balance", "--colour", "red"]],
    [["journal", "show", "first"]],
    [["start", "--port", "99999"]],
    [["start", "--origin", "register.example"]],
    [["officer", "invite", "NORTH-1", "--origin", "http://register.example"]],
    [["authority", "assign", "NORTH-1", "--role", "boss"]],
    [["person", "find", "Ali", "--purpose", "curiosity"]],
    [["person", "same", "A", "B"]],
    [["person", "same", "A", "B", "--why", "x", "--weight", "much"]],
    [["person", "withdraw", "A", "B", "--why", "x"]],
    [["person", "withdraw", "A", "B", "--why", "x", "--assertion", "4", "--judgement", "5"]],
    [["count", "record", "C-1"]],
    [[...SITE, "--as", "NORTH"]],
    [[...SITE, "--at", "2026-01-04 12:00"]],
    [["incident", "record", "I", "--type", "fire", "--value", "3"]],
    [["transfer", "receive", "T", "P", "--site", "S"]],
    [["verify"]],
  ])("muster %j ends with 2, and says what was wrong on stderr", async (args) => {
    expect([await run(args), stdout]).toEqual([2, ""]);
    expect(stderr).not.toBe("");
    expect(stderr).not.toMatch(/\n\s+at /);
  });
});

describe("help", () => {
  test("muster --help lists every command", async () => {
    expect(await run(["--help"])).toBe(0);
    const listed = [...(stdout.split("Example:")[0]?.matchAll(/^ {2}([a-z]+) /gm) ?? [])].map(([, name]) => name);
    expect(listed).toEqual([...COMMANDS.map(({ name }) => name), "help"]);
  });

  test.each(COMMANDS)("muster $name is what it is listed as", async ({ name, says }) => {
    for (const args of [
      [name, "--help"],
      ["help", name],
    ]) {
      stdout = "";
      expect(await run(args)).toBe(0);
      expect(stdout).toContain(`Usage: muster ${name} `);
      expect(stdout.replaceAll(/\s+/g, " ")).toContain(` ${says} `);
    }
  });

  test("a mistyped command is told what was meant", async () => {
    expect(await run(["balanse"])).toBe(2);
    expect(stderr).toContain("Did you mean balance?");
  });

  test.each([
    "init",
    "start",
    "demo",
    "scenario run",
    "site add",
    "site find",
    "site list",
    "site show",
    "authority add",
    "authority appoint",
    "authority assign",
    "authority list",
    "control show",
    "roll import",
    "roll show",
    "person find",
    "person show",
    "person same",
    "person different",
    "person withdraw",
    "transfer list",
    "transfer show",
    "transfer propose",
    "transfer authorise",
    "transfer settle",
    "transfer seal",
    "transfer depart",
    "transfer arrive",
    "transfer receive",
    "transfer close",
    "transfer cancel",
    "count open",
    "count record",
    "count clear",
    "count show",
    "incident record",
    "incident account",
    "incident show",
    "submit",
    "balance",
    "journal tail",
    "journal show",
    "journal correct",
    "log checkpoint",
    "log prove",
    "log audit",
    "paper manifest",
    "paper receipt",
    "paper joint-roll",
    "paper capture-card",
    "paper release",
    "paper count-sheet",
    "paper file",
    "verify",
    "rebuild",
    "backup",
    "restore",
    "key status",
    "key rotate",
    "key protect",
    "retention run",
  ])("muster %s --help has an example, and takes --json", async (command) => {
    expect(await run([...command.split(" "), "--help"])).toBe(0);
    expect(stdout).toContain(`Example:\n  muster ${command}`);
    expect(stdout).toContain("--json");
  });
});
