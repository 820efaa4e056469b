/** A transfer is proposed: from whom to whom, with what escort, and who goes. */
import { CODE_PATTERN } from "@muster/record";
import { useNavigate } from "@tanstack/react-router";
import { type SubmitEvent, type ReactNode, useState } from "react";
import { type CommandOf, useCommand } from "../../api/command.ts";
import { useQuestion } from "../../api/question.ts";
import { useTexts } from "../../texts/reading.tsx";
import { useMoment } from "../../time/moment.ts";
import { useNow } from "../../time/now.ts";
import { Answer } from "../../ui/answer.tsx";
import { Button } from "../../ui/button.tsx";
import { Choice, Field } from "../../ui/field.tsx";
import { useNotices } from "../../ui/notices.tsx";
import { Page, Section } from "../../ui/page.tsx";
import type { PickedPerson } from "../../ui/person-picker/picked-person.ts";
import { PersonPicker } from "../../ui/person-picker/person-picker.tsx";
import { Said } from "../../ui/said.tsx";
import { TimeField } from "../../ui/time-field.tsx";
import { textIn } from "../../ui/form-text.ts";
import { useStanding } from "./standing.ts";
import { transfersTexts } from "./texts.ts";
import styles from "./transfers.module.css";

/** A datalist would say which; the pattern says what a code is made of. */
const CODE = CODE_PATTERN.slice(1, -1);

export function NewTransferPage(): ReactNode {
  const t = useTexts(transfersTexts);
  const { isPast } = useMoment();
  const { gives, authority } = useStanding();
  return (
    <Page title={t("newTitle")} lede={t("newLede")}>
      {isPast ? (
        <p>{t("notFromThePast")}</p>
      ) : authority === undefined ? null : gives("transfer.propose") ? (
        <ProposalForm sender={authority} />
      ) : (
        <p>{t("notYoursToPropose")}</p>
      )}
    </Page>
  );
}

function ProposalForm({ sender }: { readonly sender: string }): ReactNode {
  const t = useTexts(transfersTexts);
  const navigate = useNavigate();
  const { tell } = useNotices();
  const now = useNow();
  const record = useCommand();
  const sites = useQuestion("/sites");
  const authorities = useQuestion("/authorities");
  const programmes = useQuestion("/programmes");
  const [from, setFrom] = useState("");
  const [picked, setPicked] = useState<readonly PickedPerson[]>([]);
  const [first] = useState(() => `T-${now().slice(0, 16).replaceAll(/[-:]/g, "").replace("T", "-")}`);

  const send = async (event: SubmitEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const command = proposalIn(new FormData(event.currentTarget), sender, picked);
    const { number } = await record.mutateAsync(command);
    tell(t("recordedAs", { number }));
    await navigate({ to: "/transfers/$transfer", params: { transfer: command.transfer } });
  };
  return (
    <Answer of={sites}>
      {({ sites: all }) => {
        const own = all.filter(({ controlledBy }) => controlledBy === sender);
        const site = all.find(({ code }) => code === from);
        const bodies = (authorities.data?.authorities ?? []).map(({ code, name }) => [code, name] as const);
        return (
          <form className={styles["form"]} onSubmit={(event) => void send(event).catch(() => undefined)}>
            <Section title={t("fromTo")}>
              <div className={styles["fields"]}>
                <Choice
                  label={t("fromSite")}
                  name="fromSite"
                  required
                  none={t("choose")}
                  options={own.map(({ code, name }) => [code, name])}
                  value={from}
                  onChange={({ target }) => {
                    setFrom(target.value);
                    // They were picked as held at the other site.
                    setPicked([]);
                  }}
                />
                <Choice
                  label={t("toSite")}
                  name="toSite"
                  required
                  none={t("choose")}
                  options={all.filter(({ code }) => code !== from).map(({ code, name }) => [code, name])}
                />
                <Choice label={t("receiver")} name="receiver" required none={t("choose")} options={bodies} />
                <Choice label={t("escort")} name="escort" required none={t("choose")} options={bodies} />
                <Choice
                  label={t("programme")}
                  name="programme"
                  none={t("noProgramme")}
                  options={(programmes.data?.programmes ?? []).map(({ code }) => [code, code])}
                />
                <Field
                  label={t("code")}
                  hint={t("codeHint")}
                  name="transfer"
                  required
                  pattern={CODE}
                  maxLength={64}
                  defaultValue={first}
                  dir="ltr"
                  autoComplete="off"
                />
                <TimeField label={t("proposedWhen")} name="occurredAt" />
              </div>
            </Section>
            <Section title={t("people")}>
              {site === undefined ? (
                <p>{t("siteFirst")}</p>
              ) : (
                <PersonPicker key={site.code} label={t("whoGoes")} picked={picked} onPick={setPicked} site={site} />
              )}
            </Section>
            {record.error !== null && <Said problem={record.error} />}
            <div className={styles["buttons"]}>
              <Button type="submit" look="main" isPending={record.isPending} isDisabled={picked.length === 0}>
                {t("proposeN", { n: picked.length })}
              </Button>
            </div>
          </form>
        );
      }}
    </Answer>
  );
}

function proposalIn(form: FormData, sender: string, picked: readonly PickedPerson[]): CommandOf<"transfer.propose"> {
  const programme = textIn(form, "programme");
  return {
    kind: "transfer.propose",
    occurredAt: textIn(form, "occurredAt"),
    transfer: textIn(form, "transfer"),
    from: { authority: sender, site: textIn(form, "fromSite") },
    to: { authority: textIn(form, "receiver"), site: textIn(form, "toSite") },
    escort: textIn(form, "escort"),
    ...(programme === "" ? {} : { programme }),
    people: picked.map(({ person }) => person),
  } as CommandOf<"transfer.propose">;
}
