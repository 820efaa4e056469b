/** What a filled form gives a command. */

export function textIn(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value.trim() : "";
}

/** The field where something stands in it, and nothing where it was left empty. */
export function fieldIn<Name extends string>(form: FormData, name: Name): { readonly [Field in Name]?: string } {
  const value = textIn(form, name);
  return value === "" ? {} : ({ [name]: value } as { readonly [Field in Name]: string });
}
