/** What a filled form gives a command. */
export function textIn(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value.trim() : "";
}

/** Codes are written in capital letters, however they were typed. */
export function codeIn(form: FormData, name: string): string {
  return textIn(form, name).toUpperCase();
}
