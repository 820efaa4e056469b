/** `muster init`: a new register: folder, database, node key, and entry 0, which names its keeper. */
import { existsSync } from "node:fs";
import path from "node:path";
import type { Command } from "commander";
import { SECRET_FILES } from "@muster/register";
import { LOG_KEY, noteKeeper, noteLogKey } from "../keeper-note.ts";
import { accepted, withFolder } from "../node-session.ts";
import { onRegister, type Place } from "../options.ts";
import { submitterOf } from "../submitter.ts";
import { tell } from "../tell.ts";

interface InitOptions extends Place {
  readonly keeper: string;
  readonly keeperCode?: string;
  readonly officer?: string;
  readonly name?: string;
  readonly exercise?: boolean;
}

export function initCommand(program: Command, says: string): void {
  onRegister(program, "init", says, "muster init --keeper 'Ministry of Justice'")
    .requiredOption("--keeper <name>", "the authority that keeps the register")
    .option("--keeper-code <code>", "the keeper's code; made of the name unless given")
    .option("--officer <code>", "the keeper's first officer; the keeper's code and -1 unless given")
    .option("--name <text>", "what the register is called")
    .option("--exercise", "an exercise: its people are invented")
    .action(async (options: InitOptions) => init(options));
}

async function init(options: InitOptions): Promise<void> {
  const { keeper, exercise, name = `Register of ${keeper}` } = options;
  const code = options.keeperCode ?? codeOf(keeper);
  const officer = options.officer ?? `${code}-1`;
  const by = { authority: code, officer };
  const made = await withFolder(options, async (node) => {
    const submitter = await submitterOf(node);
    const opened = await submitter.submit({
      kind: "register.open",
      occurredAt: new Date().toISOString(),
      by,
      name,
      keeper: { code, name: keeper },
      officer: { code: officer, title: "keeper's first officer" },
      ...(exercise === true ? { exercise } : {}),
    });
    accepted(opened, options);
    await noteKeeper(node.directory, by);
    await noteLogKey(node.directory, node.verifierKey);
    const secret = SECRET_FILES.map((file) => path.join(node.directory, file)).filter((file) => existsSync(file));
    return { directory: node.directory, name, keeper: code, officer, key: node.verifierKey, keyFile: LOG_KEY, secret };
  });
  tell(options, made, ({ directory, key, secret }) =>
    [
      `${name} is open in ${directory}, kept by ${code}; ${code}/${officer} acts unless told otherwise.`,
      `The log's key, for everybody who is to check what you show them (${LOG_KEY}):\n  ${key}`,
      `Keep secret, and keep a copy in a safe:\n${secret.map((file) => `  ${file}`).join("\n")}`,
    ].join("\n"),
  );
}

/** A code of the name's Latin letters and digits; KEEPER for a name in another script. */
function codeOf(name: string): string {
  const letters = name
    .normalize("NFKD")
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]+/g, "-");
  return letters.replaceAll(/^-|-$/g, "").slice(0, 40).replace(/-$/, "") || "KEEPER";
}
