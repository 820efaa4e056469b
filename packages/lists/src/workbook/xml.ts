/**
 * The XML of a workbook's parts, event by event. A document type, which could bring in entities or files, is refused: no
 * spreadsheet program writes one. So is what never ends: an element that goes on for megabytes, or is nested without end.
 */
import { SaxesParser } from "saxes";
import { broken } from "./zip.ts";

export interface XmlEvents {
  /** `name` without its prefix. */
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  text(text: string): void;
  close(name: string): void;
}

const LONGEST_BETWEEN_EVENTS = 4 * 2 ** 20;
const DEEPEST = 64;

/** Takes XML in pieces and tells what stands in it. */
export class XmlReader {
  readonly #parser = new SaxesParser({ position: false, xmlns: false } as const);
  readonly #decoder = new TextDecoder();
  readonly #file: string;
  #sinceEvent = 0;
  #depth = 0;

  constructor(file: string, events: XmlEvents) {
    this.#file = file;
    this.#parser.on("opentag", ({ name, attributes }) => {
      this.#sinceEvent = 0;
      this.#depth += 1;
      if (this.#depth > DEEPEST) throw broken(file);
      events.open(localName(name), attributes);
    });
    this.#parser.on("closetag", ({ name }) => {
      this.#sinceEvent = 0;
      this.#depth -= 1;
      events.close(localName(name));
    });
    this.#parser.on("text", (text) => {
      this.#sinceEvent = 0;
      events.text(text);
    });
    this.#parser.on("cdata", (text) => events.text(text));
    this.#parser.on("doctype", () => {
      throw broken(file);
    });
    this.#parser.on("error", () => {
      throw broken(file);
    });
  }

  write(piece: Uint8Array): void {
    this.#sinceEvent += piece.length;
    if (this.#sinceEvent > LONGEST_BETWEEN_EVENTS) throw broken(this.#file);
    this.#parser.write(this.#decoder.decode(piece, { stream: true }));
  }

  end(): void {
    this.#parser.write(this.#decoder.decode()).close();
  }
}

/** Reads a part from end to end. */
export async function readXml(file: string, pieces: AsyncIterable<Uint8Array>, events: XmlEvents): Promise<void> {
  const reader = new XmlReader(file, events);
  for await (const piece of pieces) reader.write(piece);
  reader.end();
}

function localName(name: string): string {
  const colon = name.indexOf(":");
  return colon === -1 ? name : name.slice(colon + 1);
}
