/**
 * The names a node is reached by: DNS names and IP addresses, as a keeper writes them. Names of this machine itself are
 * always among them, so that the command line reaches its own node.
 */
import { isIP, isIPv4 } from "node:net";
import { WrongUse } from "../fault.ts";

export interface Host {
  readonly type: "dns" | "ip";
  readonly value: string;
}

/** How a machine calls itself. */
const OWN_NAMES: readonly string[] = ["localhost", "127.0.0.1", "::1"];

/** A node known by more names than this is not one node. */
const MOST_HOSTS = 20;

/** RFC 1123: labels of letters, digits and inner hyphens, 63 each, 253 in all. No wildcard: a register is one place. */
const DNS_NAME = /^(?=.{1,253}$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*$/;

/** `NAME[,NAME|IP…]` and the machine's own names, each once. Throws `WrongUse` at what is neither a name nor an address. */
export function hostsOf(list: readonly string[]): readonly Host[] {
  const values = list.map((one) => one.trim().toLowerCase());
  if (values.length > MOST_HOSTS) throw new WrongUse(`a node has at most ${MOST_HOSTS} names`);
  return [...new Set([...values.map(canonical), ...OWN_NAMES])].map(
    (value): Host => ({ type: isIP(value) === 0 ? "dns" : "ip", value }),
  );
}

/** An address as sixteen or four bytes, network order. */
export function bytesOfAddress(address: string): Uint8Array<ArrayBuffer> {
  if (isIPv4(address)) return Uint8Array.from(address.split("."), Number);
  const [head = "", tail = ""] = canonical(address).split("::");
  const groups = (part: string): string[] => part.split(":").filter((group) => group !== "");
  const between = Array.from({ length: 8 - groups(head).length - groups(tail).length }, () => "0");
  const all = [...groups(head), ...between, ...groups(tail)].map((group) => Number.parseInt(group, 16));
  return Uint8Array.from(all.flatMap((group) => [group >> 8, group & 0xff]));
}

/** One spelling for each name: IPv6 as the URL standard writes it, which also turns its dotted form into groups. */
function canonical(value: string): string {
  if (isIP(value) === 6 && !value.includes("%")) return new URL(`https://[${value}]/`).hostname.slice(1, -1);
  if (isIP(value) === 4) return value;
  // Four numbers that are no address would pass for a name, and no machine would ever ask for it.
  if (DNS_NAME.test(value) && !/^[\d.]+$/.test(value)) return value;
  throw new WrongUse(`"${value}" is neither a host name nor an address; write e.g. register.prison.internal,10.0.0.5`);
}
