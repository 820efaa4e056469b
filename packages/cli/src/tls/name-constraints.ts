/**
 * X.509 name constraints (RFC 5280, 4.2.1.10): whoever steals the authority's key can pretend to be these hosts, and no
 * other site of the web. Written in DER here: the library reads and writes every other extension, and not this one.
 */
import { bytesOfAddress, type Host } from "./hosts.ts";

export const NAME_CONSTRAINTS_OID = "2.5.29.30";

/** Tags of DER: the context's own numbers for the two lists, and for the two kinds of name. */
const SEQUENCE = 0x30;
const PERMITTED = 0xa0;
const EXCLUDED = 0xa1;
const DNS_NAME = 0x82;
const IP_ADDRESS = 0x87;

/** Permits these hosts; a kind of name that none of them has is excluded whole, for what is not named is not constrained. */
export function nameConstraints(hosts: readonly Host[]): Uint8Array<ArrayBuffer> {
  const excluded = [
    ...(hosts.some(({ type }) => type === "dns") ? [] : [tagged(DNS_NAME, new Uint8Array())]),
    ...(hosts.some(({ value }) => isVersion4(value)) ? [] : [tagged(IP_ADDRESS, new Uint8Array(8))]),
    ...(hosts.some(({ type, value }) => type === "ip" && !isVersion4(value))
      ? []
      : [tagged(IP_ADDRESS, new Uint8Array(32))]),
  ];
  const lists = [
    tagged(PERMITTED, ...hosts.map((host) => subtree(baseOf(host)))),
    ...(excluded.length === 0 ? [] : [tagged(EXCLUDED, ...excluded.map(subtree))]),
  ];
  return tagged(SEQUENCE, ...lists);
}

function baseOf({ type, value }: Host): Uint8Array<ArrayBuffer> {
  if (type === "dns") return tagged(DNS_NAME, new TextEncoder().encode(value));
  const address = bytesOfAddress(value);
  // The address and a mask of ones: exactly this one.
  return tagged(IP_ADDRESS, address, new Uint8Array(address.length).fill(0xff));
}

function subtree(base: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  return tagged(SEQUENCE, base);
}

function isVersion4(value: string): boolean {
  return /^\d+\.\d+\.\d+\.\d+$/.test(value);
}

/** One value of DER: its tag, its length in the shortest form, what it holds. */
function tagged(tag: number, ...contents: readonly Uint8Array<ArrayBuffer>[]): Uint8Array<ArrayBuffer> {
  const length = contents.reduce((sum, content) => sum + content.length, 0);
  return Uint8Array.from([tag, ...lengthOctets(length), ...contents.flatMap((content) => [...content])]);
}

function lengthOctets(length: number): readonly number[] {
  if (length < 0x80) return [length];
  if (length < 0x1_00) return [0x81, length];
  if (length < 0x1_00_00) return [0x82, length >> 8, length & 0xff];
  throw new RangeError(`a value of ${length} bytes has no place in a certificate`);
}
