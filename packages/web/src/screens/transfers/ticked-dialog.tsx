/** A button, and the form behind it, that records the same thing of each of those ticked in a list. */
import type { ReactNode } from "react";
import { EachDialog, type EachDialogProps } from "../../ui/each/each-dialog.tsx";
import { PeopleTicks, tickedIn } from "./people-ticks.tsx";

export function TickedDialog({ people, children, ...dialog }: Omit<EachDialogProps, "whom">): ReactNode {
  return (
    <EachDialog {...dialog} people={people} whom={tickedIn}>
      {children}
      <PeopleTicks people={people} />
    </EachDialog>
  );
}
