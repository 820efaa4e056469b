/** One transfer: who must do what next, what stands in the way, and manifest, difference and arrivals side by side. */
import { useParams } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { Answers } from "../../api/answers.ts";
import { useQuestion } from "../../api/question.ts";
import { useTexts } from "../../texts/reading.tsx";
import { useMoment } from "../../time/moment.ts";
import { Answer } from "../../ui/answer.tsx";
import { AuthorityName } from "../../ui/named.tsx";
import { Page } from "../../ui/page.tsx";
import { Code } from "../../ui/person-name.tsx";
import { AmendActions } from "./amend.tsx";
import { Blockers } from "./blockers/blockers.tsx";
import { Cancel } from "./cancel.tsx";
import { ManifestView } from "./manifest/manifest-view.tsx";
import { Next } from "./next.tsx";
import { AwaitingProposals } from "./proposals.tsx";
import { Redirect } from "./redirect.tsx";
import { Report } from "./report.tsx";
import { NOT_LEFT } from "./states.ts";
import { Steps } from "./steps.tsx";
import { transfersTexts } from "./texts.ts";
import { useKeptFresh } from "./use-kept-fresh.ts";
import { Ends } from "./ends.tsx";

export function TransferPage(): ReactNode {
  const { transfer: code = "" } = useParams({ strict: false });
  const transfer = useQuestion("/transfers/:id", { id: code });
  useKeptFresh(code);
  return <Answer of={transfer}>{(answer) => <TransferShown transfer={answer} />}</Answer>;
}

function TransferShown({ transfer }: { readonly transfer: Answers["/transfers/:id"] }): ReactNode {
  const t = useTexts(transfersTexts);
  const { isPast } = useMoment();
  const { code, state, from, to, escort, programme } = transfer;
  return (
    <Page
      title={t("transferTitle", { code })}
      lede={
        <>
          <strong>{t(`state.${state}`)}</strong> · <Ends from={from} to={to} /> · {t("escort")}:{" "}
          <AuthorityName code={escort} />
          {programme !== null && (
            <>
              {" "}
              · {t("programme")}: <Code>{programme}</Code>
            </>
          )}
        </>
      }
      actions={
        <>
          <AmendActions transfer={transfer} />
          <Report transfer={transfer} />
          <Redirect transfer={transfer} />
          <Cancel transfer={transfer} />
        </>
      }
    >
      <AwaitingProposals transfer={code} />
      {!isPast && <Next transfer={transfer} />}
      <Steps transfer={transfer} />
      {NOT_LEFT.includes(state) && <Blockers transfer={transfer} />}
      <ManifestView transfer={transfer} />
    </Page>
  );
}
