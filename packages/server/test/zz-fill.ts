import { openNode, playScenario, readScenario, ScenarioClock } from "@muster/register";
const clock = new ScenarioClock();
const node = await openNode({ directory: "/tmp/s4/ref", clock: clock.read });
const began = Date.now();
await playScenario(await readScenario("/work/main/scenarios/north-east-syria-2026"), { register: node.register, clock });
console.log("played", (Date.now() - began) / 1000, await node.register.moment());
await node.close();
