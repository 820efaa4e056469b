import { RULES } from "@muster/custody";
import { describe, expect, test } from "vitest";
import { DOINGS } from "./actions.ts";
import { actionOfCommand, actionOfCorrecting, KNOWN_COMMANDS } from "./commands.ts";

/** The one command that no officer gives: there is none yet. */
const WITHOUT_ACTION = ["register.open"];

describe("the leave a command needs", () => {
  test("is named for every rule of custody", () => {
    const unnamed = RULES.map(({ command }) => command).filter((command) => actionOfCommand(command) === undefined);
    expect(unnamed).toEqual(WITHOUT_ACTION);
  });

  test("is named for no command that no rule decides", () => {
    const rules = new Set(RULES.map(({ command }) => command));
    expect(KNOWN_COMMANDS.filter((command) => !rules.has(command))).toEqual([]);
  });

  test("of a command nobody knows is none", () => {
    expect(actionOfCommand("person.hide")).toBeUndefined();
    expect(actionOfCommand("toString")).toBeUndefined();
  });

  test("to correct is by what is corrected", () => {
    expect(actionOfCorrecting("custody.admitted")).toBe("correct");
    expect(actionOfCorrecting("officer.assigned")).toBe("correct-keeping");
    expect(actionOfCorrecting("policy.adopted")).toBe("correct-keeping");
    expect(actionOfCorrecting("register.opened")).toBe("correct-keeping");
  });

  test("is a command's own, but for what confirms, invites, and corrects what keepers enter", () => {
    const named = new Set(KNOWN_COMMANDS.map(actionOfCommand));
    // These are asked for by the proposals, the sign-in and corrections, which are no commands of the journal.
    expect(DOINGS.filter((action) => !named.has(action))).toEqual(["manage-sign-in", "confirm", "correct-keeping"]);
  });
});
