import { Link } from "@tanstack/react-router";
import type { StatedOfSomebody } from "@muster/server/api";
import { type SubmitEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { type Recorded, useCommand } from "../../api/command.ts";
import { useQuestion } from "../../api/question.ts";
import { useReading, useTexts } from "../../texts/reading.tsx";
import { useMoment } from "../../time/moment.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Code } from "../../ui/person-name.tsx";
import { Said } from "../../ui/said.tsx";
import { PossibleDuplicates } from "./possible-duplicates.tsx";
import { knownAgainBy, registrationFrom } from "./registration.ts";
import { RegistrationFields } from "./registration-fields.tsx";
import styles from "./people.module.css";
import { peopleTexts } from "./texts.ts";

/** Whom the form may be about is asked at so long a pause: each question is recorded, and a form is filled in bit by bit. */
const PAUSE_MS = 700;

/** Registers somebody in seconds: everything may be left empty, a name too. Then the next one. */
export function RegisterPerson(): ReactNode {
  const t = useTexts(peopleTexts);
  const { isPast } = useMoment();
  const [isOpen, setOpen] = useState(false);
  /** How many were registered since it was opened: each has a form of its own. */
  const [round, setRound] = useState(0);
  const [done, setDone] = useState<Done>();
  if (isPast) return null;
  return (
    <>
      <Button look="main" onPress={() => setOpen(true)}>
        {t("register")}
      </Button>
      <Dialog title={t("register")} isOpen={isOpen} onOpenChange={setOpen}>
        {done === undefined ? (
          <RegistrationForm key={round} onDone={setDone} onCancel={() => setOpen(false)} />
        ) : (
          <RegisteredNote
            {...done}
            onAnother={() => {
              setRound(round + 1);
              setDone(undefined);
            }}
            onClose={() => {
              setRound(round + 1);
              setDone(undefined);
              setOpen(false);
            }}
          />
        )}
      </Dialog>
    </>
  );
}

interface Done {
  readonly person: string;
  readonly entries: readonly number[];
}

function RegisteredNote({
  person,
  entries,
  onAnother,
  onClose,
}: Done & { readonly onAnother: () => void; readonly onClose: () => void }): ReactNode {
  const t = useTexts(peopleTexts);
  const { list, number } = useReading();
  const [entry] = entries;
  const alike = useQuestion("/duplicates", { entry });
  const n = alike.data?.pairs.length;
  return (
    <>
      <div className={styles["done"]} role="status">
        <p>{t("registered", { n: entries.length, entries: list(entries.map(number)) })}</p>
        <p>
          <Link to="/people/$person" params={{ person }} onClick={onClose}>
            {t("openFile")}
          </Link>{" "}
          <Code>{person}</Code>
        </p>
        {n !== undefined && (
          <p>
            {n === 0 ? (
              t("registeredAlike", { n })
            ) : (
              <Link to="/duplicates" search={entry === undefined ? {} : { entry }} onClick={onClose}>
                {t("registeredAlike", { n })}
              </Link>
            )}
          </p>
        )}
      </div>
      <p className={styles["again"]}>
        <Button look="main" autoFocus onPress={onAnother}>
          {t("registerAnother")}
        </Button>
        <Button onPress={onClose}>{t("close")}</Button>
      </p>
    </>
  );
}

interface RegistrationFormProps {
  readonly onDone: (done: Done) => void;
  readonly onCancel: () => void;
}

function RegistrationForm({ onDone, onCancel }: RegistrationFormProps): ReactNode {
  const t = useTexts(peopleTexts);
  const command = useCommand();
  const [stated, state] = useState<StatedOfSomebody>();
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(pause.current), []);
  /** What was recorded of this form: nobody is registered twice because their admission was refused. */
  const recorded = useRef<Recorded[]>([]);

  const send = async (event: SubmitEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const steps = registrationFrom(new FormData(event.currentTarget));
    for (const step of steps.slice(recorded.current.length)) {
      recorded.current.push(await command.mutateAsync(step(recorded.current[0]?.people[0] ?? "")));
    }
    const [
      {
        people: [person = ""],
      } = { people: [] },
    ] = recorded.current;
    onDone({ person, entries: recorded.current.map(({ number }) => number) });
  };
  const [first] = recorded.current;
  return (
    // A refusal is shown below; it is the mutation's error, and no fault of the page.
    <form
      className={styles["form"]}
      onSubmit={(event) => void send(event).catch(() => undefined)}
      onInput={({ currentTarget }) => {
        clearTimeout(pause.current);
        pause.current = setTimeout(() => state(knownAgainBy(new FormData(currentTarget))), PAUSE_MS);
      }}
    >
      <RegistrationFields />
      {command.error !== null && <Said problem={command.error} />}
      {command.error !== null && first !== undefined && <p>{t("registeredPartly", { entry: first.number })}</p>}
      <p className={styles["again"]}>
        <Button type="submit" look="main" isPending={command.isPending}>
          {t("registerSubmit")}
        </Button>
        <Button onPress={onCancel}>{t("cancel")}</Button>
      </p>
      <PossibleDuplicates stated={stated} />
    </form>
  );
}
