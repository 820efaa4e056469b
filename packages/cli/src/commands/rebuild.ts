/** `muster rebuild`: replays the journal into fresh projections and compares. */
import { rebuild } from "@muster/ledger";
import type { Command } from "commander";
import { withNode } from "../node-session.ts";
import { onRegister, type Place } from "../options.ts";
import { facts, tell } from "../tell.ts";

export function rebuildCommand(program: Command, says: string): void {
  onRegister(program, "rebuild", says, "muster rebuild --json").action(async (place: Place) => {
    const rebuilt = await withNode(place, ({ ledger }) => rebuild(ledger.database));
    tell(place, rebuilt, facts);
    if (!rebuilt.identical) process.exitCode = 1;
  });
}
