/**
 * Ninety days of rolls, one file: each day is held against the books and what follows from it is entered, in order of
 * time, and then the roll itself. The roll's entry says that its day is done; it names the file and the digest of what
 * the roll says. So an import that was broken off, by a broken row or by `kill -9`, goes on where it stopped when the
 * file is imported again, and a file that was imported adds nothing. No idempotency keys are needed: the books are what
 * a repeat is held against, and a refusal of yesterday, its cause removed, is no refusal of today.
 */
import type { Register } from "../register.ts";
import { RollImporting } from "./importing.ts";
import { nothingYet, type RollImport, type RollImportOptions } from "./outcome.ts";
import { rollDays } from "./roll-days.ts";
import { identify } from "./roll-file.ts";
import { RollFileStopped } from "./stopped.ts";

/** Imports a file of rolls. What is wrong with the file is in the result; faults of the register are thrown. */
export async function importRolls(register: Register, options: RollImportOptions): Promise<RollImport> {
  const result = nothingYet(options);
  try {
    result.file = await identify(options.file);
    const importing = await RollImporting.begin(register, options, result);
    try {
      for await (const day of rollDays(options.file, options.mapping)) await importing.take(day);
    } finally {
      await importing.settle();
    }
  } catch (fault) {
    if (!(fault instanceof RollFileStopped)) throw fault;
    result.stopped = fault.refusal;
  }
  return result;
}
