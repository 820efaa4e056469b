/** The other files of this human being, as officers have asserted it; and those that were judged to be of somebody else. */
import type { IdentityLink, PersonShown, SameFile } from "@muster/server/api";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { AwaitingLinks } from "../../../../likeness/awaiting.tsx";
import { WithdrawDifferent, WithdrawSame } from "../../../../likeness/acts.tsx";
import { useTexts } from "../../../../texts/reading.tsx";
import { useMoment } from "../../../../time/moment.ts";
import { Comma } from "../../../../ui/comma.tsx";
import { EntryLink } from "../../../../ui/entry-link.tsx";
import { AuthorityName } from "../../../../ui/named.tsx";
import { Code, PersonName } from "../../../../ui/person-name.tsx";
import { shortId } from "../../../../ui/person-picker/typed.ts";
import { Table, TableHead } from "../../../../ui/table.tsx";
import { When } from "../../../../ui/when.tsx";
import styles from "../person.module.css";
import { ShownSection } from "../shown-section.tsx";
import { Clashes } from "./clashes.tsx";
import { CompareWith } from "./compare-with.tsx";
import { sameTexts } from "./texts.ts";

export function SamePerson({ shown }: { readonly shown: PersonShown }): ReactNode {
  const t = useTexts(sameTexts);
  const { isPast } = useMoment();
  const { person, file, sameAs } = shown;
  const files = sameAs?.files ?? [];
  const isAsserted = file.sameAs.length > 0;
  // If A is B, and B is C, then A is C, whether or not anybody said so.
  const implied = files.filter(({ through }) => through !== person);
  return (
    <ShownSection title={t("title")} shown={shown} of="identity" actions={<CompareWith person={person} />}>
      <AwaitingLinks person={person} />
      {isAsserted ? (
        <Links
          heads={[t("file"), t("assertedAt"), t("by"), t("evidence")]}
          links={file.sameAs}
          files={files}
          said="evidence"
          act={(link) =>
            link.other !== undefined && <WithdrawSame person={person} other={link.other} assertion={link.entry} />
          }
        />
      ) : (
        <p>{t(isPast ? "noneThen" : "none")}</p>
      )}
      {implied.length > 0 && (
        <ul role="list">
          {implied.map(({ person: other, entry }) => (
            <li key={other}>
              {t("through")} <OtherFile other={other} files={files} /> <EntryLink number={entry} />
            </li>
          ))}
        </ul>
      )}
      {sameAs !== null && sameAs.notShown > 0 && <p>{t("notShown", { n: sameAs.notShown })}</p>}
      <Clashes shown={shown} />
      {file.judgedDifferent.length > 0 && (
        <>
          <h3>{t("different")}</h3>
          <Links
            heads={[t("file"), t("judgedAt"), t("by"), t("why")]}
            links={file.judgedDifferent}
            files={[]}
            said="why"
            act={(link) =>
              link.other !== undefined && (
                <WithdrawDifferent person={person} other={link.other} judgement={link.entry} />
              )
            }
          />
        </>
      )}
    </ShownSection>
  );
}

interface LinksProps {
  readonly heads: readonly [string, string, string, string];
  readonly links: readonly IdentityLink[];
  /** What the other files are called, of those that stand. */
  readonly files: readonly SameFile[];
  /** By what name the words of it were said. */
  readonly said: "evidence" | "why";
  readonly act: (link: IdentityLink) => ReactNode;
}

/** What was said of this file and others, the withdrawn struck through: it can still be read. */
function Links({ heads, links, files, said, act }: LinksProps): ReactNode {
  const t = useTexts(sameTexts);
  return (
    <div className={styles["scroll"]}>
      <Table className={styles["table"]}>
        <TableHead heads={[...heads, t("acts")]} />
        <tbody>
          {links.map((link) => {
            const { entry, at, by, second, withdrawn } = link;
            const words = link.said?.[said];
            return (
              <tr key={entry}>
                <th scope="row" className={withdrawn === undefined ? undefined : styles["struck"]}>
                  <OtherFile other={link.other} files={files} />
                </th>
                <td>
                  <When at={at} form="day" /> <EntryLink number={entry} />
                  {withdrawn !== undefined && (
                    <>
                      <Comma />
                      {t("withdrawn")} <When at={withdrawn.at} form="day" /> <EntryLink number={withdrawn.entry} />
                    </>
                  )}
                </td>
                <td>
                  <Officer officer={by} />
                  {second !== undefined && <Officer officer={second} />}
                </td>
                <td>{typeof words === "string" ? <bdi>{words}</bdi> : <em>{t("erased")}</em>}</td>
                <td>{withdrawn === undefined && act(link)}</td>
              </tr>
            );
          })}
        </tbody>
      </Table>
    </div>
  );
}

function Officer({ officer: { officer, authority } }: { readonly officer: IdentityLink["by"] }): ReactNode {
  return (
    <div>
      <Code>{officer}</Code> (<AuthorityName code={authority} />)
    </div>
  );
}

interface OtherFileProps {
  readonly other: string | undefined;
  readonly files: readonly SameFile[];
}

/** The other file by its newest name; where that is not at hand, by the beginning of its id. */
function OtherFile({ other, files }: OtherFileProps): ReactNode {
  const t = useTexts(sameTexts);
  if (other === undefined) return <em>{t("notForYou")}</em>;
  const [name] = files.find(({ person }) => person === other)?.names ?? [];
  return (
    <Link to="/people/$person" params={{ person: other }} preload={false}>
      {name === undefined ? (
        <>
          {t("unnamed")} <Code>{shortId(other)}</Code>
        </>
      ) : (
        <PersonName name={name.name} />
      )}
    </Link>
  );
}
