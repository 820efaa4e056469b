import type { ReactNode } from "react";
import { useMe } from "../../api/me.ts";
import { useTexts } from "../../texts/reading.tsx";
import { Answer } from "../../ui/answer.tsx";
import { Page, Section } from "../../ui/page.tsx";
import { Proposals } from "../../ui/proposals/proposals.tsx";
import { Contents } from "./contents.tsx";
import { OwnPasskeys } from "./passkeys.tsx";
import { OwnSessions } from "./sessions.tsx";
import { settingsTexts } from "./texts.ts";
import { ThisBrowser } from "./this-browser.tsx";
import { You } from "./you.tsx";

/** What is one's own: how this browser reads, who one is, what awaits one, where one is signed in and by what. */
export function SettingsPage(): ReactNode {
  const t = useTexts(settingsTexts);
  const me = useMe();
  return (
    <Page title={t("title")}>
      <Contents />
      <ThisBrowser />
      <Answer of={me}>
        {(who) => (
          <>
            {(who.may.includes("confirm") || who.maySometimes.includes("confirm")) && (
              <Section title={t("awaiting")}>
                <Proposals />
              </Section>
            )}
            <You me={who} />
            {who.session !== null && (
              <>
                <OwnSessions here={who.session.id} />
                <OwnPasskeys />
              </>
            )}
          </>
        )}
      </Answer>
    </Page>
  );
}
