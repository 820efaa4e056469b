/**
 * The key that this register's log signs with. It is asked of the node once and then kept in this browser: a node that comes
 * with another key later is found out, though not one that lied from the start. Against that, the key is shown, to be
 * compared with the one that the keeper published.
 */
const PLACE = "muster.log-key";

export interface LogKey {
  /** As a verifier takes it: name, id and key with `+` between. */
  readonly text: string;
  /** The key this browser knew before, where the node now shows another. */
  readonly before: string | undefined;
}

/** Throws a TypeError where the node cannot be reached. */
export async function knownLogKey(): Promise<LogKey> {
  const response = await fetch("/log/key");
  if (!response.ok) throw new TypeError("The log's key cannot be had");
  const text = (await response.text()).trim();
  const kept = localStorage.getItem(PLACE);
  if (kept === null) localStorage.setItem(PLACE, text);
  return { text, before: kept === null || kept === text ? undefined : kept };
}
