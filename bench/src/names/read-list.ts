/** A process that reads one list and says what it took: `read-list.ts FILE`. Its memory is nobody else's. */
import { openFile, openList, proposeMapping, readPeople } from "@muster/lists";

export interface ReadOnce {
  readonly people: number;
  /** From the opening of the file to its last row. */
  readonly seconds: number;
  /** Of the processor's time, the same. */
  readonly processor: number;
  readonly peakMegabytes: number;
}

async function readOnce(file: string): Promise<ReadOnce> {
  const [begun, used] = [performance.now(), process.cpuUsage()];
  const source = await openFile(file);
  const [table] = await openList(source);
  const { mapping, questions } = proposeMapping(table);
  if (questions.length > 0) throw new Error("a clean list asks nothing");
  const reading = readPeople(table, mapping);
  for await (const batch of reading) {
    if (batch.some(({ outcome }) => outcome === "faulty")) throw new Error("a clean list has no faults");
  }
  await source.close();
  const { user, system } = process.cpuUsage(used);
  return {
    people: reading.tally.people,
    seconds: (performance.now() - begun) / 1_000,
    processor: (user + system) / 1e6,
    peakMegabytes: process.resourceUsage().maxRSS / 1_024,
  };
}

process.stdout.write(JSON.stringify(await readOnce(process.argv[2] ?? "")));
