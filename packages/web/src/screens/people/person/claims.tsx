/** Who somebody is claimed to be, with what is recorded about it. */
import type { PersonShown } from "@muster/server/api";
import type { ReactNode } from "react";
import { useCodes } from "../../../texts/codes.ts";
import { useTexts } from "../../../texts/reading.tsx";
import { Field } from "../../../ui/field.tsx";
import { AuthorityName } from "../../../ui/named.tsx";
import { Table } from "../../../ui/table.tsx";
import { When } from "../../../ui/when.tsx";
import { Act, AuthorityChoice, CodeChoice } from "./act.tsx";
import { ClaimSays } from "./claim-says.tsx";
import { StateClaim } from "./state-claim.tsx";
import styles from "./person.module.css";
import { ShownSection } from "./shown-section.tsx";
import { personTexts } from "./texts.ts";
import { DETAIL_KINDS, ERASURE_REASONS } from "./erasure.ts";
import { EntryLink } from "../../../ui/entry-link.tsx";

const KINDS = ["name", "birth", "sex", "nationality", "status", "listed"] as const;

type StatedClaim = PersonShown["file"]["claims"][number];

/** What is claimed about who they are: every claim beside the others, with who says so. None is the truth (rule 9). */
export function Claims({ shown }: { readonly shown: PersonShown }): ReactNode {
  const t = useTexts(personTexts);
  const { person, file } = shown;
  const claims = file.claims.filter(({ claim }) => (KINDS as readonly string[]).includes(claim));
  const actions = (
    <>
      <StateClaim person={person} />
      <Act kind="number.give" fixed={{ person }}>
        <Field label={t("field.number")} name="number" dir="ltr" required maxLength={64} />
        <AuthorityChoice label={t("field.issuer")} name="issuer" />
      </Act>
      <Act
        kind="detail.erase"
        fixed={{ person }}
        second
        look="danger"
        read={(form) => ({ kinds: form.get("kinds") === "" ? undefined : [form.get("kinds")] })}
      >
        <p>{t("eraseWarning")}</p>
        <CodeChoice label={t("field.why")} name="why" prefix="erasure." codes={ERASURE_REASONS} />
        <CodeChoice
          label={t("field.kinds")}
          name="kinds"
          prefix="detail."
          codes={DETAIL_KINDS}
          none={t("everything")}
        />
        <Field label={t("field.note")} name="note" dir="auto" maxLength={2_000} />
      </Act>
    </>
  );
  return (
    <ShownSection title={t("claims")} shown={shown} of="identity" actions={actions}>
      {claims.length === 0 ? <p>{t("noClaims")}</p> : <ClaimTable person={person} claims={claims} kinds={KINDS} />}
    </ShownSection>
  );
}

interface ClaimTableProps {
  readonly person: string;
  readonly claims: readonly StatedClaim[];
  readonly kinds: readonly StatedClaim["claim"][];
}

/** Claims by what they are about; where those that stand differ, it says so. */
export function ClaimTable({ person, claims, kinds }: ClaimTableProps): ReactNode {
  const t = useTexts(personTexts);
  return (
    <div className={styles["scroll"]}>
      <Table className={styles["table"]}>
        <thead>
          <tr>
            <th scope="col">{t("about")}</th>
            <th scope="col">{t("says")}</th>
            <th scope="col">{t("claimSource")}</th>
            <th scope="col">{t("statedBy")}</th>
            <th scope="col">{t("statedAt")}</th>
            <th scope="col">
              <span className="visually-hidden">{t("acts")}</span>
            </th>
          </tr>
        </thead>
        {kinds.map((kind) => {
          const ofKind = claims.filter(({ claim }) => claim === kind);
          return (
            ofKind.length > 0 && (
              <tbody key={kind}>
                {ofKind.map((claim, at) => (
                  <tr key={`${claim.entry} ${claim.index}`}>
                    {at === 0 && <AboutCell kind={kind} claims={ofKind} />}
                    <ClaimCells person={person} claim={claim} />
                  </tr>
                ))}
              </tbody>
            )
          );
        })}
      </Table>
    </div>
  );
}

function AboutCell({ kind, claims }: { readonly kind: string; readonly claims: readonly StatedClaim[] }): ReactNode {
  const t = useTexts(personTexts);
  const says = useCodes(personTexts);
  const standing = claims.filter(({ withdrawn, detail }) => withdrawn === undefined && detail !== undefined);
  const said = new Set(
    standing.map(({ detail }) => JSON.stringify({ ...detail, source: undefined, evidence: undefined })),
  );
  return (
    <th scope="rowgroup" rowSpan={claims.length}>
      {says("claim.", kind)}
      {said.size > 1 && <div className={styles["due"]}>{t("theyDiffer", { n: said.size })}</div>}
    </th>
  );
}

function ClaimCells({ person, claim }: { readonly person: string; readonly claim: StatedClaim }): ReactNode {
  const t = useTexts(personTexts);
  const { entry, index, by, at, detail, withdrawn } = claim;
  return (
    <>
      <td>
        <span className={withdrawn === undefined ? undefined : styles["struck"]}>
          {detail === undefined ? <em>{t("erased")}</em> : <ClaimSays claim={detail} />}
        </span>
        {withdrawn !== undefined && (
          <>
            {" "}
            {t("withdrawn")} <When at={withdrawn.at} form="day" /> <EntryLink number={withdrawn.entry} />
          </>
        )}
      </td>
      <td>
        <bdi>{detail?.source ?? t("notStated")}</bdi>
      </td>
      <td>
        <AuthorityName code={by.authority} />
      </td>
      <td>
        <When at={at} form="day" /> <EntryLink number={entry} />
      </td>
      <td>
        {withdrawn === undefined && (
          <Act kind="claim.withdraw" fixed={{ person, claim: entry, index }} look="quiet">
            <Field label={t("field.withdrawReason")} name="reason" dir="auto" required maxLength={2_000} />
          </Act>
        )}
      </td>
    </>
  );
}
