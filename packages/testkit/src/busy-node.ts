/**
 * A node that takes commands as fast as it can, to be killed while it does: `node busy-node.ts FOLDER`. It says each answer
 * in a line, `KEY NUMBER`, so that whoever killed it knows what it had promised.
 */
import { openNode } from "@muster/register";
import { NORTH, at, opening } from "./scene.ts";

const [, , directory = ""] = process.argv;
const IN_FLIGHT = 64;

const node = await openNode({ directory });
for (const command of opening()) await node.register.submit(command);
process.stdout.write("open\n");
let next = 0;
await Promise.all(
  Array.from({ length: IN_FLIGHT }, async () => {
    for (;;) {
      const key = `${process.pid}-${next++}`;
      const answer = await node.register.submit({ kind: "person.register", occurredAt: at(2), by: NORTH }, key);
      process.stdout.write(`${key} ${"accepted" in answer ? answer.number : answer.code}\n`);
    }
  }),
);
