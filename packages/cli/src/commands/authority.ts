/** `muster authority add|appoint|assign|list`. */
import { ROLES } from "@muster/custody";
import { type Command, Option } from "commander";
import { authoritiesAnswer } from "@muster/server/answers";
import { ask } from "../node-session.ts";
import { type Acting, group, question, type When, writing } from "../options.ts";
import { sendAndTell } from "../submitter.ts";
import { table, tell } from "../tell.ts";

interface Titled {
  readonly title: string;
}

interface Assignment {
  readonly role?: readonly string[] | undefined;
  readonly site?: readonly string[] | undefined;
  readonly country?: string | undefined;
}

export function authorityCommands(program: Command, says: string): void {
  const authority = group(program, "authority", says);

  writing(
    authority,
    "add <code>",
    "an authority comes on the register",
    "muster authority add NORTH --name 'Northern administration'",
  )
    .requiredOption("--name <text>", "its name, plainly and neutrally")
    .option("--public-key <base64>", "the Ed25519 key it signs receipts with")
    .action(async (code: string, { name, publicKey, ...acting }: Acting & { name: string; publicKey?: string }) =>
      sendAndTell(acting, {
        kind: "authority.register",
        authority: code,
        name,
        ...(publicKey === undefined ? {} : { key: publicKey }),
      }),
    );

  assignment(
    writing(
      authority,
      "appoint <code> <officer>",
      "an officer acts for the authority from now on; a keeper is named by two officers",
      "muster authority appoint NORTH NORTH-1 --title 'site clerk' --role site-clerk --site N-PRISON",
    ),
  )
    .requiredOption("--title <text>", "what the officer is")
    .action(
      async (code: string, officer: string, { title, role, site, country, ...acting }: Acting & Titled & Assignment) =>
        sendAndTell(acting, {
          kind: "officer.appoint",
          authority: code,
          officer,
          title,
          ...(role === undefined ? {} : { roles: role }),
          ...placesOf({ site, country }),
        }),
    );

  assignment(
    writing(
      authority,
      "assign <officer>",
      "an officer has these roles from now on, and no others",
      "muster authority assign NORTH-1 --role registrar --role medical-officer",
    ),
  ).action(async (officer: string, { role = [], site, country, ...acting }: Acting & Assignment) =>
    sendAndTell(acting, { kind: "officer.assign", officer, roles: role, ...placesOf({ site, country }) }),
  );

  question(authority, "list", "every authority, with its officers and keys", "muster authority list").action(
    async (when: When) => {
      tell(when, await ask(when, authoritiesAnswer), ({ authorities }) =>
        table(
          ["code", "name", "officers", "keys"],
          authorities.map(({ code, name, officers, keys }) => [
            code,
            name,
            officers.map(({ code: officer, roles }) => [officer, ...roles].join(" ")).join(", ") || "none",
            keys.length,
          ]),
        ),
      );
    },
  );
}

/** What an officer is there to do, and where. */
function assignment(command: Command): Command {
  return command
    .addOption(new Option("--role <role...>", "what the officer is there to do").choices(ROLES))
    .option("--site <code...>", "only at these sites; at every site of the authority unless given")
    .option("--country <code>", "whose nationals a consular officer assists: ISO 3166-1 alpha-3");
}

function placesOf({ site, country }: Omit<Assignment, "role">) {
  return { ...(site === undefined ? {} : { sites: site }), ...(country === undefined ? {} : { country }) };
}
