/**
 * Every screen of the application, and the states of each that are more than a little different to look at, at an address of
 * the reference case, with an officer who has work there.
 */
import type { BrowserContext, Page } from "playwright-core";
import { LANGUAGES, type Language } from "../src/texts/languages.ts";
import { convoy, menToMove } from "./convoy.ts";
import type { RealNode } from "@muster/stage";
import { inTwoFiles } from "./two-files.ts";
import { settled } from "./settled.ts";
import { wordsOf } from "./words.ts";

export interface ScreenShown {
  /** Also the name of its picture. */
  readonly name: string;
  /** Nobody where it is looked at before signing in. */
  readonly officer: string | undefined;
  /** With what is new in every register in braces: `/people/{moved}`. */
  readonly address: string;
  /** What is pressed once it is there, by the id of its words. */
  readonly begins?: string;
  /** The button of a dialogue, and what is pressed in it: closed again with Escape. */
  readonly dialog?: readonly string[];
  /** A question that the node fails at. */
  readonly fails?: string;
}

type More = Pick<ScreenShown, "begins" | "dialog" | "fails">;

function screen(name: string, officer: string | undefined, address: string, more: More = {}): ScreenShown {
  return { name, officer, address, ...more };
}

const NOBODY = undefined;
const KEEPER = "KEEPER-1";
const MONITOR = "MONITOR-1";
const REGISTRAR = "SDF-REGISTRAR-1";
const SENDER = "SDF-COMMAND";
const RECEPTION = "IRAQ-RECEPTION-1";
const GUARD = "ARMY-SHADDADI-1";
const COMMANDER = "ARMY-SHADDADI-COMMAND";
const ARMY_REGISTRAR = "ARMY-REGISTRAR-1";
const OPEN_COUNT = "OPEN-COUNT";

export const SCREENS: readonly ScreenShown[] = [
  screen("sign-in", NOBODY, "/sign-in"),
  screen("sign-in-first", NOBODY, `/sign-in#invitation=${"A".repeat(43)}`),
  screen("sign-in-asked-for", NOBODY, "/journal"),
  screen("today", REGISTRAR, "/"),
  screen("today-monitor", MONITOR, "/"),
  screen("today-past", MONITOR, "/?asOf=2026-01-20T15:00:00.000Z"),
  screen("duties", REGISTRAR, "/duties"),
  screen("sites", MONITOR, "/sites"),
  screen("site", MONITOR, "/sites/AL-HOL"),
  screen("site-past", MONITOR, "/sites/AL-SHADDADI?asOf=2026-01-18T12:00:00.000Z"),
  screen("handover", "SDF-HOL-COMMAND", "/sites/AL-HOL/handover"),
  screen("handover-begun", SENDER, "/sites/AL-AQTAN/handover", { begins: "handover.begin" }),
  screen("people", MONITOR, "/people?state=at-large"),
  screen("people-found", REGISTRAR, "/people?find=al"),
  screen("people-nobody", MONITOR, "/people?find=nobody-is-called-so"),
  screen("person-new", GUARD, "/people", { dialog: ["people.register"] }),
  screen("person", MONITOR, "/people/{moved}"),
  screen("person-alike", ARMY_REGISTRAR, "/people/{marwan}?alike=true"),
  screen("people-beside", ARMY_REGISTRAR, "/people/{marwan}/beside/{again}"),
  screen("duplicates", ARMY_REGISTRAR, "/duplicates"),
  screen("person-past", MONITOR, "/people/{moved}?asOf=2026-01-20T12:00:00.000Z"),
  screen("person-known-then", MONITOR, "/people/{mistaken}?asOf=2026-01-20T18:00:00.000Z&compare=true"),
  screen("transfers", MONITOR, "/transfers"),
  screen("transfer", MONITOR, "/transfers/SYRIA-IRAQ-0001"),
  screen("transfer-open", REGISTRAR, "/transfers/SYRIA-IRAQ-0002"),
  screen("transfer-authorise", SENDER, "/transfers/SYRIA-IRAQ-0002", { dialog: ["transfers.authoriseSender"] }),
  screen("transfer-new", SENDER, "/transfers/new"),
  screen("transfer-departure", SENDER, "/transfers/AT-THE-GATE/departure"),
  screen("transfer-arrival", RECEPTION, "/transfers/ON-THE-ROAD/arrival"),
  screen("transfer-receipts", RECEPTION, "/transfers/THERE/receipts"),
  screen("transfer-received", MONITOR, "/transfers/SYRIA-IRAQ-0001/receipts"),
  screen("counts", MONITOR, "/counts"),
  screen("counts-none", MONITOR, "/counts?site=AL-AQTAN"),
  screen("count", MONITOR, "/counts/SHADDADI-2026-01-22"),
  screen("count-open", COMMANDER, "/counts", { dialog: ["counts.open"] }),
  screen("count-refused", COMMANDER, "/counts", { dialog: ["counts.open", "counts.openSubmit"] }),
  screen("count-taking", GUARD, `/counts/${OPEN_COUNT}/take`),
  screen("incidents", MONITOR, "/incidents"),
  screen("incidents-failed", MONITOR, "/incidents", { fails: "/incidents" }),
  screen("incident", MONITOR, "/incidents/SHADDADI-2026-01-19"),
  screen("incident-new", COMMANDER, "/incidents", { dialog: ["incidents.record"] }),
  screen("incident-account", SENDER, "/incidents/SHADDADI-2026-01-19", { dialog: ["incidents.state"] }),
  screen("agreements", MONITOR, "/agreements"),
  screen("agreement", MONITOR, "/agreements/CEASEFIRE-2026-01-20"),
  screen("journal", MONITOR, "/journal"),
  screen("journal-entry", MONITOR, "/journal/100"),
  screen("journal-correct", ARMY_REGISTRAR, "/journal/{recapture}", { dialog: ["entry.correct"] }),
  screen("settings", KEEPER, "/settings"),
  screen("settings-authorities", KEEPER, "/settings/authorities"),
  screen("settings-officer", KEEPER, "/settings/officers/SDF-COMMAND"),
  screen("settings-policies", KEEPER, "/settings/policies"),
  screen("settings-keeping", KEEPER, "/settings/keeping"),
  screen("design", REGISTRAR, "/settings/design"),
  screen("numbers", "ANALYST-1", "/numbers"),
  screen("forbidden", "ANALYST-1", "/sites/AL-HOL"),
  screen("not-found", MONITOR, "/people/00000000-0000-4000-8000-000000000000"),
  screen("no-page", MONITOR, "/no/such/page"),
];

/** What the screens show that the reference case leaves to be done: convoys under way, and a count that is open. */
export async function staged(real: RealNode): Promise<(address: string) => string> {
  const { marwan, again } = await inTwoFiles(real);
  const men = await menToMove(real, 9);
  await convoy(real, "AT-THE-GATE", men.slice(0, 3), { to: "sealed" });
  await convoy(real, "ON-THE-ROAD", men.slice(3, 6), { to: "departed" });
  await convoy(real, "THERE", men.slice(6), { to: "arrived" });
  const { register } = real.node;
  const opened = await register.submit({
    kind: "count.open",
    occurredAt: real.now(),
    by: { authority: "SYR-ARMY", officer: COMMANDER },
    count: OPEN_COUNT,
    site: "AL-SHADDADI",
    counting: "named",
  });
  if (!("accepted" in opened)) throw new Error(opened.code);

  const transfer = await register.questions.subject("transfer", "SYRIA-IRAQ-0001", await register.questions.moment());
  const [moved] = transfer?.people.keys() ?? [];
  if (moved === undefined) throw new Error("The reference case moved nobody");
  const { mistaken, recapture } = await recaptures(real);
  const known: Readonly<Record<string, string>> = { moved, mistaken, recapture: String(recapture), marwan, again };
  return (address) => address.replaceAll(/\{(\w+)\}/g, (_, name: string) => known[name] ?? name);
}

/** Who was recorded as recaptured on the 20th, and was not; and the entry of the last recapture of all. */
async function recaptures(real: RealNode): Promise<{ readonly mistaken: string; readonly recapture: number }> {
  let mistaken = "";
  let recapture = -1;
  for await (const entries of real.node.ledger.journal(0, await real.next())) {
    for (const { number, kind, entry } of entries) {
      if (kind !== "custody.recaptured") continue;
      const { people } = JSON.parse(entry) as { readonly people: unknown };
      if (mistaken === "" && Array.isArray(people))
        mistaken = (people as { readonly person: string }[])[0]?.person ?? "";
      recapture = number;
    }
  }
  return { mistaken, recapture };
}

/** A page of its own on this screen, as its officer, who is signed in already. */
export async function opened(
  context: BrowserContext,
  url: string,
  { officer, begins, fails }: ScreenShown,
): Promise<Page> {
  const page = await context.newPage();
  if (fails !== undefined) {
    await page.route(`**/api/v1${fails}*`, (route) =>
      route.fulfill({ status: 500, contentType: "application/problem+json", body: JSON.stringify(FAULT) }),
    );
  }
  await page.goto(url);
  // Whoever is not signed in is sent to the door first.
  if (officer === undefined) await page.waitForURL(/\/sign-in/);
  await settled(page);
  if (begins !== undefined) {
    const language = await page.evaluate(() => document.documentElement.lang as Language);
    await press(page, (await wordsOf(language))(begins));
    await settled(page);
  }
  return page;
}

const FAULT = {
  type: "about:blank",
  title: "fault",
  status: 500,
  code: "fault",
  category: "fault",
  detail: "This question could not be answered.",
  remedy: "Tell the keeper.",
  conflicts: {},
};

/** Shows a page in this language, chosen as an officer chooses it, and opens its dialogue. */
export async function shownIn(page: Page, { dialog = [] }: ScreenShown, language: Language): Promise<void> {
  const isHere = await page.evaluate((wanted) => document.documentElement.lang === wanted, language);
  if (!isHere) {
    const choice = page.locator(`header select:has(option[value="${LANGUAGES[1]}"])`);
    if ((await choice.count()) > 0) await choice.selectOption(language);
    else await page.locator(`header li[lang="${language}"]`).getByRole("button").click();
    await page.locator(`html[lang="${language}"]`).waitFor();
  }
  await settled(page);
  if (dialog.length === 0) return;
  const word = await wordsOf(language);
  for (const id of dialog) {
    await press(page, word(id));
    await page.getByRole("dialog").waitFor();
    await settled(page);
  }
  // Whatever is pressed in a dialogue here is refused.
  if (dialog.length > 1) await page.getByRole("dialog").getByRole("alert").waitFor();
}

/** Presses the button of these words: the one in the dialogue, where one is open. */
async function press(page: Page, name: string): Promise<void> {
  const dialog = page.getByRole("dialog");
  const place = (await dialog.count()) > 0 ? dialog : page;
  await place.getByRole("button", { name, exact: true }).first().click();
}
