/** The outgoing side makes the handover: to whom, who was seen by whom, what is missing, what goes with it; and signs. */
import type { SiteSummary } from "@muster/server/api";
import { type ReactNode, useState } from "react";
import { useQuestion } from "../../api/question.ts";
import { isolated } from "../../texts/isolated.ts";
import { useTexts } from "../../texts/reading.tsx";
import { Answer } from "../../ui/answer.tsx";
import { Button } from "../../ui/button.tsx";
import { CommandDialog } from "../../ui/command-dialog.tsx";
import { Choice } from "../../ui/field.tsx";
import { textIn } from "../../ui/form-text.ts";
import { Section } from "../../ui/page.tsx";
import { useSentenceNames } from "../../ui/sentence-names.ts";
import { TimeField } from "../../ui/time-field.tsx";
import { Differences } from "./differences.tsx";
import { useDraft } from "./draft.ts";
import styles from "./handover.module.css";
import { Inventory } from "./inventory.tsx";
import { handOverCommand, type InventoryLine, jointLines, NOTHING_MARKED } from "./joint-roll.ts";
import { JointRoll } from "./joint-roll-table.tsx";
import { handoverTexts } from "./texts.ts";

export function MakeHandover({ site }: { readonly site: SiteSummary }): ReactNode {
  const t = useTexts(handoverTexts);
  const { authority: called } = useSentenceNames();
  const roll = useQuestion("/sites/:id/roll", { id: site.code });
  const [marked, mark] = useDraft(site.code);
  const [to, setTo] = useState("");
  const [officer, setOfficer] = useState("");
  const [inventory, setInventory] = useState<readonly InventoryLine[]>([]);
  const outgoing = called(site.controlledBy ?? "");
  const incoming = to === "" ? t("incoming") : called(to);
  const [count] = site.openCounts;
  return (
    <div className={styles["stages"]}>
      <Section title={t("parties")}>
        <Parties site={site} to={to} onTo={setTo} officer={officer} onOfficer={setOfficer} />
      </Section>
      <Answer of={roll}>
        {({ people }) => {
          const lines = jointLines(people, marked);
          const on = lines.filter(({ isOn }) => isOn).length;
          return (
            <div className={styles["stages"]}>
              <Section
                title={t("jointRoll")}
                actions={
                  marked !== NOTHING_MARKED && (
                    <Button look="quiet" onPress={() => mark(NOTHING_MARKED)}>
                      {t("clearDraft")}
                    </Button>
                  )
                }
              >
                <JointRoll site={site} lines={lines} marked={marked} onMark={mark} sides={{ outgoing, incoming }} />
              </Section>
              <Section title={t("differences")}>
                <Differences lines={lines} marked={marked} onMark={mark} outgoing={outgoing} />
              </Section>
              <Section title={t("inventory")}>
                <Inventory lines={inventory} onChange={setInventory} />
              </Section>
              <Section title={t("sign")}>
                <p>{t("summary", { on, notOn: lines.length - on, outgoing, incoming })}</p>
                <p className={styles["hint"]}>
                  {to === "" ? t("chooseIncoming") : t("proposeHint", { outgoing, incoming })}
                </p>
                {count !== undefined && <p className={styles["care"]}>{t("underCount", { count: isolated(count) })}</p>}
                {to !== "" && count === undefined && (
                  <p>
                    <CommandDialog
                      action={t("propose")}
                      submit={t("propose")}
                      look="main"
                      second={{ authority: to, ...(officer === "" ? {} : { officer }) }}
                      command={(form) =>
                        handOverCommand({ site: site.code, to, at: textIn(form, "occurredAt"), inventory }, lines)
                      }
                      onProposed={() => mark(NOTHING_MARKED)}
                    >
                      <p>{t("summary", { on, notOn: lines.length - on, outgoing, incoming })}</p>
                      <TimeField label={t("at")} name="occurredAt" />
                    </CommandDialog>
                  </p>
                )}
              </Section>
            </div>
          );
        }}
      </Answer>
    </div>
  );
}

interface PartiesProps {
  readonly site: SiteSummary;
  readonly to: string;
  readonly onTo: (authority: string) => void;
  readonly officer: string;
  readonly onOfficer: (officer: string) => void;
}

function Parties({ site, to, onTo, officer, onOfficer }: PartiesProps): ReactNode {
  const t = useTexts(handoverTexts);
  const authorities = useQuestion("/authorities", {}, { moment: {} });
  const others = (authorities.data?.authorities ?? []).filter(({ code }) => code !== site.controlledBy);
  const commanders = others
    .filter(({ code }) => code === to)
    .flatMap(({ officers }) => officers)
    .filter(({ roles, endedAt }) => endedAt === undefined && roles.includes("site-commander"));
  return (
    <div className={styles["parties"]}>
      <Choice
        label={t("incoming")}
        none={t("choose")}
        value={to}
        options={others.map(({ code, name }) => [code, name] as const)}
        onChange={({ target }) => {
          onTo(target.value);
          onOfficer("");
        }}
      />
      <Choice
        label={t("confirming")}
        none={t("anyOfficer")}
        value={officer}
        disabled={to === ""}
        options={commanders.map(({ code, title }) => [code, `${code}, ${title}`] as const)}
        onChange={({ target }) => onOfficer(target.value)}
      />
    </div>
  );
}
