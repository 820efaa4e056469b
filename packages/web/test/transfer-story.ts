/**
 * A transfer as the officers concerned make it, each at a page of their own and in the language of the page: step by step, found
 * by role and by the words that stand there. How somebody comes in, and how much time passes, a test says.
 */
import type { ExampleBrowser } from "@muster/testkit";
import type { Page } from "playwright-core";
import { isolated } from "../src/texts/isolated.ts";
import type { RealNode } from "@muster/stage";
import type { Traveller } from "./convoy.ts";
import { inOrder, type Words } from "./words.ts";

/** A busy machine takes its time. */
const WAIT_MS = 45_000;
export const MINUTE_MS = 60_000;

/** Where they leave from, and where to; as the reference case calls them. */
const ENDS = {
  from: "AL-SINAA",
  to: "IRAQ-SECURE",
  receiver: "IRAQ",
  escort: "CENTCOM",
} as const;
const SENDER = "Syrian Democratic Forces (SDF)";

interface Told {
  readonly node: RealNode;
  readonly words: Words;
  readonly code: string;
  readonly people: readonly Traveller[];
  readonly sender: Page;
  readonly escort: Page;
  readonly receiver: Page;
  /** Whoever settles blockers, one after the other at one desk. */
  readonly desk: Page;
  /** This officer, at the transfer's page. */
  readonly comeIn: (page: Page, officer: string) => Promise<void>;
  /** How much time passes with everything that is sent. */
  readonly paceMs: number;
}

/** A page with cookies of its own: nobody shares a session. */
export async function pageOfOwn({ context }: ExampleBrowser): Promise<Page> {
  const another = await context.browser()?.newContext({ viewport: { width: 1280, height: 900 } });
  if (another === undefined) throw new Error("the browser has no room for another officer");
  const page = await another.newPage();
  page.setDefaultTimeout(WAIT_MS);
  return page;
}

export class TransferStory {
  readonly told: Told;

  constructor(told: Told) {
    this.told = told;
  }

  nameOf(index: number): string {
    return this.told.people[index]?.name ?? "";
  }

  idOf(index: number): string {
    return this.told.people[index]?.person ?? "";
  }

  async press(page: Page, name: string | RegExp): Promise<void> {
    await page
      .getByRole("button", { name, exact: typeof name === "string" })
      .first()
      .click();
  }

  /** Sends the open dialogue, and waits until it is gone. */
  async send(page: Page, name: string | RegExp): Promise<void> {
    const { node, paceMs } = this.told;
    node.pass(paceMs);
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name, exact: typeof name === "string" }).click();
    await dialog.waitFor({ state: "detached" });
  }

  async pressLink(page: Page, name: string): Promise<void> {
    await page.getByRole("link", { name, exact: true }).click();
  }

  /** Chooses by what it is called. */
  async choose(page: Page, field: string, label: string): Promise<void> {
    await page.getByRole("combobox", { name: field, exact: true }).selectOption({ label });
  }

  /** Types as a hand scanner does: quickly, with Enter at the end, into whatever has the focus. */
  async scan(page: Page, text: string): Promise<void> {
    const field = page.getByRole("textbox", { name: this.told.words("named-count.scan") });
    await field.and(page.locator(":focus")).waitFor();
    await page.keyboard.type(text);
    await page.keyboard.press("Enter");
  }

  /** From the board: the ends, the escort, the code, and a pasted list, which is answered for with this many picked and not. */
  async fillProposal(lines: readonly string[], picked: number): Promise<void> {
    const { sender, words, code } = this.told;
    await this.pressLink(sender, words("transfers.propose"));
    await sender.getByRole("combobox", { name: words("transfers.fromSite") }).selectOption(ENDS.from);
    await sender.getByRole("combobox", { name: words("transfers.toSite") }).selectOption(ENDS.to);
    await sender.getByRole("combobox", { name: words("transfers.receiver") }).selectOption(ENDS.receiver);
    await sender.getByRole("combobox", { name: words("transfers.escort") }).selectOption(ENDS.escort);
    await sender.getByRole("textbox", { name: words("transfers.code") }).fill(code);
    await sender.getByText(words("person-picker.pasteTitle"), { exact: true }).click();
    await sender.getByRole("textbox", { name: words("person-picker.pasteLabel") }).fill(lines.join("\n"));
    await this.press(sender, words("person-picker.read"));
    const written = lines.filter((line) => line !== "").length;
    await sender
      .getByText(words("person-picker.readSummary", { lines: written, added: picked, not: written - picked }))
      .waitFor();
  }

  async propose(): Promise<void> {
    const { node, sender, words, code, people, paceMs } = this.told;
    node.pass(paceMs);
    await this.press(sender, words("transfers.proposeN", { n: people.length }));
    await sender.getByRole("heading", { level: 1, name: words("transfers.transferTitle", { code }) }).waitFor();
    await sender.getByText(words("transfers.next.authoriseSender", { sender: isolated(SENDER) })).waitFor();
  }

  /** Both sides; what the receiver did appears at the sender's without a reload. */
  async authorise(): Promise<void> {
    const { sender, receiver, words, comeIn, people } = this.told;
    await comeIn(receiver, "IRAQ-COMMAND");
    await this.press(receiver, words("transfers.authoriseReceiver"));
    await receiver.getByRole("checkbox", { name: words("transfers.undertakes") }).check();
    await this.send(receiver, words("transfers.authorise"));
    const places = words("transfers.places", { n: people.length });
    await sender.getByRole("row", { name: inOrder(words("transfers.step.receiver"), places) }).waitFor();
    await this.press(sender, words("transfers.authoriseSender"));
    await this.send(sender, words("transfers.authorise"));
    await receiver.getByText(words("transfers.state.authorised"), { exact: true }).waitFor();
  }

  /** Each by whoever may, for everybody at once. The certificate is for so long; for as long as is usual where it is not said. */
  async settleBlockers(certifiedForMs?: number): Promise<void> {
    const { sender, desk, words, comeIn } = this.told;
    await comeIn(desk, "SDF-JUDICIAL-1");
    await this.press(desk, words("blockers.stateBasis"));
    await this.choose(desk, words("blockers.basis"), words("blockers.basis.detention-order"));
    await desk.getByRole("combobox", { name: words("blockers.orderedBy") }).selectOption("SDF");
    await this.send(desk, words("blockers.recordIt"));
    await comeIn(desk, "SDF-JUDICIAL-2");
    await this.press(desk, words("blockers.recordAssessment"));
    await this.choose(desk, words("blockers.outcome"), words("blockers.mayProceed"));
    await desk.getByRole("checkbox", { name: words("blockers.heardInPrivate") }).check();
    await this.send(desk, words("blockers.recordIt"));
    await this.certifyFitness(certifiedForMs);
    await this.press(sender, words("blockers.arrange"));
    await this.choose(sender, words("blockers.arrangement"), words("blockers.arrangement.no-property"));
    await this.send(sender, words("blockers.recordIt"));
    await sender.getByText(words("blockers.openBlockers", { n: 0 })).waitFor();
  }

  /** By a medical officer, who is told nothing of the list and is handed it on paper. */
  async certifyFitness(forMs?: number): Promise<void> {
    const { node, desk, words, comeIn, people } = this.told;
    await comeIn(desk, "SDF-MEDIC-1");
    await desk.getByText(words("person-picker.pasteTitle"), { exact: true }).click();
    await desk
      .getByRole("textbox", { name: words("person-picker.pasteLabel") })
      .fill(people.map(({ person }) => person).join("\n"));
    await this.press(desk, words("person-picker.read"));
    await this.press(desk, words("blockers.certifyFitness"));
    await this.choose(desk, words("blockers.fitness"), words("blockers.fit"));
    if (forMs !== undefined) {
      const until = new Date(Date.parse(node.now()) + forMs);
      const local = new Date(until.getTime() - until.getTimezoneOffset() * MINUTE_MS);
      await desk.getByLabel(words("blockers.certifiedUntil")).fill(local.toISOString().slice(0, 16));
    }
    await this.send(desk, words("blockers.recordIt"));
  }

  async seal(): Promise<void> {
    const { sender, words } = this.told;
    await this.press(sender, words("transfers.seal"));
    await this.send(sender, words("transfers.seal"));
  }

  /** The sender has counted; an officer of the escort is asked to sign, at a page that is open already. */
  async proposeDeparture(): Promise<void> {
    const { sender, escort, words } = this.told;
    await this.press(sender, words("transfers.proposeDeparture"));
    await this.send(sender, words("transfers.proposeDeparture"));
    await escort.getByRole("button", { name: words("proposals.confirm") }).waitFor();
  }

  async confirmDeparture(boarded: number, left: number): Promise<void> {
    const { sender, escort, words } = this.told;
    await escort.getByText(words("transfers.boardedAndLeft", { boarded, left })).waitFor();
    await this.press(escort, words("proposals.confirm"));
    await sender.getByText(words("transfers.departureDone", { boarded, left })).waitFor();
  }

  async recordArrival(page: Page): Promise<void> {
    const { words } = this.told;
    await this.press(page, words("transfers.recordArrival"));
    await this.send(page, words("transfers.recordArrival"));
  }

  /** Those still waiting, with the key that lies at the door of an exercise. */
  async chooseExerciseKey(): Promise<void> {
    const { receiver, words } = this.told;
    await receiver.getByText(words("transfers.keyFirst")).waitFor();
    await this.press(receiver, words("transfers.keyOfExercise"));
    await receiver.getByText(words("transfers.keyTheirs")).waitFor();
  }

  /** By the sender, who is at a page of the transfer. */
  async close(): Promise<void> {
    const { sender, receiver, words, code } = this.told;
    await this.pressLink(sender, words("transfers.backTo", { code }));
    await sender.getByText(words("transfers.middleEmpty")).waitFor();
    await this.press(sender, words("transfers.close"));
    await this.send(sender, words("transfers.close"));
    await this.pressLink(receiver, words("transfers.backTo", { code }));
    await receiver.getByText(words("transfers.state.closed"), { exact: true }).first().waitFor();
  }
}
