/** What a score is made of, in the words of whoever reads it. */
import type { FieldEvidence, PartEvidence } from "@muster/server/api";
import type { ReactNode } from "react";
import { useCodes } from "../texts/codes.ts";
import { useTexts } from "../texts/reading.tsx";
import { Comma } from "../ui/comma.tsx";
import { Code } from "../ui/person-name.tsx";
import styles from "./likeness.module.css";
import { likenessTexts } from "./texts.ts";
import { Weight } from "./weight.tsx";

interface EvidenceProps {
  readonly evidence: readonly FieldEvidence[];
  /** Names word by word, and the sum of all; else a line for each thing that is known of both. */
  readonly isWhole?: boolean;
}

/** What two records have in common and what parts them, line by line, each with its weight. */
export function Evidence({ evidence, isWhole = false }: EvidenceProps): ReactNode {
  const t = useTexts(likenessTexts);
  const together = evidence.reduce((sum, { weight }) => sum + weight, 0);
  return (
    <table className={styles["evidence"]} aria-label={t("evidence")}>
      {isWhole && (
        <thead>
          <tr>
            <th scope="col">{t("about")}</th>
            <th scope="col">{t("said")}</th>
            <th scope="col" data-align="end">
              {t("weight")}
            </th>
          </tr>
        </thead>
      )}
      {evidence.map((one) => (
        <tbody key={`${one.field} ${one.one} ${one.other}`}>
          <FieldLine evidence={one} />
          {isWhole && one.parts?.map((part, at) => <PartLine key={`${at} ${keyOf(part)}`} part={part} />)}
        </tbody>
      ))}
      {isWhole && (
        <tfoot>
          <tr>
            <th scope="row" colSpan={2}>
              {t("together")}
            </th>
            <td data-align="end">
              <Weight weight={together} />
            </td>
          </tr>
        </tfoot>
      )}
    </table>
  );
}

function FieldLine({
  evidence: { field, why, how, one, other, weight },
}: {
  readonly evidence: FieldEvidence;
}): ReactNode {
  const says = useCodes(likenessTexts);
  return (
    <tr data-weighs={weighs(weight)}>
      <th scope="row">{says("field.", field)}</th>
      <td>
        <Stated field={field} text={one} />
        {other !== one && (
          <>
            {" / "}
            <Stated field={field} text={other} />
          </>
        )}
        <Comma />
        {says("why.", why === "agrees" && one === other ? "same" : why)}
        {how !== undefined && (
          <>
            <Comma />
            {says("how.", how)}
          </>
        )}
      </td>
      <td data-align="end">
        <Weight weight={weight} />
      </td>
    </tr>
  );
}

/** As it is stated: a name in its own script, a sex in the reader's language, what else is written with numbers as written. */
function Stated({ field, text }: { readonly field: FieldEvidence["field"]; readonly text: string }): ReactNode {
  const says = useCodes(likenessTexts);
  if (field === "sex") return says("sex.", text);
  return field === "birth" || field === "number" || field === "nationality" ? <Code>{text}</Code> : <bdi>{text}</bdi>;
}

/** A word of the names. */
function PartLine({ part }: { readonly part: PartEvidence }): ReactNode {
  const says = useCodes(likenessTexts);
  const { one, other, why, because, weight } = part;
  const texts = [...new Set([one?.text, other?.text].filter((text) => text !== undefined))];
  return (
    <tr data-weighs={weighs(weight)} data-part="">
      <th scope="row">{says("part.", partKind(part))}</th>
      <td>
        {texts.map((text, at) => (
          <span key={text}>
            {at > 0 && " / "}
            <bdi>{text}</bdi>
          </span>
        ))}
        <Comma />
        {says("partWhy.", why)}
        {because !== undefined && (
          <>
            <Comma />
            {says("because.", because)}
          </>
        )}
      </td>
      <td data-align="end">
        <Weight weight={weight} />
      </td>
    </tr>
  );
}

/** What the word is to the person, by whichever of the names says it. */
function partKind({ one, other }: PartEvidence): string {
  const known = [one, other].find((part) => part !== undefined && part.kind !== "unknown");
  return known?.kind ?? "unknown";
}

function keyOf({ one, other }: PartEvidence): string {
  return `${one?.text ?? ""} ${other?.text ?? ""}`;
}

function weighs(weight: number): "for" | "against" | "nothing" {
  if (weight === 0) return "nothing";
  return weight > 0 ? "for" : "against";
}
