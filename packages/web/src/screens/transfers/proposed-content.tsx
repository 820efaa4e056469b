/** All that a proposal would record, in words and by name: who confirms it signs it. */
import { type ReactNode, useState } from "react";
import { useQuestion } from "../../api/question.ts";
import { useCodes } from "../../texts/codes.ts";
import { useTexts } from "../../texts/reading.tsx";
import { Answer } from "../../ui/answer.tsx";
import { SiteName } from "../../ui/named.tsx";
import { Code, PersonName } from "../../ui/person-name.tsx";
import { When } from "../../ui/when.tsx";
import { blockersTexts } from "./blockers/texts.ts";
import { PersonNumber } from "./person-number.tsx";
import { transfersTexts } from "./texts.ts";
import styles from "./transfers.module.css";

type Content = Readonly<Record<string, unknown>>;

export function ProposedContent({ content }: { readonly content: Content }): ReactNode {
  const t = useTexts(transfersTexts);
  const codes = { transfers: useCodes(transfersTexts), blockers: useCodes(blockersTexts) };
  const transfer = textOf(content["transfer"]);
  const boarded = listOf(content["boarded"]);
  const people = [...listOf(content["people"]), ...listOf([content["person"]])];
  const leftBehind = (Array.isArray(content["leftBehind"]) ? content["leftBehind"] : []) as readonly LeftBehind[];
  return (
    <>
      <dl className={styles["facts"]}>
        <dt>{t("transfer")}</dt>
        <dd>
          <Code>{transfer}</Code>
        </dd>
        <dt>{t("occurredAt")}</dt>
        <dd>
          <When at={textOf(content["occurredAt"])} />
        </dd>
        {content["boarded"] !== undefined && (
          <>
            <dt>{t("departureCount")}</dt>
            <dd>{t("boardedAndLeft", { boarded: boarded.length, left: leftBehind.length })}</dd>
          </>
        )}
        {content["event"] === "redirect" && (
          <>
            <dt>{t("newDestination")}</dt>
            <dd>
              <SiteName code={textOf(content["site"])} />
            </dd>
          </>
        )}
        {TOLD.map(([field, texts]) =>
          content[field] === undefined ? null : (
            <div key={field} className={styles["fact"]}>
              <dt>{t(`field.${field}`)}</dt>
              <dd>
                {texts === null ? (
                  <bdi>{textOf(content[field])}</bdi>
                ) : (
                  codes[texts](`${field}.`, textOf(content[field]))
                )}
              </dd>
            </div>
          ),
        )}
      </dl>
      <Named transfer={transfer} title={t("boardedTitle", { n: boarded.length })} people={boarded} />
      <Named transfer={transfer} title={t("concernsTitle", { n: people.length })} people={people} />
      <Named
        transfer={transfer}
        title={t("leftBehindTitle", { n: leftBehind.length })}
        people={leftBehind.map(({ person }) => person)}
        says={(person) => {
          const { reason = "", note } = leftBehind.find((one) => one.person === person) ?? {};
          return [codes.transfers("stay.", reason), note].filter((part) => part !== undefined).join(": ");
        }}
      />
    </>
  );
}

interface LeftBehind {
  readonly person: string;
  readonly reason: string;
  readonly note?: string;
}

/** Fields told in words, with the texts that have their codes; null for what somebody wrote. */
const TOLD = [
  ["blocker", "blockers"],
  ["ground", "blockers"],
  ["explanation", "transfers"],
  ["event", "transfers"],
  ["reason", null],
  ["note", null],
] as const;

interface NamedProps {
  readonly transfer: string;
  readonly title: string;
  readonly people: readonly string[];
  readonly says?: (person: string) => string;
}

/** The people by name and number, as the manifest has them; asked for when they are looked at. */
function Named({ transfer, title, people, says }: NamedProps): ReactNode {
  const [isOpen, setOpen] = useState(false);
  const manifest = useQuestion("/transfers/:id/manifest", { id: transfer }, { when: isOpen });
  if (people.length === 0) return null;
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{title}</summary>
      {isOpen && (
        <Answer of={manifest}>
          {(answer) => {
            const lines = new Map<string, (typeof answer.manifest)[number]>(
              answer.manifest.map((line) => [line.person, line]),
            );
            return (
              <ol className={styles["names"]}>
                {people.map((person) => (
                  <li key={person}>
                    <PersonNumber person={person} number={lines.get(person)?.number ?? null} />{" "}
                    <PersonName name={lines.get(person)?.name} /> {says?.(person)}
                  </li>
                ))}
              </ol>
            );
          }}
        </Answer>
      )}
    </details>
  );
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function listOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];
}
