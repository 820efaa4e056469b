import type { PersonShown } from "@muster/server/api";
import { useParams, useSearch } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useQuestion } from "../../../api/question.ts";
import { useTexts } from "../../../texts/reading.tsx";
import { Answer } from "../../../ui/answer.tsx";
import { Page } from "../../../ui/page.tsx";
import { Code, NameReading, PersonName } from "../../../ui/person-name.tsx";
import { Claims } from "./claims.tsx";
import { Compare, CompareForm } from "./compare.tsx";
import { Custody } from "./custody.tsx";
import { Duties } from "./duties.tsx";
import { Entries } from "./entries.tsx";
import { Family } from "./family.tsx";
import { Health } from "./health.tsx";
import { Line } from "./line.tsx";
import { Papers } from "./papers.tsx";
import { Property } from "./property.tsx";
import { Protection } from "./protection.tsx";
import styles from "./person.module.css";
import { Readers } from "./readers.tsx";
import { PossiblySame } from "./same/possibly-same.tsx";
import { SamePerson } from "./same/same-person.tsx";
import { personTexts } from "./texts.ts";
import { Where } from "./where.tsx";

/** One person: where they are, how they came there, on what ground, and everything that was said about them. */
export function PersonPage(): ReactNode {
  const t = useTexts(personTexts);
  const { person: id } = useParams({ from: "/frame/people/$person" });
  const person = useQuestion("/people/:id", { id });
  const name = person.data?.person === id ? person.data.names[0]?.name : undefined;
  return (
    <Page title={name ?? t("title")} lede={person.data?.person === id && <Known shown={person.data} />}>
      <Answer of={person}>{(shown) => <File key={shown.person} shown={shown} />}</Answer>
    </Page>
  );
}

/** What the person is called and numbered, each as it was given. */
function Known({ shown: { person, names, file } }: { readonly shown: PersonShown }): ReactNode {
  const t = useTexts(personTexts);
  return (
    <span className={styles["known"]}>
      <span>{names[0] === undefined ? <PersonName name={null} /> : <NameReading name={names[0].name} />}</span>
      {names.slice(1).map(({ name }) => (
        <span key={name}>
          {t("alsoCalled")} <PersonName name={name} />
        </span>
      ))}
      {file.numbers.map(({ number, issuer }) => (
        <span key={`${issuer} ${number}`}>
          {t("numberOf", { issuer })} <Code>{number}</Code>
        </span>
      ))}
      <span>
        {t("id")} <Code>{person}</Code>
      </span>
    </span>
  );
}

function File({ shown }: { readonly shown: PersonShown }): ReactNode {
  const { compare } = useSearch({ from: "/frame/people/$person" });
  return (
    <>
      <Where shown={shown} />
      <CompareForm />
      {compare === true && <Compare person={shown.person} />}
      <Line shown={shown} />
      <Duties shown={shown} />
      <Custody shown={shown} />
      <Claims shown={shown} />
      <SamePerson shown={shown} />
      <PossiblySame shown={shown} />
      <Family shown={shown} />
      <Health shown={shown} />
      <Protection shown={shown} />
      <Property shown={shown} />
      <Papers shown={shown} />
      <Entries person={shown.person} />
      <Readers person={shown.person} />
    </>
  );
}
