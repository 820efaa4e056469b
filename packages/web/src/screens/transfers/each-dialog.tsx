/** A button, and the form behind it, that records the same thing of each of several people. */
import type { PersonId } from "@muster/record";
import type { Command } from "@muster/server/api";
import { type SubmitEvent, type ReactNode, useState } from "react";
import { useTexts } from "../../texts/reading.tsx";
import { useMoment } from "../../time/moment.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { useNotices } from "../../ui/notices.tsx";
import { Said } from "../../ui/said.tsx";
import type { PickedPerson } from "../../ui/person-picker/picked-person.ts";
import { PeopleTicks, tickedIn } from "./people-ticks.tsx";
import { transfersTexts } from "./texts.ts";
import styles from "./transfers.module.css";
import { useEach } from "./use-each.ts";

interface EachDialogProps {
  readonly action: string;
  readonly submit: string;
  readonly look?: "main" | "plain" | "quiet";
  readonly people: readonly PickedPerson[];
  readonly command: (person: PersonId, form: FormData) => Command | Promise<Command>;
  readonly onRecorded?: (people: readonly PersonId[]) => void;
  readonly children: ReactNode;
}

export function EachDialog(props: EachDialogProps): ReactNode {
  const { action, look = "plain" } = props;
  const { isPast } = useMoment();
  const [isOpen, setOpen] = useState(false);
  if (isPast) return null;
  return (
    <>
      <Button look={look} onPress={() => setOpen(true)}>
        {action}
      </Button>
      <Dialog title={action} isOpen={isOpen} onOpenChange={setOpen}>
        <EachForm {...props} onDone={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

function EachForm({
  submit,
  people,
  command,
  onRecorded,
  onDone,
  children,
}: EachDialogProps & { readonly onDone: () => void }): ReactNode {
  const t = useTexts(transfersTexts);
  const { tell } = useNotices();
  const { progress, problem, run, stop } = useEach();
  // What was offered when the form was opened: the list under it changes with every one recorded.
  const [offered] = useState(people);

  const send = async (event: SubmitEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const ticked = tickedIn(form) as readonly PersonId[];
    const recorded = await run(ticked, (person) => command(person, form));
    tell(t("recordedN", { n: recorded.length, of: ticked.length }));
    onRecorded?.(recorded);
    if (recorded.length === ticked.length) onDone();
  };
  return (
    <form className={styles["form"]} onSubmit={(event) => void send(event)}>
      {children}
      <PeopleTicks people={offered} />
      {problem !== undefined && <Said problem={problem} />}
      {progress !== undefined && (
        <p role="status" className={styles["progress"]}>
          <progress value={progress.done} max={progress.of} aria-label={t("progress")} />{" "}
          {t("progressSays", { done: progress.done, of: progress.of })}
        </p>
      )}
      <div className={styles["buttons"]}>
        {progress === undefined ? (
          <>
            <Button type="submit" look="main">
              {submit}
            </Button>
            <Button onPress={onDone}>{t("cancel")}</Button>
          </>
        ) : (
          <Button onPress={stop}>{t("stop")}</Button>
        )}
      </div>
    </form>
  );
}
