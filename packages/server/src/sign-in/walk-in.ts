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

export interface ExerciseAnswer {
  readonly officers: readonly OfficerOfExercise[];
}

const WalkIn = Type.Object({ officer: Id.officer }, { additionalProperties: false });

export function walkInRoutes(door: Door, officers: () => Promise<readonly OfficerOfExercise[]>): void {
  door.open(
    { method: "GET", path: "/exercise", summary: "Whom one may come in as: an exercise's officers" },
    async (): Promise<ExerciseAnswer> => ({ officers: await officers() }),
  );
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
