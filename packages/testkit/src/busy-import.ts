/**
 * A node that imports a file of rolls, to be killed while it does: `node busy-import.ts FOLDER FILE MAPPING SITE`. It says
 * each day in a line once the next is under way.
 */
import { importRolls, openNode, readMapping } from "@muster/register";
import type { Officer, SiteCode } from "@muster/record";
import { NORTH, opening } from "./scene.ts";

const [, , directory = "", file = "", mapping = "", site = ""] = process.argv;

const node = await openNode({ directory });
// A repeat of these is refused, which is as good.
for (const command of opening()) await node.register.submit(command);
const result = await importRolls(node.register, {
  file,
  site: site as SiteCode,
  mapping: await readMapping(mapping),
  by: NORTH as Officer,
  onDay: (day) => process.stdout.write(`${day}\n`),
});
process.stdout.write(`end ${result.stopped?.says ?? ""}\n`);
await node.close();
