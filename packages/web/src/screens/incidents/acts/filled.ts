/** What a filled form gives a command about an incident. */
import { textIn } from "../../../ui/form-text.ts";

/** These fields as far as something stands in them; what was left empty is left out. */
export function filledIn(form: FormData, names: readonly string[]): Readonly<Record<string, string>> {
  const given = names.map((name) => [name, textIn(form, name)] as const);
  return Object.fromEntries(given.filter(([, text]) => text !== ""));
}

/** The number that was said, from the fields of `NumberFields`; undefined where none was. */
export function figureIn(form: FormData): Readonly<Record<string, string | number>> | undefined {
  const said = filledIn(form, ["value", "low", "high"]);
  if (Object.keys(said).length === 0) return undefined;
  const numbers = Object.entries(said).map(([name, text]) => [name, Number(text)] as const);
  return { ...Object.fromEntries(numbers), qualifier: textIn(form, "qualifier"), of: textIn(form, "figureOf") };
}
