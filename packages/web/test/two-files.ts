/** One invented man in the books twice: at al-Shaddadi by his name in Arabic, and again by how somebody heard it. */
import type { RealNode } from "@muster/stage";

export const ARABIC = "مروان زياد فواز الرفاعي";
export const LATIN = "Marwan Ziyad Fawwaz al-Rifai";
const CLERK = { authority: "SYR-ARMY", officer: "ARMY-SHADDADI-1" };
const MARWAN = "5a4d0c1e-7b7e-4a53-9f0a-3f2d1c9b8a70";
const AGAIN = "5a4d0c1e-7b7e-4a53-9f0a-3f2d1c9b8a71";

/** Both files, asserted to be his. */
export async function inTwoFiles(real: RealNode): Promise<{ readonly marwan: string; readonly again: string }> {
  await inOneFile(real);
  const occurredAt = real.now();
  const claims = [{ claim: "name", text: LATIN, script: "Latn" }];
  await given(real, { kind: "person.register", by: CLERK, occurredAt, person: AGAIN, claims });
  await given(real, { kind: "custody.admit", by: CLERK, occurredAt, person: AGAIN, site: "AL-SHADDADI" });
  await given(real, {
    kind: "identity.assert-same",
    by: { authority: "SYR-ARMY", officer: "ARMY-REGISTRAR-1" },
    second: { authority: "SYR-ARMY", officer: "ARMY-SHADDADI-COMMAND" },
    occurredAt,
    person: MARWAN,
    other: AGAIN,
    evidence: "the same scar over the left eye (invented)",
    weight: 24.5,
  });
  return { marwan: MARWAN, again: AGAIN };
}

/** The file under his name in Arabic alone; its id. */
export async function inOneFile(real: RealNode): Promise<string> {
  const occurredAt = real.now();
  const claims = [
    { claim: "name", text: ARABIC, script: "Arab" },
    { claim: "birth", edtf: "1987" },
  ];
  await given(real, { kind: "person.register", by: CLERK, occurredAt, person: MARWAN, claims });
  await given(real, { kind: "custody.admit", by: CLERK, occurredAt, person: MARWAN, site: "AL-SHADDADI" });
  return MARWAN;
}

/** Recorded, or the test is over. */
export async function given(real: RealNode, command: Readonly<Record<string, unknown>>): Promise<void> {
  const decided = await real.node.register.submit(command);
  if (!("accepted" in decided)) throw new Error(decided.code);
}
