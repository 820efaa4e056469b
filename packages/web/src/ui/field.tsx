/** The fields of a form, each with its label, hint and what is wrong with it. */
import { type ComponentProps, type ReactNode, useId } from "react";
import styles from "./field.module.css";

interface FieldProps {
  readonly label: string;
  /** What is wanted, or in what form: one line. */
  readonly hint?: string | undefined;
  /** What is wrong with what stands in it. */
  readonly wrong?: string | undefined;
  /** What to look at again in what stands in it, which may stand. */
  readonly warning?: ReactNode;
}

type InputProps = FieldProps & Omit<ComponentProps<"input">, "className" | "id">;

/** A labelled line of text, number or time; `name` is what a form gives it to the command by. */
export function Field({ label, hint, wrong, warning, ...input }: InputProps): ReactNode {
  const id = useId();
  return (
    <Labelled id={id} label={label} hint={hint} wrong={wrong} warning={warning}>
      <input {...input} id={id} aria-describedby={`${id}-hint ${id}-warning`} aria-invalid={wrong !== undefined} />
    </Labelled>
  );
}

/** Several lines of text. */
export function TextArea({
  label,
  hint,
  wrong,
  ...area
}: FieldProps & Omit<ComponentProps<"textarea">, "className" | "id">): ReactNode {
  const id = useId();
  return (
    <Labelled id={id} label={label} hint={hint} wrong={wrong}>
      <textarea rows={4} {...area} id={id} aria-describedby={`${id}-hint`} aria-invalid={wrong !== undefined} />
    </Labelled>
  );
}

interface ChoiceProps extends FieldProps, Omit<ComponentProps<"select">, "className" | "id" | "children"> {
  /** Value and what it is called; in the order shown. */
  readonly options: readonly (readonly [value: string, says: string])[];
  /** What stands first and chooses nothing. */
  readonly none?: string;
}

/** One of a few. */
export function Choice({ label, hint, wrong, options, none, ...select }: ChoiceProps): ReactNode {
  const id = useId();
  return (
    <Labelled id={id} label={label} hint={hint} wrong={wrong}>
      <select {...select} id={id} aria-describedby={`${id}-hint`} aria-invalid={wrong !== undefined}>
        {none !== undefined && <option value="">{none}</option>}
        {options.map(([value, says]) => (
          <option key={value} value={value}>
            {says}
          </option>
        ))}
      </select>
    </Labelled>
  );
}

function Labelled({
  id,
  label,
  hint,
  wrong,
  warning,
  children,
}: FieldProps & { readonly id: string; readonly children: ReactNode }): ReactNode {
  return (
    <div className={styles["field"]}>
      <label htmlFor={id}>{label}</label>
      {children}
      <p id={`${id}-hint`} className={styles[wrong === undefined ? "hint" : "wrong"]}>
        {wrong ?? hint}
      </p>
      {warning !== undefined && (
        <p id={`${id}-warning`} className={styles["warning"]} role="status">
          {warning}
        </p>
      )}
    </div>
  );
}
