/**
 * What each party says: a column for each, side by side, and a denial beside the statement that it denies. No column comes
 * first but by who spoke first, and nothing is made of them together (rule 9). On a narrow page each account names its party.
 */
import type { IncidentAnswer, Party, WordedAccount } from "@muster/server/api";
import type { ReactNode } from "react";
import { useTexts } from "../../texts/reading.tsx";
import { useMoment } from "../../time/moment.ts";
import { AuthorityName } from "../../ui/named.tsx";
import { When } from "../../ui/when.tsx";
import { Figure } from "./figure.tsx";
import styles from "./incidents.module.css";
import { incidentsTexts } from "./texts.ts";
import { partyOf, threadsOf } from "./threads.ts";
import { EntryLink } from "../../ui/entry-link.tsx";
import { Comma } from "../../ui/comma.tsx";

export function Accounts({ incident: { accounts } }: { readonly incident: IncidentAnswer }): ReactNode {
  const t = useTexts(incidentsTexts);
  const { isPast } = useMoment();
  if (accounts.length === 0) return <p className={styles["soft"]}>{t(isPast ? "nobodySaidThen" : "nobodySaid")}</p>;
  return (
    <div className={styles["scroll"]} tabIndex={0} role="region" aria-label={t("accountsTitle")}>
      <table className={styles["columns"]}>
        <thead>
          <tr>
            {accounts.map(({ party }) => (
              <th key={partyKey(party)} scope="col">
                <PartyName party={party} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {threadsOf(accounts).map(({ first, cells }) => (
            <tr key={first.entry}>
              {cells.map((said, place) => {
                const party = accounts[place]?.party;
                return party === undefined ? null : (
                  <td key={partyKey(party)} data-silent={said.length === 0 || undefined}>
                    {said.map((account) => (
                      <Account key={account.entry} account={account} party={party} columns={accounts} />
                    ))}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface AccountProps {
  readonly account: WordedAccount;
  readonly party: Party;
  readonly columns: IncidentAnswer["accounts"];
}

/** One account: what was said, when, where it was said, and the entry that has it. */
function Account({ account, party, columns }: AccountProps): ReactNode {
  const t = useTexts(incidentsTexts);
  const { entry, at, by, stance, of, account: words, figure, source, publishedAt } = account;
  const isOfOther = !("authority" in party) || party.authority !== by.authority;
  return (
    <article id={`account-${entry}`} className={styles["account"]} data-stance={stance}>
      <p className={styles["whose"]}>
        <PartyName party={party} />
      </p>
      <p className={styles["stance"]}>
        {t(`stance.${stance}`)} {of !== undefined && <Answered entry={of} party={partyOf(columns, of)} />}
      </p>
      {words !== undefined && (
        <blockquote dir="auto" className={styles["words"]}>
          {words}
        </blockquote>
      )}
      {figure !== undefined && (
        <p>
          <Figure figure={figure} />
        </p>
      )}
      {words === undefined && figure === undefined && stance === "states" && (
        <p className={styles["soft"]}>{t("wordsNotShown")}</p>
      )}
      <footer className={styles["soft"]}>
        <When at={at} /> · <EntryLink number={entry} />
        {source !== undefined && (
          <>
            <br />
            {t("source")} <bdi>{source}</bdi>
          </>
        )}
        {publishedAt !== undefined && (
          <>
            {" "}
            ({t("published")} <When at={publishedAt} />)
          </>
        )}
        {isOfOther && (
          <>
            <br />
            {t("enteredBy")} <AuthorityName code={by.authority} />
          </>
        )}
      </footer>
    </article>
  );
}

/** The account that is denied or supported, as a way to it; or that it is not one this officer is shown. */
function Answered({ entry, party }: { readonly entry: number; readonly party: Party | undefined }): ReactNode {
  const t = useTexts(incidentsTexts);
  if (party === undefined) return t("accountNotShown", { number: entry });
  return (
    <a href={`#account-${entry}`}>
      <PartyName party={party} />
      <Comma />
      {t("entry", { number: entry })}
    </a>
  );
}

function PartyName({ party }: { readonly party: Party }): ReactNode {
  return "authority" in party ? <AuthorityName code={party.authority} /> : <bdi>{party.named}</bdi>;
}

function partyKey(party: Party): string {
  return JSON.stringify(party);
}
