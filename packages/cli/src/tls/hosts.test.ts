import { describe, expect, test } from "vitest";
import { bytesOfAddress, hostsOf } from "./hosts.ts";

const OWN = ["localhost", "127.0.0.1", "::1"];

test("names and addresses, each once, and this machine's own", () => {
  expect(hostsOf([" Register.Prison.internal", "10.0.0.5", "register.prison.internal", "FE80:0::1"])).toEqual([
    { type: "dns", value: "register.prison.internal" },
    { type: "ip", value: "10.0.0.5" },
    { type: "ip", value: "fe80::1" },
    { type: "dns", value: "localhost" },
    { type: "ip", value: "127.0.0.1" },
    { type: "ip", value: "::1" },
  ]);
  expect(hostsOf(OWN).map(({ value }) => value)).toEqual(OWN);
});

test.each([
  "",
  "*.prison.internal",
  "a b",
  "-a",
  "a-",
  "a..b",
  "10.0.0",
  "999.0.0.1",
  "https://a",
  "a:8080",
  "fe80::1%eth0",
  "a\nb",
])("%j is no host", (name) => {
  expect(() => hostsOf([name])).toThrow(/neither a host name nor an address/);
});

test("a node has not a hundred names", () => {
  expect(() => hostsOf(Array.from({ length: 100 }, (_, at) => `h${at}`))).toThrow(/at most 20/);
});

describe("addresses in network order", () => {
  test.each([
    ["10.0.0.5", "0a000005"],
    ["::1", `${"00".repeat(15)}01`],
    ["::", "00".repeat(16)],
    ["fe80::a:1", "fe800000000000000000000000" + "0a0001"],
    ["2001:db8::", "20010db8" + "00".repeat(12)],
    ["1:2:3:4:5:6:7:8", "00010002000300040005000600070008"],
    ["::ffff:10.0.0.5", `${"00".repeat(10)}ffff0a000005`],
  ])("%s", (address, hex) => {
    expect(Buffer.from(bytesOfAddress(address)).toString("hex")).toBe(hex);
  });
});
