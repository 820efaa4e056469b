/** A button, and the form behind it, that records the same thing of each of several people: an entry each, one after the other. */
import type { PersonId } from "@muster/record";
import { type ReactNode, type SubmitEvent, useState } from "react";
import type { Command } from "../../api/command.ts";
import { useTexts } from "../../texts/reading.tsx";
import { Button } from "../button.tsx";
import styles from "../command-dialog.module.css";
import { FormDialog, type FormDialogProps } from "../form-dialog.tsx";
import { useNotices } from "../notices.tsx";
import { PersonName } from "../person-name.tsx";
import { Numbered } from "../person-picker/called.tsx";
import type { PickedPerson } from "../person-picker/picked-person.ts";
import { Said } from "../said.tsx";
import { uiTexts } from "../texts.ts";
import { eachTexts } from "./texts.ts";
import type { Refused } from "./in-turn.ts";
import { useEach } from "./use-each.ts";

const REFUSALS_SHOWN = 5;

export interface EachDialogProps extends FormDialogProps {
  readonly submit: string;
  /** Whom it may be for. */
  readonly people: readonly PickedPerson[];
  /** Whom of them the filled form is for; all of them where absent. */
  readonly whom?: (form: FormData) => readonly PersonId[];
  /** The command for one of them, from the filled form. */
  readonly command: (person: PersonId, form: FormData) => Command | Promise<Command>;
  /** The people for whom it was recorded. */
  readonly onRecorded?: (people: readonly PersonId[]) => void;
  readonly children: ReactNode;
}

export function EachDialog(props: EachDialogProps): ReactNode {
  return <FormDialog {...props}>{(close) => <EachForm {...props} onDone={close} />}</FormDialog>;
}

function EachForm({
  submit,
  people,
  whom = () => people.map(({ person }) => person),
  command,
  onRecorded,
  onDone,
  children,
}: EachDialogProps & { readonly onDone: () => void }): ReactNode {
  const t = useTexts(eachTexts);
  const ui = useTexts(uiTexts);
  const { tell } = useNotices();
  const { progress, refused, run, stop } = useEach();
  // As they were when it was opened: the list under the form changes with every one recorded.
  const [offered] = useState(people);

  const send = async (event: SubmitEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    if (progress !== undefined) return;
    const form = new FormData(event.currentTarget);
    const chosen = whom(form);
    if (chosen.length === 0) return tell(t("nobody"));
    const { recorded, refused: refusals, left } = await run(chosen, (person) => command(person, form));
    onRecorded?.(recorded);
    if (refusals.length > 0) return tell(t("notAll", { recorded: recorded.length, refused: refusals.length }));
    if (left > 0) return tell(t("recordedN", { n: recorded.length, of: recorded.length + left }));
    tell(t("recordedAll", { n: recorded.length }));
    onDone();
  };
  return (
    <form className={styles["form"]} onSubmit={(event) => void send(event)}>
      {children}
      <Refusals refused={refused} people={[...offered, ...people]} />
      {progress !== undefined && (
        <p role="status" className={styles["progress"]}>
          <progress value={progress.done} max={progress.of} aria-label={submit} />{" "}
          {t("progress", { done: progress.done, all: progress.of })}
        </p>
      )}
      <div className={styles["buttons"]}>
        <Button type="submit" look="main" isPending={progress !== undefined}>
          {submit}
        </Button>
        {progress === undefined ? (
          <Button onPress={onDone}>{ui("cancel")}</Button>
        ) : (
          <Button onPress={stop}>{t("stop")}</Button>
        )}
      </div>
    </form>
  );
}

interface RefusalsProps {
  readonly refused: readonly Refused[];
  readonly people: readonly PickedPerson[];
}

/** Who it was refused for and why: the first of them, for often it is the same with all. */
function Refusals({ refused, people }: RefusalsProps): ReactNode {
  const t = useTexts(eachTexts);
  const others = refused.length - REFUSALS_SHOWN;
  return (
    <>
      {refused.slice(0, REFUSALS_SHOWN).map(({ person, problem }) => {
        const known = people.find((one) => one.person === person);
        return (
          <div key={person}>
            <Numbered person={person} number={known?.number ?? null} />{" "}
            {known !== undefined && known.name !== null && <PersonName name={known.name} />}
            <Said problem={problem} />
          </div>
        );
      })}
      {others > 0 && <p>{t("moreRefused", { n: others })}</p>}
    </>
  );
}
