/** What one officer leaves in a tab, and who finds it. */
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { purposeHeaders } from "./purpose.ts";
import { forgetTab, tabOf } from "./tab.ts";

const CLERK = "NORTH-1";
const BEGUN = "muster.count.departure.T-1";
const NOT_OURS = "somebody.elses";

/** A tab's storage, whose keys are its own properties. */
const storage = {
  getItem(this: Record<string, string>, key: string) {
    return this[key] ?? null;
  },
  setItem(this: Record<string, string>, key: string, value: string) {
    this[key] = value;
  },
  removeItem(this: Record<string, string>, key: string) {
    delete this[key];
  },
};

beforeEach(() => {
  vi.stubGlobal("sessionStorage", Object.create(storage));
  tabOf(CLERK);
  sessionStorage.setItem("muster.purpose", JSON.stringify({ purpose: "complaint" }));
  sessionStorage.setItem(BEGUN, "{}");
  sessionStorage.setItem(NOT_OURS, "kept");
});
afterEach(() => {
  forgetTab();
  vi.unstubAllGlobals();
});

const purpose = () => purposeHeaders()["muster-purpose"];

test("an officer whose session ended finds what they had begun", () => {
  tabOf(CLERK);
  expect(purpose()).toBe("complaint");
  expect(Object.keys(sessionStorage)).toContain(BEGUN);
});

test.each(["NORTH-2", undefined])("%s finds neither another officer's work nor reads for what they read", (officer) => {
  expect(purpose()).toBe("complaint");
  tabOf(officer);
  expect(purpose()).toBe("custody-care");
  expect(Object.keys(sessionStorage)).toEqual([NOT_OURS, ...(officer === undefined ? [] : ["muster.officer"])]);
});

test("who signs out leaves nothing of theirs", () => {
  forgetTab();
  expect(purpose()).toBe("custody-care");
  expect(Object.keys(sessionStorage)).toEqual([NOT_OURS]);
});
