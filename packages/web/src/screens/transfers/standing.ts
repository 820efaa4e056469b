/** How the officer at the screen stands to a transfer: whose officer they are, and what they can ever do. */
import type { Answers } from "../../api/answers.ts";
import { useMe } from "../../api/me.ts";

type Ends = Pick<Answers["/transfers/:id"], "from" | "to" | "escort">;

export interface Standing {
  readonly isSender: boolean;
  readonly isReceiver: boolean;
  readonly isEscort: boolean;
  readonly authority: string | undefined;
  readonly officer: string | undefined;
  /** Whether their roles can ever give this command. */
  readonly gives: (kind: string) => boolean;
  /** Whether policy lets them do this about something at least. */
  readonly may: (action: string) => boolean;
}

export function useStanding(ends?: Ends): Standing {
  const { data: me } = useMe();
  const authority = me?.authority.code;
  return {
    isSender: authority !== undefined && ends?.from.authority === authority,
    isReceiver: authority !== undefined && ends?.to.authority === authority,
    isEscort: authority !== undefined && ends?.escort === authority,
    authority,
    officer: me?.officer,
    gives: (kind) => me?.gives.includes(kind) ?? false,
    may: (action) => [...(me?.may ?? []), ...(me?.maySometimes ?? [])].some((one) => one === action),
  };
}
