/** One thing recorded for each of several people: an entry each, one after the other, with how far it is, and a way to stop. */
import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, type SubmitEvent, useRef, useState } from "react";
import { ask } from "../../api/ask.ts";
import type { Command } from "../../api/command.ts";
import { Problem } from "../../api/problem.ts";
import { useReading, useTexts } from "../../texts/reading.tsx";
import { useMoment } from "../../time/moment.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { useNotices } from "../../ui/notices.tsx";
import { Code } from "../../ui/person-name.tsx";
import { Said } from "../../ui/said.tsx";
import { uiTexts } from "../../ui/texts.ts";
import styles from "./sites.module.css";
import { sitesTexts } from "./texts.ts";

interface InTurnDialogProps {
  readonly action: string;
  readonly title?: string;
  readonly submit: string;
  readonly people: readonly string[];
  /** The command for one of them, from the filled form. */
  readonly command: (person: string, form: FormData) => Command;
  /** The people for whom it was recorded. */
  readonly onRecorded: (people: readonly string[]) => void;
  readonly isDisabled?: boolean;
  readonly children: ReactNode;
}

export function InTurnDialog(props: InTurnDialogProps): ReactNode {
  const { isPast } = useMoment();
  const [isOpen, setOpen] = useState(false);
  if (isPast) return null;
  return (
    <>
      <Button onPress={() => setOpen(true)} isDisabled={props.isDisabled === true}>
        {props.action}
      </Button>
      <Dialog title={props.title ?? props.action} isOpen={isOpen} onOpenChange={setOpen}>
        <InTurnForm {...props} onDone={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

interface Refused {
  readonly person: string;
  readonly problem: Problem;
}

function InTurnForm({
  submit,
  people,
  command,
  onRecorded,
  children,
  onDone,
}: InTurnDialogProps & { readonly onDone: () => void }): ReactNode {
  const t = useTexts(sitesTexts);
  const ui = useTexts(uiTexts);
  const { number } = useReading();
  const { tell } = useNotices();
  const queries = useQueryClient();
  const [done, setDone] = useState<number>();
  const [refused, setRefused] = useState<readonly Refused[]>([]);
  const isStopped = useRef(false);

  const send = async (form: FormData): Promise<void> => {
    const recorded: string[] = [];
    const refusals: Refused[] = [];
    isStopped.current = false;
    setRefused([]);
    for (const person of people) {
      setDone(recorded.length + refusals.length);
      const problem = await record(command(person, form));
      if (problem === undefined) recorded.push(person);
      else refusals.push({ person, problem });
      // What hinders the first for want of a connection hinders all: they can be sent again.
      if (isStopped.current || problem?.isPassing === true) break;
    }
    setDone(undefined);
    setRefused(refusals);
    onRecorded(recorded);
    await queries.invalidateQueries({ queryKey: ["question"] });
    if (refusals.length === 0) {
      tell(t("recordedAll", { n: recorded.length }));
      onDone();
    } else tell(t("notAll", { recorded: recorded.length, refused: refusals.length }));
  };
  const submitted = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    void send(new FormData(event.currentTarget));
  };
  return (
    <form className={styles["form"]} onSubmit={submitted}>
      {children}
      {refused.slice(0, 5).map(({ person, problem }) => (
        <div key={person}>
          <Code>{person}</Code>
          <Said problem={problem} />
        </div>
      ))}
      <div className={styles["buttons"]}>
        <Button type="submit" look="main" isPending={done !== undefined} isDisabled={people.length === 0}>
          {submit}
        </Button>
        {done === undefined ? (
          <Button onPress={onDone}>{ui("cancel")}</Button>
        ) : (
          <>
            <Button onPress={() => (isStopped.current = true)}>{t("stop")}</Button>
            <progress max={people.length} value={done} aria-label={submit} />
            <span role="status">{t("progress", { done: number(done), all: number(people.length) })}</span>
          </>
        )}
      </div>
    </form>
  );
}

/** Records one; gives back why it was not. */
async function record(command: Command): Promise<Problem | undefined> {
  try {
    await ask("/commands", { method: "POST", body: command, key: crypto.randomUUID() });
    return undefined;
  } catch (fault) {
    if (fault instanceof Problem) return fault;
    throw fault;
  }
}
