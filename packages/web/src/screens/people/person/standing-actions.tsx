/** What changes where a person stands in the books: release, escape, death and the like. */
import type { PersonShown } from "@muster/server/api";
import type { ReactNode } from "react";
import { useTexts } from "../../../texts/reading.tsx";
import { Field, TextArea } from "../../../ui/field.tsx";
import { Act, CodeChoice, SiteChoice } from "./act.tsx";
import { RecordBirth } from "./birth.tsx";
import { personTexts } from "./texts.ts";

const RELEASE_GROUNDS = [
  "court-order",
  "authority-order",
  "review",
  "sentence-served",
  "no-basis",
  "amnesty",
  "medical",
  "repatriation",
  "other",
] as const;
const DESTINATIONS = ["home", "family", "community", "hospital", "another-country", "not-known"] as const;
export const AUTHENTICATIONS = ["confirmed-by-issuer", "signature-verified", "seal-and-original-seen"] as const;
const CIRCUMSTANCES = [
  "illness",
  "old-age",
  "childbirth",
  "accident",
  "violence",
  "hostilities",
  "self-inflicted",
  "during-escape",
  "execution",
  "not-yet-known",
] as const;
const REMAINS = ["with-family", "with-authority", "with-hospital", "buried", "repatriated", "not-recovered"] as const;
const MISSED = ["not-at-count", "not-on-roll", "not-on-arrival", "attack", "control-lost", "other"] as const;

interface ActionsProps {
  readonly shown: PersonShown;
}

/** What changes where somebody is, for the positions from which it can be said. */
export function StandingActions({ shown }: ActionsProps): ReactNode {
  const { person, position } = shown;
  const state = position?.state;
  if (state === "held") {
    return (
      <>
        <OfTheHeld person={person} site={position?.site ?? ""} />
        <RecordBirth shown={shown} />
      </>
    );
  }
  if (state === "in-transit") return <RecordBirth shown={shown} />;
  if (state === "outside" || state === "released") return <Admit person={person} />;
  if (state === "at-large" || state === "unaccounted") return <OfTheMissing person={person} state={state} />;
  return null;
}

function Admit({ person }: { readonly person: string }): ReactNode {
  const t = useTexts(personTexts);
  return (
    <Act kind="custody.admit" fixed={{ person }} look="main">
      <SiteChoice label={t("field.site")} name="site" />
      <Field label={t("field.unit")} name="unit" dir="auto" />
    </Act>
  );
}

function OfTheHeld({ person, site }: { readonly person: string; readonly site: string }): ReactNode {
  const t = useTexts(personTexts);
  return (
    <>
      <Act kind="custody.move" fixed={{ person }}>
        <SiteChoice label={t("field.site")} name="site" />
        <Field label={t("field.unit")} name="unit" dir="auto" />
      </Act>
      <Act
        kind="custody.release"
        fixed={{ person, site }}
        second
        read={(form) => ({ fileGiven: form.has("fileGiven") })}
      >
        <CodeChoice label={t("field.grounds")} name="grounds" prefix="release." codes={RELEASE_GROUNDS} />
        <CodeChoice label={t("field.to")} name="to" prefix="destination." codes={DESTINATIONS} />
        <CodeChoice
          label={t("field.authenticated")}
          hint={t("field.authenticatedHint")}
          name="authenticated"
          prefix="authentication."
          codes={AUTHENTICATIONS}
          none={t("notStated")}
        />
        <Field label={t("field.reference")} name="reference" dir="auto" maxLength={200} />
        <Field label={t("field.destination")} name="destination" dir="auto" maxLength={500} />
        <label>
          <input type="checkbox" name="fileGiven" /> {t("field.fileGiven")}
        </label>
      </Act>
      <Act kind="escape.record" fixed={{ people: [person] }}>
        <TextArea label={t("field.account")} name="account" dir="auto" />
      </Act>
      <Unaccounted person={person} />
      <Death person={person} />
    </>
  );
}

function OfTheMissing({ person, state }: { readonly person: string; readonly state: string }): ReactNode {
  const t = useTexts(personTexts);
  return (
    <>
      <Act kind={state === "at-large" ? "custody.recapture" : "custody.find"} fixed={{ people: [person] }} look="main">
        <SiteChoice label={t("field.site")} name="site" />
        <Field label={t("field.unit")} name="unit" dir="auto" />
        <TextArea label={t("field.account")} name="account" dir="auto" />
      </Act>
      {state === "unaccounted" && (
        <Act kind="escape.record" fixed={{ people: [person] }}>
          <TextArea label={t("field.account")} name="account" dir="auto" />
        </Act>
      )}
      <Death person={person} />
    </>
  );
}

function Unaccounted({ person }: { readonly person: string }): ReactNode {
  const t = useTexts(personTexts);
  return (
    <Act kind="custody.mark-unaccounted" fixed={{ people: [person] }}>
      <CodeChoice label={t("field.reason")} name="reason" prefix="missed." codes={MISSED} />
      <TextArea label={t("field.account")} name="account" dir="auto" />
    </Act>
  );
}

function Death({ person }: { readonly person: string }): ReactNode {
  const t = useTexts(personTexts);
  return (
    <Act kind="death.record" fixed={{ person }}>
      <CodeChoice label={t("field.circumstances")} name="circumstances" prefix="death." codes={CIRCUMSTANCES} />
      <CodeChoice label={t("field.remains")} name="remains" prefix="remains." codes={REMAINS} none={t("notStated")} />
      <TextArea label={t("field.cause")} name="cause" dir="auto" />
    </Act>
  );
}
