/** The field for the code of a one-time app, at the door and where one is set up. */
import type { ReactNode } from "react";
import { Field } from "../../ui/field.tsx";

interface CodeFieldProps {
  readonly label: string;
  readonly hint?: string;
}

/** The six digits of the moment, from an app. */
export function CodeField(props: CodeFieldProps): ReactNode {
  return (
    <Field
      {...props}
      name="code"
      inputMode="numeric"
      autoComplete="one-time-code"
      pattern="[0-9]{6}"
      maxLength={6}
      dir="ltr"
      required
    />
  );
}
