/** Every id a test may say it verifies: the architecture's rules and the duties of the law and the practice of custody. */

const rules = Array.from({ length: 11 }, (_, at) => `rule-${at + 1}`);

export const duties: readonly string[] = [
  "ICPPED-17.3",
  "ICPPED-18",
  "ICPPED-20-22",
  "MR-6",
  "MR-7",
  "MR-8-10",
  "MR-26",
  "MR-67-73",
  "MR-71",
  "MR-11",
  "MR-84",
  "GC3-46",
  "GC3-70",
  "GC3-91",
  "GC3-12",
  "GC4-136",
  "GC4-43",
  "COP-8-15",
  "NR-1",
  "CRC-37",
  "EPI-1",
  "CNT-1",
  "LOS-1",
  "ORD-1",
  "DP-1",
];

export const knownIds: readonly string[] = [...rules, ...duties];
