/** JSON lines from a stream, one value at a time; undefined for a line that is no JSON, no UTF-8, or too long to be read. */
import { Buffer } from "node:buffer";

/** As large as the server takes a command. */
const LONGEST_LINE_BYTES = 16 * 1024 * 1024;
const LINE_FEED = 0x0a;

/** Empty lines are passed over. */
export async function* jsonLines(stream: AsyncIterable<Uint8Array | string>): AsyncGenerator<unknown> {
  let parts: Uint8Array[] = [];
  let length = 0;
  const take = (part: Uint8Array): void => {
    length += part.length;
    if (length <= LONGEST_LINE_BYTES) parts.push(part);
    else parts = [];
  };
  const finish = (): readonly unknown[] => {
    const read = length > LONGEST_LINE_BYTES ? [undefined] : parsed(Buffer.concat(parts));
    parts = [];
    length = 0;
    return read;
  };
  for await (const chunk of stream) {
    const bytes = typeof chunk === "string" ? Buffer.from(chunk) : chunk;
    let start = 0;
    for (let at = bytes.indexOf(LINE_FEED); at !== -1; at = bytes.indexOf(LINE_FEED, start)) {
      take(bytes.subarray(start, at));
      start = at + 1;
      yield* finish();
    }
    take(bytes.subarray(start));
  }
  yield* finish();
}

const decoder = new TextDecoder("utf-8", { fatal: true });

/** The line's value in a list, or no value for an empty line. */
function parsed(line: Uint8Array): readonly unknown[] {
  try {
    const text = decoder.decode(line).trim();
    return text === "" ? [] : [JSON.parse(text) as unknown];
  } catch (fault) {
    if (fault instanceof SyntaxError || fault instanceof TypeError) return [undefined];
    throw fault;
  }
}
