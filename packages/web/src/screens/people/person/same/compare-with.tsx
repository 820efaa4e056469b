import { useNavigate } from "@tanstack/react-router";
import type { ReactNode, SubmitEvent } from "react";
import { useTexts } from "../../../../texts/reading.tsx";
import { Button } from "../../../../ui/button.tsx";
import { Field } from "../../../../ui/field.tsx";
import { FormDialog } from "../../../../ui/form-dialog.tsx";
import { textIn } from "../../../../ui/form-text.ts";
import styles from "../person.module.css";
import { sameTexts } from "./texts.ts";

/** The way to a comparison with a file that no machine has proposed: officers may know better. */
export function CompareWith({ person }: { readonly person: string }): ReactNode {
  const t = useTexts(sameTexts);
  const navigate = useNavigate();
  const go = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const other = textIn(new FormData(event.currentTarget), "other");
    void navigate({ to: "/people/$person/beside/$other", params: { person, other } });
  };
  return (
    <FormDialog action={t("compareWith")} look="quiet">
      {() => (
        <form onSubmit={go} className={styles["compareForm"]}>
          <Field
            label={t("compareId")}
            name="other"
            dir="ltr"
            required
            pattern="[0-9a-f\-]{36}"
            maxLength={36}
            autoComplete="off"
            spellCheck={false}
          />
          <Button type="submit" look="main">
            {t("compareSubmit")}
          </Button>
        </form>
      )}
    </FormDialog>
  );
}
