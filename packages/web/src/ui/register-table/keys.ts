/** Where a key takes the focus in a list of `count` rows, `page` of which are seen at once; undefined for no such key. */
export function movedTo(key: string, from: number, count: number, page: number): number | undefined {
  const last = count - 1;
  const within = (row: number): number => Math.min(last, Math.max(0, row));
  switch (key) {
    case "ArrowDown":
      return within(from + 1);
    case "ArrowUp":
      return within(from - 1);
    case "PageDown":
      return within(from + page);
    case "PageUp":
      return within(from - page);
    case "Home":
      return within(0);
    case "End":
      return within(last);
    default:
      return undefined;
  }
}
