/** `muster site add|list|find|show`. */
import type { Command } from "commander";
import { siteAnswer, sitesAnswer } from "@muster/server/answers";
import { ask } from "../node-session.ts";
import { type Acting, group, list, question, type When, wholeNumber, writing } from "../options.ts";
import { sendAndTell } from "../submitter.ts";
import { facts, table, tell } from "../tell.ts";

interface AddOptions extends Acting {
  readonly name: string;
  readonly type: string;
  readonly controlledBy: string;
  readonly books?: string;
  readonly capacity?: number;
  readonly units?: readonly string[];
}

export function siteCommands(program: Command, says: string): void {
  const site = group(program, "site", says);

  writing(
    site,
    "add <code>",
    "a site comes on the register",
    "muster site add N-PRISON --name 'North prison' --type prison --controlled-by NORTH --units A,B",
  )
    .requiredOption("--name <text>", "the site's name")
    .requiredOption("--type <type>", "prison, camp, hospital, transit, court or centre")
    .requiredOption("--controlled-by <authority>", "who controls it")
    .option("--books <whose>", "kept here, or kept elsewhere")
    .option("--capacity <number>", "how many people it is for", wholeNumber)
    .option("--units <list>", "its units, with commas", list)
    .action(async (code: string, { name, type, controlledBy, books, capacity, units, ...acting }: AddOptions) =>
      sendAndTell(acting, {
        kind: "site.open",
        site: code,
        name,
        type,
        controlledBy,
        ...(books === undefined ? {} : { books }),
        ...(capacity === undefined ? {} : { capacity }),
        ...(units === undefined ? {} : { units }),
      }),
    );

  question(site, "list", "every site", "muster site list --as-of 2026-01-21T18:00:00Z").action(async (when: When) => {
    const answer = await ask(when, (register, moment) => sitesAnswer(register, moment));
    tell(when, answer, ({ sites }) =>
      table(
        ["code", "name", "kind", "controlled by", "held", "capacity"],
        sites.map(({ code, name, kind, controlledBy, held, capacity }) => [
          code,
          name,
          kind,
          controlledBy,
          held,
          capacity,
        ]),
      ),
    );
  });

  question(site, "find <text>", "sites by any spelling, in any script", "muster site find الشدادي").action(
    async (text: string, when: When) => {
      const answer = await ask(when, (register, moment) => sitesAnswer(register, moment, text));
      tell(when, answer, ({ sites }) =>
        table(
          ["code", "name", "score", "known as"],
          sites.map(({ code, name, found }) => [code, name, found?.score.toFixed(2) ?? null, found?.as ?? null]),
        ),
      );
    },
  );

  question(site, "show <code>", "a site", "muster site show N-PRISON").action(async (code: string, when: When) => {
    tell(when, await ask(when, (register, moment) => siteAnswer(register, code, moment)), facts);
  });
}
