/** A button with the form behind it: how a screen records one thing. */
import type { ReactNode, SubmitEvent } from "react";
import { type Command, useCommand, useProposal } from "../api/command.ts";
import { useTexts } from "../texts/reading.tsx";
import { useNotices } from "./notices.tsx";
import { Button } from "./button.tsx";
import styles from "./command-dialog.module.css";
import { FormDialog, type FormDialogProps } from "./form-dialog.tsx";
import { Said } from "./said.tsx";
import { uiTexts } from "./texts.ts";

interface CommandDialogProps extends FormDialogProps {
  /** What the button that records it says. */
  readonly submit: string;
  /** The command that the filled form stands for. */
  readonly command: (form: FormData) => Command;
  /** It takes two officers: it is proposed, and recorded once a colleague has confirmed it (or this authority's officer). */
  readonly second?: boolean | { readonly authority: string; readonly officer?: string };
  readonly onRecorded?: (entry: number, people: readonly string[]) => void;
  readonly onProposed?: () => void;
  readonly children: ReactNode;
}

/**
 * A button, and the form behind it, that records one thing. What the register refuses stands in the form with its reason and
 * what to do; nothing typed is lost.
 */
export function CommandDialog(props: CommandDialogProps): ReactNode {
  return <FormDialog {...props}>{(close) => <CommandForm {...props} onDone={close} />}</FormDialog>;
}

function CommandForm({
  submit,
  command,
  second = false,
  onRecorded,
  onProposed,
  children,
  onDone,
}: CommandDialogProps & { readonly onDone: () => void }): ReactNode {
  const t = useTexts(uiTexts);
  const { tell } = useNotices();
  const record = useCommand();
  const propose = useProposal();
  const problem = record.error ?? propose.error;

  const send = async (event: SubmitEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    // Enter in the only field of a form sends it whatever its button says.
    if (record.isPending || propose.isPending) return;
    const wanted = command(new FormData(event.currentTarget));
    if (second === false) {
      const { number, people } = await record.mutateAsync(wanted);
      tell(t("recorded", { number }));
      onRecorded?.(number, people);
    } else {
      await propose.mutateAsync({ command: wanted, ...(second === true ? {} : { confirmedBy: second }) });
      tell(t("proposed"));
      onProposed?.();
    }
    onDone();
  };
  return (
    // A refusal is shown below; it is the mutation's error, and no fault of the page.
    <form className={styles["form"]} onSubmit={(event) => void send(event).catch(() => undefined)}>
      {children}
      {problem !== null && <Said problem={problem} />}
      <div className={styles["buttons"]}>
        <Button type="submit" look="main" isPending={record.isPending || propose.isPending}>
          {submit}
        </Button>
        <Button onPress={onDone}>{t("cancel")}</Button>
      </div>
    </form>
  );
}
