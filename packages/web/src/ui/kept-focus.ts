/**
 * The focus is never lost. What had it may go: the button of a thing that is done now, a row that was taken off, a dialogue
 * whose button went while it was open. Who works by keyboard or by ear then stands at the heading of the part they were in,
 * and not at the beginning of everything (WCAG 2.4.3).
 */

/** What takes the focus for a part: its own heading, or the page's. */
const PART = "section, fieldset, article, [role='dialog'], main";
const HEADING = "h1, h2, h3, legend";

/** Watches over the focus of a document, for as long as it is open. */
export function keepFocus(page: Document): void {
  /** What had the focus last, and the elements it stood in, from the inside outwards: in the page, and anywhere. */
  let onPage: readonly Element[] = [];
  let last: Element | undefined;
  let isLooking = false;

  page.addEventListener("focusin", ({ target }) => {
    if (!(target instanceof Element)) return;
    last = target;
    if (target.closest("#app") !== null) onPage = around(target);
  });

  const look = (): void => {
    isLooking = false;
    if (!isLost(page, last)) return;
    // A dialogue that is open is where the focus belongs, whatever was on the page behind it.
    const within =
      [...page.querySelectorAll("[role='dialog']")].at(-1) ?? onPage.find((element) => element.isConnected);
    const heading = headingAbove(within);
    if (heading === undefined) return;
    if (!heading.hasAttribute("tabindex")) heading.tabIndex = -1;
    heading.focus();
  };
  new MutationObserver(() => {
    if (isLooking || !isLost(page, last)) return;
    isLooking = true;
    // A dialogue gives the focus back a frame after it is gone, and a page takes it when it is drawn: theirs comes first.
    requestAnimationFrame(() => requestAnimationFrame(look));
  }).observe(page.body, { childList: true, subtree: true, attributeFilter: ["disabled"] });
}

/** Nothing has the focus because what had it went; not because somebody pressed beside everything. */
function isLost({ activeElement, body }: Document, last: Element | undefined): boolean {
  if (last === undefined || (activeElement !== null && activeElement !== body)) return false;
  return !last.isConnected || last.matches(":disabled");
}

function around(element: Element): readonly Element[] {
  return element.parentElement === null ? [element] : [element, ...around(element.parentElement)];
}

/** The heading of the innermost part around it that has one. */
function headingAbove(element: Element | undefined): HTMLElement | undefined {
  for (
    let part = element?.closest(PART);
    part !== null && part !== undefined;
    part = part.parentElement?.closest(PART)
  ) {
    const heading = part.querySelector<HTMLElement>(HEADING);
    if (heading !== null) return heading;
  }
  return element?.ownerDocument.querySelector<HTMLElement>("h1") ?? undefined;
}
