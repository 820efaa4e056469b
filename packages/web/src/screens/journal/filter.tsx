/** What narrows the journal; what it is narrowed to stands in the address. */
import { useNavigate, useSearch } from "@tanstack/react-router";
import { type SubmitEvent, type ReactNode, useId } from "react";
import { useQuestion } from "../../api/question.ts";
import { useCodes } from "../../texts/codes.ts";
import { useTexts } from "../../texts/reading.tsx";
import { Button } from "../../ui/button.tsx";
import { ENTRY_KINDS } from "../../ui/entry-kind/kinds.ts";
import { entryKindTexts } from "../../ui/entry-kind/texts.ts";
import { Choice, Field } from "../../ui/field.tsx";
import { textIn } from "../../ui/form-text.ts";
import styles from "./journal.module.css";
import { journalTexts } from "./texts.ts";

const NOW = { moment: {} } as const;

/** Narrows the journal to entries of a kind, or about a thing. */
export function Filter(): ReactNode {
  const t = useTexts(journalTexts);
  const kinds = useCodes(entryKindTexts);
  const navigate = useNavigate({ from: "/journal" });
  const { kind = "", about = "" } = useSearch({ from: "/frame/journal" });
  const things = useThings();
  const list = useId();
  const narrow = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const [wanted, thing] = [textIn(form, "kind"), textIn(form, "about")];
    void navigate({
      search: ({ asOf, knownAt }) => ({
        ...(asOf === undefined ? {} : { asOf }),
        ...(knownAt === undefined ? {} : { knownAt }),
        ...(wanted === "" ? {} : { kind: wanted }),
        ...(thing === "" ? {} : { about: thing }),
      }),
    });
  };
  return (
    <form className={styles["filter"]} onSubmit={narrow} key={`${kind} ${about}`} aria-label={t("filter")}>
      <Choice
        label={t("what")}
        name="kind"
        none={t("everyKind")}
        defaultValue={kind}
        options={ENTRY_KINDS.map((one) => [one, kinds("", one)] as const).toSorted(([, one], [, other]) =>
          one.localeCompare(other),
        )}
      />
      <Field
        label={t("aboutThing")}
        hint={t("aboutHint")}
        name="about"
        dir="ltr"
        list={list}
        defaultValue={about}
        pattern="[a-z]+:.+"
        autoComplete="off"
      />
      <datalist id={list}>
        {things.map(([code, name]) => (
          <option key={code} value={code} label={name} />
        ))}
      </datalist>
      <Button type="submit">{t("narrow")}</Button>
    </form>
  );
}

/** Things that entries are about, as `kind:id`, with what they are called. */
function useThings(): readonly (readonly [code: string, name: string])[] {
  const sites = useQuestion("/sites", {}, NOW);
  const authorities = useQuestion("/authorities", {}, NOW);
  const transfers = useQuestion("/transfers", {}, NOW);
  return [
    ...(sites.data?.sites ?? []).map(({ code, name }) => [`site:${code}`, name] as const),
    ...(transfers.data?.transfers ?? []).map(({ code }) => [`transfer:${code}`, code] as const),
    ...(authorities.data?.authorities ?? []).map(({ code, name }) => [`authority:${code}`, name] as const),
  ];
}
