/** What stands around both counts: how far it is, in a number that is read out, and the way back. */
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTexts } from "../../../texts/reading.tsx";
import { Page } from "../../../ui/page.tsx";
import { transfersTexts } from "../texts.ts";

interface CountFrameProps {
  readonly title: string;
  readonly transfer: string;
  readonly children: ReactNode;
}

export function CountFrame({ title, transfer, children }: CountFrameProps): ReactNode {
  const t = useTexts(transfersTexts);
  return (
    <Page
      title={title}
      lede={
        <Link to="/transfers/$transfer" params={{ transfer }}>
          {t("backTo", { code: transfer })}
        </Link>
      }
    >
      {children}
    </Page>
  );
}
