/** The header that names a download (RFC 6266): one name in ASCII for old readers, and the true one in UTF-8 (RFC 8187). */
import { safeFileName } from "./file-name.ts";

/** The value of `content-disposition` for a file of this name, which is made safe; it can hold no line feed and no quote. */
export function contentDisposition(name: string): string {
  const safe = safeFileName(name);
  const plain = safe
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .replaceAll(/[^\x20-\x7e]/g, "_")
    .replaceAll(/[%;']/g, "_");
  return plain === safe
    ? `attachment; filename="${plain}"`
    : `attachment; filename="${safeFileName(plain)}"; filename*=UTF-8''${encoded(safe)}`;
}

/** What `encodeURIComponent` leaves as it is and RFC 8187 does not allow. */
function encoded(name: string): string {
  return encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
