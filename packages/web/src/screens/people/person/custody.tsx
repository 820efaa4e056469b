/** The part of a person's file that is about being held: stays, bases, reviews, orders. */
import type { PersonShown } from "@muster/server/api";
import type { ReactNode } from "react";
import { useCodes } from "../../../texts/codes.ts";
import { useTexts } from "../../../texts/reading.tsx";
import { Field, TextArea } from "../../../ui/field.tsx";
import { AuthorityName } from "../../../ui/named.tsx";
import { When } from "../../../ui/when.tsx";
import { Act, AuthorityChoice, CodeChoice } from "./act.tsx";
import { type Episode, episodesOf } from "./episodes.ts";
import { InstantField, instantsIn } from "./instant-field.tsx";
import styles from "./person.module.css";
import { ShownSection } from "./shown-section.tsx";
import { AUTHENTICATIONS } from "./standing-actions.tsx";
import { personTexts } from "./texts.ts";
import { Words } from "../../../ui/words/words.tsx";
import { EntryLink } from "../../../ui/entry-link.tsx";
import { Comma } from "../../../ui/comma.tsx";

const BASES = [
  "court-order",
  "sentence",
  "detention-order",
  "internment-order",
  "arrest-without-order",
  "prisoner-of-war",
  "none-stated",
] as const;
const GROUNDS = [
  "criminal-charge",
  "conviction",
  "security",
  "immigration",
  "hostilities",
  "protection",
  "other",
  "not-stated",
] as const;
const OUTCOMES = ["continue", "release-ordered", "transfer-ordered", "adjourned"] as const;
const RELEASE_ERRORS = ["wrong-person", "too-early", "order-not-genuine", "order-overlooked", "clerical"] as const;

/** Every stay in custody, on what basis, and how it was reviewed: what was stated, with what was stated later after it. */
export function Custody({ shown }: { readonly shown: PersonShown }): ReactNode {
  const t = useTexts(personTexts);
  const { person } = shown;
  const episodes = episodesOf(shown);
  const actions = (
    <>
      <Act kind="basis.state" fixed={{ person }} read={(form) => instantsIn(form, "orderedAt", "reviewDue")}>
        <StateBasis />
      </Act>
      <Act kind="custody.review" fixed={{ person }} read={(form) => instantsIn(form, "nextDue")}>
        <CodeChoice label={t("field.outcome")} name="outcome" prefix="review." codes={OUTCOMES} />
        <AuthorityChoice label={t("field.reviewer")} name="reviewer" none={t("notStated")} />
        <Field label={t("field.court")} name="court" dir="auto" maxLength={200} />
        <InstantField label={t("field.nextDue")} name="nextDue" />
        <TextArea label={t("field.reasons")} name="reasons" dir="auto" />
      </Act>
    </>
  );
  return (
    <ShownSection title={t("custody")} shown={shown} of="custody" actions={actions}>
      {episodes.length === 0 && <p>{t("noEpisodes")}</p>}
      {episodes.map((episode, at) => (
        <EpisodeShown key={episode.from} episode={episode} number={at + 1} person={person} />
      ))}
    </ShownSection>
  );
}

function StateBasis(): ReactNode {
  const t = useTexts(personTexts);
  return (
    <>
      <CodeChoice label={t("field.basis")} name="basis" prefix="basis." codes={BASES} />
      <CodeChoice
        label={t("field.groundsOfBasis")}
        name="grounds"
        prefix="grounds."
        codes={GROUNDS}
        none={t("notStated")}
      />
      <div className={styles["pair"]}>
        <AuthorityChoice label={t("field.orderingAuthority")} name="orderingAuthority" none={t("notStated")} />
        <Field label={t("field.court")} name="court" dir="auto" maxLength={200} />
        <InstantField label={t("field.orderedAt")} name="orderedAt" />
        <InstantField label={t("field.reviewDue")} name="reviewDue" />
        <CodeChoice
          label={t("field.authenticated")}
          name="authenticated"
          prefix="authentication."
          codes={AUTHENTICATIONS}
          none={t("notStated")}
        />
        <Field label={t("field.reference")} name="reference" dir="auto" maxLength={200} />
      </div>
      <TextArea label={t("field.allegation")} name="allegation" dir="auto" />
    </>
  );
}

interface EpisodeProps {
  readonly episode: Episode;
  readonly number: number;
  readonly person: string;
}

function EpisodeShown({ episode, number, person }: EpisodeProps): ReactNode {
  const t = useTexts(personTexts);
  const says = useCodes(personTexts);
  const { from, until, ended, bases, reviews, admissions } = episode;
  return (
    <div>
      <h3>
        {t("episode", { number })} <When at={from} />{" "}
        {until === null ? (
          t("episodeOpen")
        ) : (
          <>
            – <When at={until} />
          </>
        )}
      </h3>
      <ul role="list">
        {admissions.map(({ entry, arrestedAt, arrestedBy, detail }) => (
          <li key={entry}>
            {t("arrested")} {arrestedAt === undefined ? t("notStated") : <When at={arrestedAt} />}
            {arrestedBy !== undefined && (
              <>
                <Comma />
                <AuthorityName code={arrestedBy} />
              </>
            )}{" "}
            <EntryLink number={entry} />
            <Words said={detail} />
          </li>
        ))}
        {bases.length === 0 && <li className={styles["quiet"]}>{t("noBasis")}</li>}
        {bases.map((basis) => (
          <li key={basis.entry}>
            <strong>{says("basis.", basis.kind)}</strong>
            {basis.orderingAuthority !== undefined && (
              <>
                <Comma />
                <AuthorityName code={basis.orderingAuthority} />
              </>
            )}
            {basis.court !== undefined && (
              <>
                <Comma />
                <bdi>{basis.court}</bdi>
              </>
            )}
            <Comma />
            {t(basis.authenticated ? "authenticated" : "notAuthenticated")}
            {basis.reviewDue !== undefined && (
              <>
                <Comma />
                {t("reviewDue")} <When at={basis.reviewDue} form="day" />
              </>
            )}
            <Comma />
            {t("statedOn")} <When at={basis.at} form="day" /> <EntryLink number={basis.entry} />
            <Words said={basis.said} />
          </li>
        ))}
        {reviews.map((review) => (
          <li key={review.entry}>
            {t("reviewed")} <When at={review.at} form="day" />: <strong>{says("review.", review.outcome)}</strong>
            {review.nextDue !== undefined && (
              <>
                <Comma />
                {t("nextDue")} <When at={review.nextDue} form="day" />
              </>
            )}{" "}
            <EntryLink number={review.entry} />
            <Words said={review.said} />
          </li>
        ))}
        {ended !== undefined && ended.position.state === "released" && (
          <li>
            {t("endedByRelease")} <EntryLink number={ended.entry} />{" "}
            <Act kind="release.report-error" fixed={{ person, release: ended.entry }} look="quiet">
              <CodeChoice label={t("field.error")} name="error" prefix="releaseError." codes={RELEASE_ERRORS} />
              <TextArea label={t("field.account")} name="account" dir="auto" />
            </Act>
          </li>
        )}
      </ul>
    </div>
  );
}
