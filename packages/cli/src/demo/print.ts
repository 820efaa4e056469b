/** The demo's report for people: plain text, calm, in the order in which questions are asked. */
import { columns, wrapped, written } from "./columns.ts";
import type { FigureReport } from "./figures.ts";
import type { DemoReport } from "./report.ts";
import type { Shaddadi, SiteView, ToldAccount } from "./shaddadi.ts";

const WIDTH = 110;

export function printReport(report: DemoReport): string {
  return [
    `${report.scenario}\n${wrapped(report.exercise, WIDTH).join("\n")}`,
    balanceText(report),
    transferText(report),
    receiptText(report),
    shaddadiText(report.shaddadi),
    overdueText(report),
    refusedText(report),
    figuresText(report.figures),
    `${written(report.people)} people and ${written(report.entries)} entries, from an empty folder in ${report.seconds} s.`,
  ].join("\n\n");
}

function balanceText({ balance }: DemoReport): string {
  const states = Object.entries(balance.states).filter(([state, people]) => people > 0 || state !== "outside");
  const rows = balance.rows.map(({ state, site, custodian, people }) => [
    shown(state),
    site ?? "",
    custodian ?? "",
    people,
  ]);
  return [
    `TRIAL BALANCE as of ${minute(balance.asOf)}`,
    columns([...states.map(([state, people]) => [shown(state), people]), ["registered", balance.registered]]),
    balance.balanced ? "  It balances: everyone registered is in exactly one place." : "  IT DOES NOT BALANCE.",
    "",
    columns(rows),
  ].join("\n");
}

function transferText({ transfer }: DemoReport): string {
  const { difference, programme } = transfer;
  return [
    `THE FIRST TRANSFER, ${transfer.code}: ${transfer.state}`,
    columns([
      ["on the sealed manifest", transfer.manifest],
      ["left", transfer.boarded],
      ["arrived", transfer.arrived],
      ["received by name, signed", transfer.received],
      ["left and not arrived", difference.leftAndNotArrived.length],
      ["arrived and had not left", difference.arrivedAndHadNotLeft.length],
      ["arrived and not received", difference.arrivedAndNotReceived.length],
    ]),
    transfer.unexplained === 0 ? "  The difference is nil." : `  ${transfer.unexplained} UNEXPLAINED.`,
    `  Its programme: a ceiling of ${written(programme.ceiling)}; ${written(programme.listed)} on lists, ${written(programme.departed)} left, ${written(programme.received)} received.`,
  ].join("\n");
}

function receiptText({ receipt }: DemoReport): string {
  return [
    "ONE PERSON'S RECEIPT, verified from its bundle alone",
    `  ${receipt.name} (invented), entry ${receipt.entry}: ${String(receipt.outcome)}`,
    ...receipt.checks.flatMap(({ says }) =>
      wrapped(says, WIDTH - 6).map((line, index) => `  ${index === 0 ? "✓" : " "} ${line}`),
    ),
    "  verified",
  ].join("\n");
}

function shaddadiText({ asKnownThen, thatDayAsKnownToday, today }: Shaddadi): string {
  const views = [asKnownThen, thatDayAsKnownToday, today] as const;
  const row = (name: string, of: (view: SiteView) => string | number) => [
    name,
    ...views.map((view) => padded(of(view))),
  ];
  return [
    "AL-SHADDADI, as known on the day of the break and today",
    columns([
      ["", ...["known that day", "that day, known today", "today"].map(padded)],
      row("as of", ({ asOf }) => minute(asOf)),
      row("entries known", ({ knownAt }) => knownAt + 1),
      row("controlled by", ({ controlledBy }) => controlledBy ?? "nobody"),
      row("on the roll", ({ onTheRoll }) => onTheRoll),
      row("of these to be confirmed", ({ toBeConfirmed }) => toBeConfirmed),
      row("of these left to the former holder", ({ leftToTheFormerHolder }) => leftToTheFormerHolder),
      row("at large", ({ atLarge }) => atLarge),
      row("escaped, by name", ({ escapedByName }) => escapedByName),
      row("recaptured, by name", ({ recapturedByName }) => recapturedByName),
    ]),
    "  What the parties say, side by side; nothing is made of it:",
    accountsText(today.accounts, asKnownThen.knownAt),
  ].join("\n");
}

/** One column for each party, what it said in the order it said it. */
function accountsText(accounts: readonly ToldAccount[], knownThatDay: number): string {
  const parties = [...Map.groupBy(accounts, ({ party }) => party)];
  const width = Math.floor((WIDTH - 4) / parties.length) - 3;
  const said = parties.map(([party, own]) => [
    party,
    ...own.flatMap(({ stance, of, says, entry }) => {
      const which = of === undefined ? "" : ` entry ${of}`;
      const known = entry <= knownThatDay ? "known that day" : "since then";
      return wrapped(`${stance}${which}: ${says} (entry ${entry}, ${known})`, width);
    }),
  ]);
  const lines = Math.max(...said.map((column) => column.length));
  return columns(
    Array.from({ length: lines }, (_, line) => said.map((column) => (column[line] ?? "").padEnd(width))),
    "    ",
  );
}

function overdueText({ overdue }: DemoReport): string {
  const terms = overdue.terms.map(({ term, owedBy, deadline, standing }) => [
    term,
    owedBy ?? "both",
    deadline === undefined ? "no day published" : `by ${minute(deadline)}`,
    standing === "overdue" ? "overdue: no party has reported it" : standing,
  ]);
  const duties = overdue.duties.map(({ kind, people, firstDueAt, source, deadline }) => [
    kind,
    people,
    `first due ${minute(firstDueAt)}`,
    deadline === "policy" ? `${source}; the days are the exercise's policy` : source,
  ]);
  return [
    `OVERDUE as of ${minute(overdue.asOf)}`,
    "  Terms of the ceasefire of 20 January:",
    columns(terms, "    "),
    "  Duties to people, in this exercise:",
    columns(duties, "    "),
  ].join("\n");
}

function refusedText({ refused }: DemoReport): string {
  const lines = refused.map(({ says, code }) => [says, code]);
  return ["REFUSED on the way, as the rules ask", columns(lines)].join("\n");
}

function figuresText(figures: readonly FigureReport[]): string {
  const rows = figures.map(({ row, figure, register, counting }) => [
    row,
    `${figure.place}: ${figure.measure}, ${figure.category}`,
    `${figure.qualifier === "exact" ? "" : `${figure.qualifier} `}${written(figure.high)}`,
    figure.attributedTo,
    register,
    counting,
  ]);
  return ["WHERE EACH FIGURE COMES FROM, and what this exercise has beside it (figures.csv)", columns(rows)].join("\n");
}

/** As the views stand in columns: all of one kind, so that they align to the right. */
function padded(value: string | number): string {
  return written(value).padStart(21);
}

function shown(state: string | null | undefined): string {
  return (state ?? "").replaceAll("-", " ");
}

/** To the minute, in UTC. */
function minute(at: string): string {
  return `${at.slice(0, 10)} ${at.slice(11, 16)}Z`;
}
