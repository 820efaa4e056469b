import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTexts } from "../../../texts/reading.tsx";
import { Comma } from "../../../ui/comma.tsx";
import { AuthorityName, SiteName } from "../../../ui/named.tsx";
import { Code } from "../../../ui/person-name.tsx";
import { entryTexts } from "./texts.ts";

/** The things an entry is about, each leading to its page where it has one. */
export function AboutLinks({ about }: { readonly about: readonly string[] }): ReactNode {
  const t = useTexts(entryTexts);
  if (about.length === 0) return t("aboutPeople");
  return about.map((thing, at) => (
    <span key={thing}>
      {at > 0 && <Comma />}
      <Thing thing={thing} />
    </span>
  ));
}

function Thing({ thing }: { readonly thing: string }): ReactNode {
  const [kind = "", ...rest] = thing.split(":");
  const id = rest.join(":");
  switch (kind) {
    case "site":
      return (
        <Link to="/sites/$site" params={{ site: id }}>
          <SiteName code={id} />
        </Link>
      );
    case "authority":
      return <AuthorityName code={id} />;
    case "transfer":
      return (
        <Link to="/transfers/$transfer" params={{ transfer: id }}>
          <Code>{id}</Code>
        </Link>
      );
    case "incident":
      return (
        <Link to="/incidents/$incident" params={{ incident: id }}>
          <Code>{id}</Code>
        </Link>
      );
    case "count":
      return (
        <Link to="/counts/$count" params={{ count: id }}>
          <Code>{id}</Code>
        </Link>
      );
    case "agreement":
      return (
        <Link to="/agreements/$agreement" params={{ agreement: id }}>
          <Code>{id}</Code>
        </Link>
      );
    default:
      return <Code>{thing}</Code>;
  }
}
