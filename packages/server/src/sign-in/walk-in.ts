/**
 * The open door of an exercise: its officers and its people are invented, and whoever tries it comes in as any of them. It
 * exists on a node that was started as a demonstration of an exercise, and on no other.
 */
import type { Role } from "@muster/custody";
import type { AuthorityCode, OfficerCode } from "@muster/record";
import { Id } from "@muster/record";
import Type from "typebox";
import type { Door } from "./door.ts";
import { SessionAnswer } from "./forms.ts";

/** One of the exercise's officers in office. */
export interface OfficerOfExercise {
  readonly officer: OfficerCode;
  readonly title: string;
  readonly authority: { readonly code: AuthorityCode; readonly name: string };
  readonly roles: readonly Role[];
}

/** What there is at the open door. */
export interface ExerciseAnswer {
  readonly officers: readonly OfficerOfExercise[];
  /** The private keys, in PEM, with which authorities of the exercise sign receipts: worth nothing outside of it. */
  readonly keys: Readonly<Record<string, string>>;
}

const WalkIn = Type.Object({ officer: Id.officer }, { additionalProperties: false });

export function walkInRoutes(door: Door, exercise: () => Promise<ExerciseAnswer>): void {
  door.open({ method: "GET", path: "/exercise", summary: "Whom one may come in as: an exercise's officers" }, exercise);
  door.open(
    {
      method: "POST",
      path: "/exercise",
      summary: "Come in as an officer of an exercise",
      body: WalkIn,
      answer: SessionAnswer,
    },
    async (knock) => door.admit(knock, await door.identity.walkIn(knock.body.officer, knock.visit), "exercise"),
  );
}
