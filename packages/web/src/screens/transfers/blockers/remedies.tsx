/** What an officer may do about one kind of blocker: the deed itself, an arrangement, or two officers' word. */
import type { BlockerKind, Remedy } from "@muster/server/api";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTexts } from "../../../texts/reading.tsx";
import type { PickedPerson } from "../../../ui/person-picker/picked-person.ts";
import { TakeOff } from "../amend.tsx";
import { AuthoriseReceiver } from "../authorise.tsx";
import type { TransferOf } from "../manifest-of.ts";
import { useStanding } from "../standing.ts";
import { blockersTexts } from "./texts.ts";
import styles from "../transfers.module.css";
import { RecordAssessment, CertifyFitness, SealProperty, StateBasis } from "./deeds.tsx";
import { Override, Settle } from "./words-of-officers.tsx";

export interface RemedyProps {
  readonly transfer: TransferOf;
  readonly kind: BlockerKind;
  /** Whom it concerns. */
  readonly people: readonly PickedPerson[];
}

interface RemediesProps extends RemedyProps {
  readonly remedies: readonly Remedy[];
}

export function Remedies({ remedies, ...about }: RemediesProps): ReactNode {
  const { gives } = useStanding(about.transfer);
  return (
    <div className={styles["buttons"]}>
      {remedies
        .filter(({ command }) => gives(command))
        .map(({ command, arrangements = [] }) => (
          <OneRemedy key={command} command={command} arrangements={arrangements} {...about} />
        ))}
      {/* Without anybody it is no transfer: then it is cancelled. */}
      {about.people.length < about.transfer.listed && <TakeOff transfer={about.transfer} people={about.people} />}
    </div>
  );
}

function OneRemedy({
  command,
  arrangements,
  ...about
}: RemedyProps & { readonly command: string; readonly arrangements: readonly string[] }): ReactNode {
  const t = useTexts(blockersTexts);
  const { isSender, isReceiver } = useStanding(about.transfer);
  switch (command) {
    case "basis.state":
      return <StateBasis {...about} />;
    case "fitness.certify":
      return <CertifyFitness {...about} />;
    case "assessment.record":
      return <RecordAssessment {...about} />;
    case "property.seal":
      return <SealProperty {...about} />;
    case "objection.withdraw": {
      const [first] = about.people;
      // By whoever raised it, or by the person themselves: on the person's own page, where it is told.
      return first === undefined ? null : (
        <Link to="/people/$person" params={{ person: first.person }}>
          {t("toObjections")}
        </Link>
      );
    }
    case "transfer.settle":
      return isSender ? <Settle arrangements={arrangements} {...about} /> : null;
    case "transfer.authorise":
      // The consent itself is what is to be done next; here the receiver finds more places.
      return about.kind === "receiver-capacity" ? <AuthoriseReceiver transfer={about.transfer} /> : null;
    case "transfer.override":
      // Of its own places the receiver's officers may, of what concerns people the sender's.
      return (about.kind === "receiver-capacity" ? isReceiver : isSender) ? <Override {...about} /> : null;
    default:
      return null;
  }
}
