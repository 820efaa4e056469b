/** A page worked with the keyboard alone: nothing here knows of a pointer. */
import type { Locator, Page } from "playwright-core";

/** More than lie on any page here one after the other: who has gone through so many has been round. */
const MOST_STOPS = 400;
/** A busy machine takes its time. */
const PATIENCE_MS = 45_000;

interface Stop {
  /** Backwards, from what lies after it: with the Shift key. */
  readonly back?: boolean;
}

export class Keys {
  readonly page: Page;

  constructor(page: Page) {
    page.setDefaultTimeout(PATIENCE_MS);
    this.page = page;
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  /** What lies in the clipboard comes at once, several lines of it too. */
  async paste(text: string): Promise<void> {
    await this.page.keyboard.insertText(text);
  }

  /** From one thing to the next with the Tab key, until the focus is on this. */
  async to(place: Locator, { back = false }: Stop = {}): Promise<void> {
    await place.first().waitFor();
    for (let stops = 0; stops < MOST_STOPS; stops += 1) {
      if (await hasFocus(place)) return;
      await this.press(back ? "Shift+Tab" : "Tab");
    }
    throw new Error(`The Tab key does not come to ${String(place)}`);
  }

  /** To a button, a link or the like, and presses it. */
  async use(place: Locator, stop: Stop = {}): Promise<void> {
    await this.to(place, stop);
    await this.press("Enter");
  }

  async button(name: string | RegExp, stop: Stop = {}): Promise<void> {
    const dialog = this.page.getByRole("dialog");
    const place = (await dialog.count()) > 0 ? dialog : this.page;
    await this.use(place.getByRole("button", { name, exact: typeof name === "string" }), stop);
  }

  async link(name: string | RegExp, stop: Stop = {}): Promise<void> {
    await this.use(this.page.getByRole("link", { name, exact: typeof name === "string" }), stop);
  }

  /** Writes into a field, in the place of what stands in it. */
  async fill(label: string, text: string): Promise<void> {
    await this.to(this.page.getByLabel(label, { exact: true }));
    await this.press("Control+A");
    await this.type(text);
  }

  /** Goes down a list of choices to the one of this value. */
  async choose(label: string, value: string): Promise<void> {
    const list = this.page.getByLabel(label, { exact: true });
    await list.locator(`option[value="${value}"]`).waitFor({ state: "attached" });
    await this.to(list);
    await this.press("Home");
    const choices = await list.locator("option").count();
    for (let stops = 0; stops < choices; stops += 1) {
      if ((await list.inputValue()) === value) return;
      await this.press("ArrowDown");
    }
    throw new Error(`The arrow keys do not come to ${value} in ${label}`);
  }

  /** Sends the form of the open dialogue, and waits until it is gone. */
  async send(name: string | RegExp): Promise<void> {
    await this.button(name);
    await this.page.getByRole("dialog").waitFor({ state: "detached" });
  }

  /** The focus is on this, or comes to it. */
  async isOn(place: Locator): Promise<void> {
    await place.and(this.page.locator(":focus")).waitFor({ state: "attached" });
  }
}

function hasFocus(place: Locator): Promise<boolean> {
  return place.evaluateAll((found) => found.some((element) => element === document.activeElement));
}
