/** Dialogues over the page. */
import type { ReactNode } from "react";
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import styles from "./dialog.module.css";

interface DialogProps {
  readonly title: string;
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
  readonly children: ReactNode;
}

/** A dialogue over the page: takes the focus, gives it back, closes with Escape. */
export function Dialog({ title, isOpen, onOpenChange, children }: DialogProps): ReactNode {
  return (
    <ModalOverlay className={`${styles["overlay"]}`} isOpen={isOpen} onOpenChange={onOpenChange} isDismissable>
      <Modal className={`${styles["modal"]}`}>
        <AriaDialog className={`${styles["dialog"]}`}>
          <Heading slot="title" level={2}>
            {title}
          </Heading>
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
