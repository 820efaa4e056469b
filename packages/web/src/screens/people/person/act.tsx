/** What every act about a person is made of: who may give it, and the command that its form fills in. */
import type { ReactNode } from "react";
import type { Command } from "../../../api/command.ts";
import { useMe } from "../../../api/me.ts";
import { useQuestion } from "../../../api/question.ts";
import { useCodes } from "../../../texts/codes.ts";
import { useTexts } from "../../../texts/reading.tsx";
import { CommandDialog } from "../../../ui/command-dialog.tsx";
import { Choice } from "../../../ui/field.tsx";
import { useOwnSites } from "../../../ui/own-sites.ts";
import { TimeField } from "../../../ui/time-field.tsx";
import { personTexts } from "./texts.ts";

const NOW = { moment: {} } as const;

/** The commands that have a dialogue here, by their kind. */
export type ActKind = Command["kind"];

interface ActProps {
  readonly kind: ActKind;
  /** Fields that are known before anything is typed: whom it is about, what it withdraws. */
  readonly fixed: Readonly<Record<string, unknown>>;
  /** Fields that are no text: read from the form, over the text of the same name. */
  readonly read?: (form: FormData) => Readonly<Record<string, unknown>>;
  readonly second?: boolean;
  readonly look?: "main" | "plain" | "quiet" | "danger";
  readonly children?: ReactNode;
}

/** A button and its form, for whoever's roles can give this command at all. A form's fields are called as the command's. */
export function Act({ kind, fixed, read, second = false, look = "plain", children }: ActProps): ReactNode {
  const t = useTexts(personTexts);
  const says = useCodes(personTexts);
  const me = useMe();
  if (me.data?.gives.includes(kind) !== true) return null;
  const action = says("act.", kind);
  return (
    <CommandDialog
      action={action}
      submit={t(second ? "propose" : "record")}
      look={look}
      second={second}
      command={(form) => commandFrom(kind, form, { ...fixed, ...read?.(form) })}
    >
      {children}
      <TimeField label={t("occurredAt")} name="occurredAt" />
    </CommandDialog>
  );
}

/** The command with every field that was filled in. */
function commandFrom(kind: ActKind, form: FormData, more: Readonly<Record<string, unknown>>): Command {
  const given: [string, string][] = [];
  for (const [name, value] of form) {
    if (typeof value === "string" && value.trim() !== "") given.push([name, value.trim()]);
  }
  return { kind, ...Object.fromEntries(given), ...more } as Command;
}

interface CodesProps {
  readonly label: string;
  readonly name: string;
  /** The texts of the codes: `basis.` for `basis.sentence`. */
  readonly prefix: string;
  readonly codes: readonly string[];
  readonly none?: string;
  readonly hint?: string;
}

/** One of the register's codes, by what it is called. */
export function CodeChoice({ prefix, codes, none, hint, ...rest }: CodesProps): ReactNode {
  const says = useCodes(personTexts);
  return (
    <Choice
      {...rest}
      hint={hint}
      required={none === undefined}
      options={codes.map((code) => [code, says(prefix, code)])}
      {...(none === undefined ? {} : { none })}
    />
  );
}

interface ThingProps {
  readonly label: string;
  readonly name: string;
  readonly none?: string;
}

/** An authority, by its name. */
export function AuthorityChoice({ none, ...rest }: ThingProps): ReactNode {
  const authorities = useQuestion("/authorities", {}, NOW);
  const options = (authorities.data?.authorities ?? []).map(({ code, name }) => [code, name] as const);
  return <Choice {...rest} required={none === undefined} options={options} none={none ?? "—"} />;
}

/** A site of the officer's own authority, by its name. */
export function SiteChoice({ none, ...rest }: ThingProps): ReactNode {
  const { sites } = useOwnSites();
  const options = sites.map(({ code, name }) => [code, name] as const);
  return <Choice {...rest} required={none === undefined} options={options} {...(none === undefined ? {} : { none })} />;
}
