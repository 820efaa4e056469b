/** An incident is reported to a body outside the site: never to whoever controls it (MR-71). */
import type { IncidentAnswer } from "@muster/server/api";
import type { ReactNode } from "react";
import type { CommandOf } from "../../../api/command.ts";
import { useQuestion } from "../../../api/question.ts";
import { useTexts } from "../../../texts/reading.tsx";
import { CommandDialog } from "../../../ui/command-dialog.tsx";
import { Choice, Field, TextArea } from "../../../ui/field.tsx";
import { textIn } from "../../../ui/form-text.ts";
import { useOwnSites } from "../../../ui/own-sites.ts";
import { TimeField } from "../../../ui/time-field.tsx";
import { incidentsTexts } from "../texts.ts";
import { filledIn } from "./filled.ts";

export function ReportOutside({ incident }: { readonly incident: IncidentAnswer }): ReactNode {
  const t = useTexts(incidentsTexts);
  const { code, site, transfer, at, owesReport } = incident;
  const { gives, isOwn } = useOwnSites();
  const sites = useQuestion("/sites", {}, { moment: {} });
  const authorities = useQuestion("/authorities", {}, { moment: {} });
  const isHere = (site !== undefined && isOwn(site)) || transfer !== undefined;
  if (!gives("incident.report") || !isHere) return null;
  const controller = sites.data?.sites.find((one) => one.code === site)?.controlledBy;
  const command = (form: FormData): CommandOf<"incident.report"> =>
    ({
      kind: "incident.report",
      occurredAt: textIn(form, "occurredAt"),
      incident: code,
      to: textIn(form, "to"),
      ...(site === undefined ? {} : { site }),
      ...filledIn(form, ["reference", "evidence"]),
    }) as CommandOf<"incident.report">;
  return (
    <CommandDialog
      action={t("report")}
      submit={t("reportSubmit")}
      look={owesReport ? "main" : "plain"}
      command={command}
    >
      <Choice
        label={t("reportedTo")}
        name="to"
        required
        none={t("choose")}
        options={(authorities.data?.authorities ?? [])
          .filter((one) => one.code !== controller)
          .map((one) => [one.code, one.name] as const)}
      />
      <Field label={t("reference")} name="reference" maxLength={200} dir="auto" />
      <TextArea label={t("evidenceHanded")} name="evidence" maxLength={5_000} dir="auto" />
      <TimeField label={t("reportedAt")} name="occurredAt" notBefore={at} />
    </CommandDialog>
  );
}
