import type { RealNode } from "@muster/stage";

/** In the reference case: who was recorded as recaptured on 20 January, and was not; known since the day after. */
export async function takenForAnother(node: RealNode): Promise<string> {
  for await (const entries of node.node.ledger.journal(0, await node.next())) {
    for (const { kind, entry } of entries) {
      if (kind !== "custody.recaptured") continue;
      const { people } = JSON.parse(entry) as { readonly people: unknown };
      if (Array.isArray(people)) return (people as { readonly person: string }[])[0]?.person ?? "";
    }
  }
  throw new Error("the story has nobody who was taken for another");
}
