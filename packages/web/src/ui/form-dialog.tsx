/** A button with a form behind it. */
import { type ReactNode, useState } from "react";
import { useMoment } from "../time/moment.ts";
import { Button } from "./button.tsx";
import { Dialog } from "./dialog.tsx";

export interface FormDialogProps {
  /** What the button that opens it says, and what it does in the title. */
  readonly action: string;
  readonly title?: string;
  readonly look?: "main" | "plain" | "quiet" | "danger";
  readonly isDisabled?: boolean;
}

/** Looking at the past there is no button: the past is not added to from there. */
export function FormDialog({
  action,
  title = action,
  look = "plain",
  isDisabled = false,
  children,
}: FormDialogProps & { readonly children: (close: () => void) => ReactNode }): ReactNode {
  const { isPast } = useMoment();
  const [isOpen, setOpen] = useState(false);
  if (isPast) return null;
  return (
    <>
      <Button look={look} isDisabled={isDisabled} onPress={() => setOpen(true)}>
        {action}
      </Button>
      <Dialog title={title} isOpen={isOpen} onOpenChange={setOpen}>
        {children(() => setOpen(false))}
      </Dialog>
    </>
  );
}
