/** What a party says: of one's own authority, or another's as it was said elsewhere; a statement, or an answer to one. */
import type { IncidentAnswer, MeAnswer } from "@muster/server/api";
import { type ReactNode, useState } from "react";
import type { CommandOf } from "../../../api/command.ts";
import { useMe } from "../../../api/me.ts";
import { useQuestion } from "../../../api/question.ts";
import { useTexts } from "../../../texts/reading.tsx";
import { CommandDialog } from "../../../ui/command-dialog.tsx";
import { Choice, Field, TextArea } from "../../../ui/field.tsx";
import { textIn } from "../../../ui/form-text.ts";
import { useNames } from "../../../ui/named.tsx";
import { TimeField } from "../../../ui/time-field.tsx";
import { incidentsTexts } from "../texts.ts";
import { figureIn, filledIn } from "./filled.ts";
import { NumberFields } from "./number-fields.tsx";

/** The value of the choice that is no authority of the register. */
const ANOTHER = "";

export function StateAccount({ incident }: { readonly incident: IncidentAnswer }): ReactNode {
  const t = useTexts(incidentsTexts);
  const { data: me } = useMe();
  if (me?.gives.includes("account.state") !== true) return null;
  const command = (form: FormData): CommandOf<"account.state"> => {
    const figure = figureIn(form);
    return {
      kind: "account.state",
      occurredAt: textIn(form, "occurredAt"),
      incident: incident.code,
      stance: textIn(form, "stance"),
      ...filledIn(form, ["party", "partyNamed", "account", "source"]),
      ...(textIn(form, "of") === "" ? {} : { of: Number(textIn(form, "of")) }),
      ...(figure === undefined ? {} : { figure }),
    } as CommandOf<"account.state">;
  };
  return (
    <CommandDialog action={t("state")} submit={t("stateSubmit")} command={command}>
      <WhoSays me={me} />
      <Stance incident={incident} />
      <TextArea label={t("account")} name="account" maxLength={20_000} dir="auto" />
      <NumberFields hint={t("figure.hint")} />
      <Field label={t("sourceField")} hint={t("sourceHint")} name="source" maxLength={500} dir="auto" />
      <TimeField label={t("saidAt")} name="occurredAt" notBefore={incident.at} />
    </CommandDialog>
  );
}

/** The own authority first. A party that is none of the register is named as it is known. */
function WhoSays({ me }: { readonly me: MeAnswer }): ReactNode {
  const t = useTexts(incidentsTexts);
  const own = me.authority.code;
  const [party, setParty] = useState<string>(own);
  const { data } = useQuestion("/authorities", {}, { moment: {} });
  const others = (data?.authorities ?? []).filter(({ code }) => code !== own);
  return (
    <>
      <Choice
        label={t("whoSays")}
        name="party"
        value={party}
        hint={party === own ? undefined : t("asReported")}
        options={[
          [own, me.authority.name],
          ...others.map(({ code, name }) => [code, name] as const),
          [ANOTHER, t("anotherParty")],
        ]}
        onChange={({ target }) => setParty(target.value)}
      />
      {party === ANOTHER && <Field label={t("partyNamed")} name="partyNamed" required maxLength={200} dir="auto" />}
    </>
  );
}

/** Whether it stands by itself, or answers what another said: whom, it says only then. */
function Stance({ incident: { accounts } }: { readonly incident: IncidentAnswer }): ReactNode {
  const t = useTexts(incidentsTexts);
  const { authority: nameOf } = useNames();
  const [stance, setStance] = useState("states");
  const said = accounts.flatMap(({ party, accounts: theirs }) => theirs.map((account) => ({ party, account })));
  return (
    <>
      <Choice
        label={t("stance")}
        name="stance"
        value={stance}
        options={(["states", "denies", "supports"] as const)
          .filter((one) => one === "states" || said.length > 0)
          .map((one) => [one, t(`stance.${one}`)] as const)}
        onChange={({ target }) => setStance(target.value)}
      />
      {stance !== "states" && (
        <Choice
          label={t("answers")}
          name="of"
          required
          options={said.map(({ party, account: { entry, account, figure } }) => {
            const who = "authority" in party ? (nameOf(party.authority) ?? party.authority) : party.named;
            const words = account ?? figure?.of ?? "";
            return [
              String(entry),
              t("answersOption", { number: entry, party: who, words: words.slice(0, 80) }),
            ] as const;
          })}
        />
      )}
    </>
  );
}
