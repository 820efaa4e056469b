/** All that the demo has to say, as one object: printed for people, or as JSON for machines. */
import { isRefusal } from "@muster/custody";
import type { Node, Played, ScenarioFolder } from "@muster/register";
import { type BalanceAnswer, balanceBy } from "@muster/server/answers";
import { type FigureReport, figureReport } from "./figures.ts";
import { type ReceiptReport, receiptReport, type TransferReport, transferReport } from "./first-transfer.ts";
import { type Overdue, overdue } from "./overdue.ts";
import { type Shaddadi, shaddadi } from "./shaddadi.ts";

export interface DemoReport {
  readonly scenario: string;
  readonly exercise: string;
  readonly people: number;
  readonly entries: number;
  readonly balance: BalanceAnswer;
  readonly transfer: TransferReport;
  readonly receipt: ReceiptReport;
  readonly shaddadi: Shaddadi;
  readonly refused: readonly { readonly says: string; readonly code: string; readonly answer: string }[];
  readonly overdue: Overdue;
  readonly figures: readonly FigureReport[];
  /** From the empty folder to this report. */
  readonly seconds: number;
}

export async function demoReport(
  node: Node,
  folder: ScenarioFolder,
  played: Played,
  startedMs: number,
): Promise<DemoReport> {
  const { register } = node;
  const balance = await balanceBy(register, await register.moment(), undefined);
  if (isRefusal(balance)) throw new Error(balance.says);
  return {
    scenario: folder.scenario.title,
    exercise: folder.scenario.exercise,
    people: played.people,
    entries: played.entries,
    balance,
    transfer: await transferReport(node),
    receipt: await receiptReport(node, folder, played),
    shaddadi: await shaddadi(register),
    refused: played.refused.map(({ says, refusal }) => ({ says, code: refusal.code, answer: refusal.says })),
    overdue: await overdue(register, folder, played),
    figures: await figureReport(register, folder, played),
    seconds: Math.round((performance.now() - startedMs) / 100) / 10,
  };
}
