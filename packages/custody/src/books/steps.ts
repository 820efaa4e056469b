/**
 * The steps of double entry for people: for each step of a line, which position it may leave and what position it
 * makes. This is the whole movement law of the books (rules 1, 2 and 3); everything that derives a person's chain,
 * at once, late or after a correction, goes through it.
 */
import type { Position, Step } from "@muster/record";
import { endsEpisode } from "@muster/record";

interface StepRule {
  /** Why a line of this step may not leave `before` (undefined: the person has no line yet); undefined when it may. */
  readonly hindrance: (before: Position | undefined, recorded: Position) => string | undefined;
  /**
   * The position made: what was recorded, save what carries over from the position left. Made again from its own
   * outcome it makes the same, so a chain can be re-derived from what it made before.
   */
  readonly makes: (before: Position | undefined, recorded: Position) => Position;
}

const asRecorded: StepRule["makes"] = (_before, recorded) => recorded;

const STEP_RULES: Readonly<Record<Step, StepRule>> = {
  registered: { hindrance: mustBeFirst, makes: asRecorded },
  born: { hindrance: mustBeFirst, makes: asRecorded },
  admitted: { hindrance: (before) => mustBe(before, ["outside", "released", "transferred-out"]), makes: asRecorded },
  moved: {
    hindrance: (before, recorded) => mustBe(before, ["held"]) ?? mustBeAt(before, recorded),
    makes: (before, recorded) => withUnit(before as Position, recorded),
  },
  "control-changed": {
    hindrance: (before, recorded) => mustBe(before, ["held"]) ?? mustBeAt(before, recorded),
    makes: (before, recorded) => withUnit(recorded, before as Position),
  },
  "not-on-joint-roll": {
    hindrance: (before, recorded) => mustBe(before, ["held"]) ?? mustBeAt(before, recorded),
    makes: (before) => lastKnown("unaccounted", before),
  },
  departed: {
    hindrance: (before, recorded) =>
      mustBe(before, ["held"]) ??
      (before?.custodian === recorded.custodian
        ? undefined
        : `is held by ${before?.custodian}, not by ${recorded.custodian}`),
    makes: asRecorded,
  },
  accepted: { hindrance: mustBeOnTheTransfer, makes: asRecorded },
  returned: { hindrance: mustBeOnTheTransfer, makes: asRecorded },
  released: { hindrance: (before) => mustBe(before, ["held"]), makes: asRecorded },
  died: {
    hindrance: (before) => mustBe(before, ["outside", "held", "in-transit", "at-large", "unaccounted"]),
    makes: asRecorded,
  },
  escaped: {
    hindrance: (before) => mustBe(before, ["held", "in-transit"]),
    makes: (before) => lastKnown("at-large", before),
  },
  recaptured: { hindrance: (before) => mustBe(before, ["at-large"]), makes: asRecorded },
  unaccounted: {
    hindrance: (before) => mustBe(before, ["held", "in-transit"]),
    makes: (before) => lastKnown("unaccounted", before),
  },
  found: {
    hindrance: (before, recorded) =>
      mustBe(before, ["unaccounted"]) ??
      (recorded.state === "in-transit" ? mustBeOnSameTransfer(before, recorded) : undefined),
    makes: (before, recorded) => {
      if (recorded.state === "at-large") return lastKnown("at-large", before);
      if (recorded.state === "in-transit") return backOnTheTransfer(before);
      return recorded;
    },
  },
};

/** Why a line may not leave `before`, in words that follow "the person"; undefined when it may. */
export function hindrance(step: Step, before: Position | undefined, recorded: Position): string | undefined {
  return STEP_RULES[step].hindrance(before, recorded);
}

/** The position a line makes, given the one it leaves. Only after `hindrance` found none. */
export function makes(step: Step, before: Position | undefined, recorded: Position): Position {
  return STEP_RULES[step].makes(before, recorded);
}

function mustBeFirst(before: Position | undefined): string | undefined {
  return before === undefined ? undefined : "is on the register already";
}

function mustBe(before: Position | undefined, states: readonly Position["state"][]): string | undefined {
  if (before === undefined) return "is not on the register yet at that time";
  if (states.includes(before.state)) return undefined;
  if (before.state === "deceased") return "is deceased, which only a correction can undo";
  return endsEpisode(before.state)
    ? `is ${before.state}: that custody episode has ended`
    : `is ${before.state}, which must be ${states.join(" or ")}`;
}

function mustBeAt(before: Position | undefined, recorded: Position): string | undefined {
  return before?.site === recorded.site ? undefined : `is held at ${before?.site}, not at ${recorded.site}`;
}

/** A person in transit is accepted or returned on the very transfer that carries them (rule 4). */
function mustBeOnTheTransfer(before: Position | undefined, recorded: Position): string | undefined {
  const state = mustBe(before, ["in-transit"]);
  if (state !== undefined) return state;
  return recorded.transfer === undefined ? undefined : mustBeOnSameTransfer(before, recorded);
}

function mustBeOnSameTransfer(before: Position | undefined, recorded: Position): string | undefined {
  if (before?.transfer === recorded.transfer) return undefined;
  return `is ${before?.state} ${before?.transfer === undefined ? "and on no transfer" : `on ${before.transfer}`}, not on ${recorded.transfer}`;
}

/** `position` with the unit of `other`, or with none where that has none. */
function withUnit(position: Position, other: Position): Position {
  const { unit: _replaced, ...rest } = position;
  return other.unit === undefined ? rest : { ...rest, unit: other.unit };
}

/**
 * Out of sight, the custodian who had the person goes on answering (rules 4 and 6); the site is where they were last,
 * and for one lost on the way the transfer and its escort stay named.
 */
function lastKnown(state: "at-large" | "unaccounted", before: Position | undefined): Position {
  return {
    state,
    ...(before?.site === undefined ? {} : { site: before.site }),
    ...(before?.custodian === undefined ? {} : { custodian: before.custodian }),
    ...(before?.transfer === undefined ? {} : { transfer: before.transfer }),
    ...(before?.escort === undefined ? {} : { escort: before.escort }),
  };
}

/** One lost on the way and found again is where they were: on the transfer, with its escort. */
function backOnTheTransfer(before: Position | undefined): Position {
  const { site: _lastKnown, ...rest } = before ?? { state: "in-transit" };
  return { ...rest, state: "in-transit" };
}
