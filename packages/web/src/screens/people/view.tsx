import { Link, useSearch } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useMe } from "../../api/me.ts";
import { useQuestion } from "../../api/question.ts";
import { useTexts } from "../../texts/reading.tsx";
import { Page } from "../../ui/page.tsx";
import { BehindNumber } from "./behind-number.tsx";
import { FindBox } from "./find-box.tsx";
import { Found } from "./found.tsx";
import { RegisterPerson } from "./register-person.tsx";
import { peopleTexts } from "./texts.ts";

/** People: one box to find somebody with, or the people behind a number of the balance. */
export function PeoplePage(): ReactNode {
  const t = useTexts(peopleTexts);
  const { find, state, site, custodian } = useSearch({ from: "/frame/people" });
  const me = useMe();
  // Known before the form opens: where a clerk who types at once admits to.
  const sites = useQuestion("/sites", {}, { moment: {} });
  const registers = me.data?.gives.includes("person.register") === true && sites.isFetched;
  const behind = state !== undefined || site !== undefined || custodian !== undefined;
  return (
    <Page
      title={t("title")}
      actions={
        <>
          {registers && <RegisterPerson />}
          <Link to="/duplicates">{t("duplicates")}</Link>
        </>
      }
    >
      <FindBox />
      {find !== undefined ? <Found find={find} /> : behind ? <BehindNumber /> : <p>{t("neither")}</p>}
    </Page>
  );
}
