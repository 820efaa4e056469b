/**
 * Names of files that people are given. They may be made of what somebody wrote, and are opened on machines we do not know:
 * so a name never says where it goes, never hides what it is, and can be written on every file system.
 */

/** What a name becomes that has nothing left to stand on. */
const NAMELESS = "file";

/** Most file systems allow 255 bytes; what unpacks a file may add a number or an ending. */
const LONGEST_BYTES = 200;

/** Control characters; marks that turn the reading direction or have no width, and so hide an ending; halves of a pair. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu;

/** Separators of paths, and what Windows forbids. */
const FORBIDDEN = /[/\\:*?"<>|\u2044\u2215\u29f8\uff0f\uff3c]/g;

/** Devices of Windows, with or without an ending. */
const DEVICE =
  /^(?:con|prn|aux|nul|conin\$|conout\$|com[0-9\u00b9\u00b2\u00b3]|lpt[0-9\u00b9\u00b2\u00b3])(?=\s*(?:\.|$))/i;

/** A file name of this text: one name without a path, in normal form C, at most 200 bytes of UTF-8, its ending kept. */
export function safeFileName(text: string): string {
  const seen = text.normalize("NFC").replaceAll(UNSEEN, "").replaceAll(FORBIDDEN, "-");
  const named = shortened(trimmed(seen).replace(DEVICE, "_$&"));
  return named === "" ? NAMELESS : named;
}

/** No leading dot hides it; no dot or space ends it, for Windows drops them. */
function trimmed(name: string): string {
  return name.replace(/^[.\s]+/, "").replace(/[.\s]+$/, "");
}

function shortened(name: string): string {
  if (bytesOf(name) <= LONGEST_BYTES) return name;
  const ending = /\.[a-z0-9]{1,8}$/i.exec(name)?.[0] ?? "";
  let stem = "";
  let size = bytesOf(ending);
  for (const character of name.slice(0, name.length - ending.length)) {
    size += bytesOf(character);
    if (size > LONGEST_BYTES) break;
    stem += character;
  }
  return `${trimmed(stem)}${ending}`;
}

export function bytesOf(text: string): number {
  return Buffer.byteLength(text, "utf8");
}
