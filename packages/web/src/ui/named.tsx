/** Sites and authorities by the names they were entered with. A name is given text; where it cannot be asked for, the code stands. */
import type { ReactNode } from "react";
import { useQuestion } from "../api/question.ts";
import { Code } from "./person-name.tsx";

interface Names {
  readonly site: (code: string) => string | undefined;
  readonly authority: (code: string) => string | undefined;
}

const NOW = { moment: {} } as const;

/** What sites and authorities are called, as known now, whatever moment the page is looked at from. */
export function useNames(): Names {
  const sites = useQuestion("/sites", {}, NOW);
  const authorities = useQuestion("/authorities", {}, NOW);
  return {
    site: (code) => sites.data?.sites.find((site) => site.code === code)?.name,
    authority: (code) => authorities.data?.authorities.find((authority) => authority.code === code)?.name,
  };
}

export function SiteName({ code }: { readonly code: string }): ReactNode {
  return <NameOr name={useNames().site(code)} code={code} />;
}

export function AuthorityName({ code }: { readonly code: string }): ReactNode {
  return <NameOr name={useNames().authority(code)} code={code} />;
}

function NameOr({ name, code }: { readonly name: string | undefined; readonly code: string }): ReactNode {
  return name === undefined ? <Code>{code}</Code> : <bdi title={code}>{name}</bdi>;
}
