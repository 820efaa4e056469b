/** What a filled form of registration says, as commands: on the register, into custody, and on what basis. */
import type { AuthorityCode } from "@muster/record";
import type { StatedOfSomebody } from "@muster/server/api";
import type { Command, CommandOf } from "../../api/command.ts";
import { textIn } from "../../ui/form-text.ts";

type Claims = NonNullable<CommandOf<"person.register">["claims"]>;
type NameClaim = Extract<Claims[number], { readonly claim: "name" }>;

/** The commands in their order; those after the first are about whom the first registers. */
export function registrationFrom(form: FormData): readonly ((person: string) => Command)[] {
  const text = (name: string): string => textIn(form, name);
  const occurredAt = text("occurredAt");
  const given = { occurredAt } as Pick<CommandOf<"custody.admit">, "occurredAt">;
  const register = { kind: "person.register", ...given, claims: claimsFrom(text), ...numbersFrom(text) } as Command;
  const [site, unit] = [text("site"), text("unit")];
  return [
    () => register,
    ...(site === ""
      ? []
      : [
          (person: string) =>
            ({ kind: "custody.admit", ...given, person, site, ...(unit === "" ? {} : { unit }) }) as Command,
        ]),
    ...(form.has("noBasis")
      ? [(person: string) => ({ kind: "basis.state", ...given, person, basis: "none-stated" }) as Command]
      : []),
  ];
}

/**
 * What somebody may be known again by: a name or a number, with what else was filled in. Undefined where there is neither. Who
 * says so, and what they are held as, tells nobody apart.
 */
export function knownAgainBy(form: FormData): StatedOfSomebody | undefined {
  const text = (name: string): string => (name === "source" || name === "status" ? "" : textIn(form, name));
  if (text("name") === "" && text("number") === "") return undefined;
  return { claims: claimsFrom(text), ...numbersFrom(text) };
}

function numbersFrom(text: (name: string) => string): Pick<StatedOfSomebody, "numbers"> {
  const number = text("number");
  return number === "" ? {} : { numbers: [{ number, issuer: text("issuer") as AuthorityCode }] };
}

/** A claim for everything that was said; a name that is not known is no claim. */
function claimsFrom(text: (name: string) => string): Claims {
  const source = text("source");
  const by = source === "" ? {} : { source };
  const [birth, sex, nationality, status] = [text("birth"), text("sex"), text("nationality"), text("status")];
  const claims: object[] = [];
  if (text("name") !== "") claims.push({ ...nameClaim(text("name"), text("father")), ...by });
  if (sex !== "") claims.push({ claim: "sex", sex, ...by });
  if (birth !== "") claims.push({ claim: "birth", edtf: birth, ...by });
  for (const country of nationality.toUpperCase().split(/[\s,،]+/u)) {
    if (country !== "") claims.push({ claim: "nationality", country, evidence: "claimed", ...by });
  }
  if (status !== "") claims.push({ claim: "status", status, ...by });
  return claims as Claims;
}

/** A name as it was given; its father's part apart where that was said apart. */
export function nameClaim(text: string, father = ""): NameClaim {
  return {
    claim: "name",
    text,
    script: scriptOf(text),
    ...(father === "" ? {} : { parts: [{ part: "father", text: father }] }),
  };
}

function scriptOf(text: string): NameClaim["script"] {
  if (/\p{Script=Arabic}/u.test(text)) return "Arab";
  if (/\p{Script=Cyrillic}/u.test(text)) return "Cyrl";
  return /\p{Script=Latin}/u.test(text) ? "Latn" : "Other";
}
