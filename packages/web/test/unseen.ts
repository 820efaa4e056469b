/** What of a page cannot be seen at the width it has. */

/**
 * Runs in the page, and so stands alone: text and controls that lie beyond the edge where nothing scrolls to them, or that
 * are cut off within what they stand in. What scrolls within a frame of its own can be reached; what is hidden on purpose,
 * for who reads by ear, is not meant to be seen; and what a row of a list ends with "…" stands whole where the row leads.
 */
export function unseen(): readonly string[] {
  const root = document.documentElement;
  const faults: string[] = root.scrollWidth > root.clientWidth ? ["the page scrolls sideways"] : [];
  // Asked of every element about all that it stands in: once of each.
  const clippedAway = new Map<Element, boolean>();
  const isClippedAway = (element: Element | null): boolean => {
    if (element === null) return false;
    const known = clippedAway.get(element);
    if (known !== undefined) return known;
    const isClipped = getComputedStyle(element).clipPath === "inset(50%)" || isClippedAway(element.parentElement);
    clippedAway.set(element, isClipped);
    return isClipped;
  };
  const isHidden = (element: Element): boolean =>
    element.closest("svg, canvas, [aria-hidden='true']") !== null ||
    isClippedAway(element) ||
    !element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const isScrolled = (element: Element): boolean => {
    for (let frame = element.parentElement; frame !== null && frame !== root; frame = frame.parentElement) {
      if (/auto|scroll/.test(getComputedStyle(frame).overflowX) && frame.scrollWidth > frame.clientWidth) return true;
    }
    return false;
  };
  const named = (element: Element): string =>
    `${element.localName} ${(element.textContent ?? "").trim().replaceAll(/\s+/g, " ").slice(0, 40)}`;
  for (const element of document.body.querySelectorAll<HTMLElement>("*")) {
    const hasText = [...element.childNodes].some((node) => node instanceof Text && node.data.trim() !== "");
    if (!hasText && !element.matches("input, select, textarea, button, progress")) continue;
    if (isHidden(element)) continue;
    const { left, right, width } = element.getBoundingClientRect();
    if (width === 0) continue;
    if ((right > root.clientWidth + 1 || left < -1) && !isScrolled(element))
      faults.push(`beyond the edge: ${named(element)}`);
    const { overflowX, textOverflow } = getComputedStyle(element);
    const clips = (overflowX === "hidden" || overflowX === "clip") && textOverflow !== "ellipsis";
    if (clips && element.scrollWidth > element.clientWidth + 1) faults.push(`cut off: ${named(element)}`);
  }
  return faults;
}
