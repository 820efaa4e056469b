/** What a filled form gives a command: the text in a field, without the space around it. */

/** Empty where nothing was filled in, and where there is no such field. */
export function textIn(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value.trim() : "";
}

/** Codes are written in capital letters, however they were typed. */
export function codeIn(form: FormData, name: string): string {
  return textIn(form, name).toUpperCase();
}

/** The field where something stands in it, and nothing where it was left empty. */
export function fieldIn<Name extends string>(form: FormData, name: Name): { readonly [Field in Name]?: string } {
  const value = textIn(form, name);
  return value === "" ? {} : ({ [name]: value } as { readonly [Field in Name]: string });
}
