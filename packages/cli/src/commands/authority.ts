/** `muster authority add|appoint|list`. */
import type { Command } from "commander";
import { authoritiesAnswer } from "@muster/server";
import { ask } from "../node-session.ts";
import { type Acting, group, question, type When, writing } from "../options.ts";
import { sendAndTell } from "../submitter.ts";
import { table, tell } from "../tell.ts";

export function authorityCommands(program: Command): void {
  const authority = group(program, "authority", "authorities: bodies that hold, escort, receive, order or monitor");

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

  writing(
    authority,
    "appoint <code> <officer>",
    "an officer acts for the authority from now on",
    "muster authority appoint NORTH NORTH-1 --title 'site clerk'",
  )
    .requiredOption("--title <text>", "what the officer is")
    .action(async (code: string, officer: string, { title, ...acting }: Acting & { title: string }) =>
      sendAndTell(acting, { kind: "officer.appoint", authority: code, officer, title }),
    );

  question(authority, "list", "every authority, with its officers and keys", "muster authority list").action(
    async (when: When) => {
      tell(when, await ask(when, authoritiesAnswer), ({ authorities }) =>
        table(
          ["code", "name", "officers", "keys"],
          authorities.map(({ code, name, officers, keys }) => [
            code,
            name,
            officers.map((officer) => officer.code).join(", ") || "none",
            keys.length,
          ]),
        ),
      );
    },
  );
}
