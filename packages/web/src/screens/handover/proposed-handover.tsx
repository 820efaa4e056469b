/** A handover that is proposed: all that would be recorded, for both; to withdraw by the one, to confirm by the other. */
import type { CommandOf, MeAnswer, NamedRollLine, ShownProposal, SiteSummary } from "@muster/server/api";
import type { ReactNode } from "react";
import { useQuestion } from "../../api/question.ts";
import { useCodes } from "../../texts/codes.ts";
import { useReading, useTexts } from "../../texts/reading.tsx";
import { Comma } from "../../ui/comma.tsx";
import { AuthorityName } from "../../ui/named.tsx";
import { Section } from "../../ui/page.tsx";
import { useSentenceNames } from "../../ui/sentence-names.ts";
import { Code, PersonName } from "../../ui/person-name.tsx";
import { Decision } from "../../ui/proposals/decision.tsx";
import { type Column, RegisterTable } from "../../ui/register-table/register-table.tsx";
import { Table, TableHead } from "../../ui/table.tsx";
import { When } from "../../ui/when.tsx";
import styles from "./handover.module.css";
import { handoverTexts } from "./texts.ts";

interface ProposedHandoverProps {
  readonly proposal: ShownProposal;
  readonly isOwn: boolean;
  readonly site: SiteSummary;
  readonly me: MeAnswer;
}

export function ProposedHandover({ proposal, isOwn, site, me }: ProposedHandoverProps): ReactNode {
  const t = useTexts(handoverTexts);
  const content = proposal.content as CommandOf<"control.hand-over"> | null;
  return (
    <Section title={t("proposed")}>
      <dl className={styles["facts"]}>
        <dt>{t("proposedBy")}</dt>
        <dd>
          <Code>{proposal.officer}</Code>
          <Comma />
          <AuthorityName code={proposal.authority} />
          <Comma />
          <When at={proposal.proposedAt} />
        </dd>
        <dt>{t("awaits")}</dt>
        <dd>
          {proposal.confirmOfficer !== null && (
            <>
              <Code>{proposal.confirmOfficer}</Code>,{" "}
            </>
          )}
          <AuthorityName code={proposal.confirmAuthority} />
        </dd>
        <dt>{t("expires")}</dt>
        <dd>
          <When at={proposal.expiresAt} />
        </dd>
        {content !== null && (
          <>
            <dt>{t("passesAt")}</dt>
            <dd>
              <When at={content.occurredAt} />
            </dd>
          </>
        )}
      </dl>
      {content === null ? (
        <p>{t("contentWithheld")}</p>
      ) : (
        <Content content={content} site={site} isOutgoing={me.authority.code === site.controlledBy} />
      )}
      <Decision id={proposal.id} isOwn={isOwn} />
    </Section>
  );
}

interface ProposedLine extends Pick<NamedRollLine, "names" | "number" | "unit"> {
  readonly person: string;
  readonly isOn: boolean;
  readonly reason: string | null;
}

interface ContentProps {
  readonly content: CommandOf<"control.hand-over">;
  readonly site: SiteSummary;
  /** Whoever controls the site may read its roll; the other side compares ids and numbers. */
  readonly isOutgoing: boolean;
}

function Content({ content, site, isOutgoing }: ContentProps): ReactNode {
  const t = useTexts(handoverTexts);
  const codes = useCodes(handoverTexts);
  const { number } = useReading();
  const { authority: called } = useSentenceNames();
  const roll = useQuestion("/sites/:id/roll", { id: site.code }, { when: isOutgoing });
  const { jointRoll, inventory = [], to } = content;
  const known = new Map<string, NamedRollLine>(roll.data?.people.map((line) => [line.person, line]));
  const missing = missingFrom(content, [...known.keys()]);
  return (
    <>
      <p>
        {t(isOutgoing ? "summary" : "summaryIncoming", {
          on: jointRoll.length,
          notOn: missing.length,
          outgoing: called(site.controlledBy ?? ""),
          incoming: called(to),
        })}
      </p>
      {!isOutgoing && <p className={styles["hint"]}>{t("namesNotYet")}</p>}
      <RegisterTable
        label={t("peopleLabel")}
        name={`proposed-joint-roll-${site.code}`}
        rows={proposedLines(content, missing, known)}
        rowId={({ person }) => person}
        columns={useProposedColumns(isOutgoing)}
        empty={t("rollEmpty")}
      />
      {inventory.length > 0 && (
        <Table className={styles["table"]} aria-label={t("inventory")}>
          <TableHead heads={[t("what"), { ofNumbers: t("howMany") }, t("note")]} />
          <tbody>
            {inventory.map(({ what, number: many, note }) => (
              <tr key={what}>
                <th scope="row">{codes("inventory.", what)}</th>
                <td data-align="end">{number(many)}</td>
                <td>
                  <bdi>{note}</bdi>
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </>
  );
}

/** Whom the books hold there and the joint roll has not; of those, who cannot see the books knows the explained alone. */
function missingFrom(
  { jointRoll, differences = [] }: CommandOf<"control.hand-over">,
  held: readonly string[],
): readonly string[] {
  const on = new Set<string>(jointRoll);
  return [...new Set([...held, ...differences.map(({ person }) => person)])].filter((person) => !on.has(person));
}

function proposedLines(
  { jointRoll, differences = [] }: CommandOf<"control.hand-over">,
  missing: readonly string[],
  known: ReadonlyMap<string, NamedRollLine>,
): readonly ProposedLine[] {
  const reasons = new Map<string, string>(differences.map(({ person, reason }) => [person, reason]));
  const line = (person: string, isOn: boolean): ProposedLine => {
    const { names, number = null, unit = null } = known.get(person) ?? {};
    return {
      person,
      number,
      unit,
      isOn,
      reason: reasons.get(person) ?? null,
      ...(names === undefined ? {} : { names }),
    };
  };
  return [...missing.map((person) => line(person, false)), ...jointRoll.map((person) => line(person, true))];
}

function useProposedColumns(withNames: boolean): readonly Column<ProposedLine>[] {
  const t = useTexts(handoverTexts);
  const named: readonly Column<ProposedLine>[] = [
    {
      id: "name",
      header: t("name"),
      value: ({ names }) => names?.[0]?.name ?? null,
      cell: ({ names }) => <PersonName name={names?.[0]?.name} />,
      width: "minmax(16rem, 2fr)",
    },
    {
      id: "number",
      header: t("number"),
      value: ({ number }) => number,
      cell: ({ number }) => number !== null && <Code>{number}</Code>,
      width: "minmax(7rem, 1fr)",
    },
    { id: "unit", header: t("unit"), value: ({ unit }) => unit, groups: true, width: "minmax(8rem, 1fr)" },
  ];
  return [
    ...(withNames ? named : []),
    {
      id: "person",
      header: t("person"),
      value: ({ person }) => person,
      cell: ({ person }) => <Code>{person}</Code>,
      width: "minmax(21rem, 1fr)",
    },
    {
      id: "joint",
      header: t("joint"),
      value: ({ isOn }) => t(isOn ? "on" : "notOn"),
      groups: true,
      width: "8rem",
    },
    { id: "why", header: t("why"), value: ({ reason }) => reason, width: "minmax(12rem, 2fr)" },
  ];
}
