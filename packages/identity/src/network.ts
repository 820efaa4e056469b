/** The network an address stands for in limits: IPv4 by address, IPv6 by /64, since one household has 2^64 of those. */
import { isIPv4, isIPv6 } from "node:net";

const GROUPS_OF_64_BITS = 4;

/** `203.0.113.7`, or `2001:db8:0:1::/64`; `unknown` for what is no address, which all share one allowance. */
export function networkOf(address: string): string {
  if (isIPv4(address)) return address;
  const [plain = ""] = address.split("%");
  if (!isIPv6(plain)) return "unknown";
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(plain)?.[1];
  if (mapped !== undefined) return mapped;
  const [before = "", after] = plain.split("::");
  const head = groups(before);
  const tail = after === undefined ? [] : groups(after);
  const zeros = Array.from({ length: 8 - head.length - tail.length }, () => 0);
  const all = [...head, ...zeros, ...tail].slice(0, GROUPS_OF_64_BITS);
  return `${all.map((group) => group.toString(16)).join(":")}::/64`;
}

/** Sixteen bits each; a dotted end (`::ffff:0:1.2.3.4`) is two groups. */
function groups(text: string): number[] {
  if (text === "") return [];
  return text.split(":").flatMap((group) => {
    if (!group.includes(".")) return [Number.parseInt(group, 16)];
    const [a = 0, b = 0, c = 0, d = 0] = group.split(".").map(Number);
    return [a * 256 + b, c * 256 + d];
  });
}
