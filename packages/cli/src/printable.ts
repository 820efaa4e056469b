/**
 * Text for a terminal. What people wrote may hold sequences that a terminal obeys, or characters that turn the reading
 * direction of what follows; they are shown by their number instead. Line feeds and tabs stay.
 */
export function printable(text: string): string {
  return text.replaceAll(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]/gu, (character) =>
    character === "\n" || character === "\t" ? character : `\\u{${hex(character)}}`,
  );
}

function hex(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16).padStart(4, "0");
}
