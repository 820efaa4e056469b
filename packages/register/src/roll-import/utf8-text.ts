/** Bytes to text, refusing what is not UTF-8 rather than putting question marks into people's names. */
import { isUtf8 } from "node:buffer";

export interface DecodedPiece {
  readonly text: string;
  /** The byte of the file at which it stops being UTF-8; what comes before is in `text`. */
  readonly brokenAt: number | undefined;
}

export class Utf8Text {
  /** Bytes taken so far, without those kept. */
  #taken = 0;
  /** The beginning of a character whose end has not come yet: three bytes at most. */
  #kept: Buffer = Buffer.alloc(0);

  push(bytes: Buffer): DecodedPiece {
    const whole = this.#kept.length === 0 ? bytes : Buffer.concat([this.#kept, bytes]);
    const end = whole.length - unfinished(whole);
    this.#kept = Buffer.from(whole.subarray(end));
    return this.#decode(whole.subarray(0, end));
  }

  /** A file that ends inside a character is broken there. */
  end(): DecodedPiece {
    return this.#decode(this.#kept);
  }

  #decode(bytes: Buffer): DecodedPiece {
    const from = this.#taken;
    this.#taken += bytes.length;
    if (isUtf8(bytes)) return { text: bytes.toString("utf8"), brokenAt: undefined };
    const sound = soundBytes(bytes);
    return { text: bytes.toString("utf8", 0, sound), brokenAt: from + sound };
  }
}

/** How many bytes at the end begin a character without ending it. */
function unfinished(bytes: Buffer): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back += 1) {
    const byte = bytes[bytes.length - back] as number;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) > back ? back : 0;
  }
  return 0;
}

/** How many bytes at the beginning are UTF-8: the bytes are halved until one character is left. */
function soundBytes(bytes: Buffer): number {
  let sound = 0;
  let broken = bytes.length;
  while (broken - sound > 1) {
    let middle = sound + Math.ceil((broken - sound) / 2);
    // Never between the bytes of one character.
    while (middle > sound && ((bytes[middle] as number) & 0xc0) === 0x80) middle -= 1;
    if (middle === sound) break;
    if (isUtf8(bytes.subarray(sound, middle))) sound = middle;
    else broken = middle;
  }
  return sound;
}
