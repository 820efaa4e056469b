/** Gives a file to the browser to keep, as if a link to it had been followed. */

/** How long the browser has to take the file before its address is given back. */
const TAKEN_WITHIN_MS = 60_000;

export function keepFile(name: string, file: Blob): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), TAKEN_WITHIN_MS);
}
