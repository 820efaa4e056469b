/** Who acts: `--as AUTHORITY/OFFICER`, or the keeper's first officer as the folder notes it. */
import type { Officer } from "@muster/record";
import { WrongUse } from "./fault.ts";
import { keeperOf } from "./keeper-note.ts";
import type { Acting } from "./options.ts";

export async function officers(
  { as, second }: Acting,
  directory: string,
): Promise<{ readonly by: Officer; readonly second?: Officer }> {
  const by = as === undefined ? await keeperOf(directory) : officer("--as", as);
  if (by === undefined)
    throw new WrongUse("nobody is named to act: give --as AUTHORITY/OFFICER, or set MUSTER_OFFICER");
  return { by, ...(second === undefined ? {} : { second: officer("--second", second) }) };
}

function officer(option: string, text: string): Officer {
  const [authority, code, ...more] = text.split("/");
  if (authority === undefined || code === undefined || more.length > 0) {
    throw new WrongUse(`${option} takes AUTHORITY/OFFICER, e.g. NORTH/NORTH-1`);
  }
  return { authority, officer: code } as Officer;
}
