/** The register itself: opened once, by entry 0, which names its keeper and the keeper's first officer. */
import { Id } from "@muster/record";
import type { AuthorityCode, Instant } from "@muster/record";
import Type from "typebox";
import { refuse } from "../frame/refusal.ts";
import { rule, Text } from "../frame/rule.ts";
import { about, THE_REGISTER } from "../frame/subjects.ts";
import type { AdoptedPolicy } from "../policy/adopt.ts";
import { newAuthority } from "./authority.ts";
import { newOfficer } from "./officer.ts";

export interface RegisterState {
  readonly name: string;
  readonly keeper: AuthorityCode;
  /** An exercise: its clock is the scenario's and its people are invented. It says so wherever it is shown. */
  readonly exercise: boolean;
  readonly openedAt: Instant;
  /** Who may do and know what, as last adopted; absent while none was: then the one that Muster comes with is in force. */
  policy?: AdoptedPolicy;
}

export const openRegister = rule({
  command: "register.open",
  kind: "register.opened",
  fields: {
    name: Text(200, "what the register is called"),
    keeper: Type.Object({ code: Id.authority, name: Text(200, "the keeper's name") }, { additionalProperties: false }),
    officer: Type.Object(
      { code: Id.officer, title: Text(200, "the first officer's title") },
      { additionalProperties: false },
    ),
    exercise: Type.Optional(Type.Boolean()),
  },
  needs: () => ({ subjects: [THE_REGISTER] }),

  decide({ name, keeper, officer, exercise = false }, facts, context) {
    if (facts.subject("register", THE_REGISTER.id) !== undefined || context.number !== 0) {
      return refuse(
        "conflict",
        "register-open-already",
        "The register is open already.",
        "Use it; a register is opened once.",
        {
          entry: 0,
        },
      );
    }
    return {
      about: [THE_REGISTER, about.authority(keeper.code), about.officer(officer.code)],
      body: { name, keeper, officer, ...(exercise ? { exercise } : {}) },
    };
  },

  applies: {
    register: (_state, { entry, body }) => ({
      name: body.name,
      keeper: body.keeper.code,
      exercise: body.exercise === true,
      openedAt: entry.occurredAt,
    }),
    authority: (_state, { entry, body }) =>
      newAuthority(entry.number, { code: body.keeper.code, name: body.keeper.name }),
    officer: (_state, { entry, body }) =>
      newOfficer(
        entry,
        { code: body.officer.code, authority: body.keeper.code, title: body.officer.title },
        { roles: ["keeper"], sites: [] },
      ),
  },
});
