/** Who acts: `--as AUTHORITY/OFFICER`, or the keeper's first officer as the folder notes it. */
import type { Officer } from "@muster/record";
import { WrongUse } from "./fault.ts";
import { keeperOf } from "./keeper-note.ts";
import type { Acting } from "./options.ts";

export async function officers(
  { as, second }: Pick<Acting, "as" | "second">,
  directory: string,
): Promise<{ readonly by: Officer; readonly second?: Officer }> {
  const by = as ?? (await keeperOf(directory));
  if (by === undefined)
    throw new WrongUse("nobody is named to act: give --as AUTHORITY/OFFICER, or set MUSTER_OFFICER");
  return { by, ...(second === undefined ? {} : { second }) };
}
