/** Who must do what next, in words, with the way to do it for whoever may. */
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useQuestion } from "../../api/question.ts";
import { useTexts } from "../../texts/reading.tsx";
import { Section } from "../../ui/page.tsx";
import { AuthoriseReceiver, AuthoriseSender } from "./authorise.tsx";
import { Close } from "./close.tsx";
import type { TransferOf } from "./manifest-of.ts";
import { Seal } from "./seal.tsx";
import { useSentenceNames } from "../../ui/sentence-names.ts";
import { useStanding } from "./standing.ts";
import { UNSEALED } from "./states.ts";
import { transfersTexts } from "./texts.ts";
import styles from "./transfers.module.css";

export function Next({ transfer }: { readonly transfer: TransferOf }): ReactNode {
  const t = useTexts(transfersTexts);
  const items = useNext(transfer);
  if (items.length === 0) return null;
  return (
    <Section title={t("next")}>
      <ul role="list" className={styles["next"]}>
        {items.map(({ id, says, action }) => (
          <li key={id}>
            <span>{says}</span>
            {action}
          </li>
        ))}
      </ul>
    </Section>
  );
}

interface NextItem {
  /** The words change when a name or a number comes; the form that is open behind them stays. */
  readonly id: string;
  readonly says: string;
  readonly action?: ReactNode;
}

function useNext(transfer: TransferOf): readonly NextItem[] {
  const t = useTexts(transfersTexts);
  const names = useSentenceNames();
  const standing = useStanding(transfer);
  const { code, state, from, to, escort, moments, stages, unexplained } = transfer;
  const blockers = useQuestion("/transfers/:id/blockers", { id: code }, { when: UNSEALED.includes(state) });
  const params = { transfer: code };
  const [sender, receiver, escorting] = [from.authority, to.authority, escort].map(names.authority) as [
    string,
    string,
    string,
  ];
  const mayCount = standing.gives("transfer.depart") && (standing.isSender || standing.isEscort);
  const mayCountIn = standing.gives("transfer.arrive") && (standing.isReceiver || standing.isEscort);
  const mayReceive = standing.gives("transfer.receive") && standing.isReceiver;

  switch (state) {
    case "proposed":
      return [
        ...(moments.senderAuthorised === undefined
          ? [
              {
                id: "sender",
                says: t("next.authoriseSender", { sender }),
                action: <AuthoriseSender transfer={transfer} />,
              },
            ]
          : []),
        ...(moments.receiverAuthorised === undefined
          ? [
              {
                id: "receiver",
                says: t("next.authoriseReceiver", { receiver }),
                action: <AuthoriseReceiver transfer={transfer} />,
              },
            ]
          : []),
      ];
    case "authorised": {
      const open = blockers.data?.open ?? 0;
      return [
        ...(open > 0 ? [{ id: "settle", says: t("next.settle", { n: open }) }] : []),
        { id: "seal", says: t("next.seal", { sender }), action: <Seal transfer={transfer} /> },
      ];
    }
    case "sealed":
      return [
        {
          id: "depart",
          says: t("next.depart", { sender, escort: escorting }),
          action: mayCount && (
            <Link to="/transfers/$transfer/departure" params={params} className={styles["action"]}>
              {t("countDeparture")}
            </Link>
          ),
        },
      ];
    case "departed":
    case "arrived":
      return [
        ...(stages.onTheWay > 0
          ? [
              {
                id: "arrive",
                says: t(state === "departed" ? "next.arrive" : "next.arriveLater", {
                  n: stages.onTheWay,
                  receiver,
                  escort: escorting,
                }),
                action: mayCountIn && (
                  <Link to="/transfers/$transfer/arrival" params={params} className={styles["action"]}>
                    {t("countArrival")}
                  </Link>
                ),
              },
            ]
          : []),
        ...(stages.arrivedNotReceived > 0
          ? [
              {
                id: "receive",
                says: t("next.receive", { n: stages.arrivedNotReceived, receiver }),
                action: mayReceive && (
                  <Link to="/transfers/$transfer/receipts" params={params} className={styles["action"]}>
                    {t("toReceipts")}
                  </Link>
                ),
              },
            ]
          : []),
        unexplained === 0
          ? { id: "close", says: t("next.close", { sender, receiver }), action: <Close transfer={transfer} /> }
          : { id: "explain", says: t("next.explain", { n: unexplained }) },
      ];
    case "closed":
    case "cancelled":
      return [];
  }
}
