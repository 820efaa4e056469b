/** Names of authorities and sites as they stand within a sentence: each keeps its own direction. */
import { useNames } from "../../ui/named.tsx";

export function useSentenceNames(): {
  readonly authority: (code: string) => string;
  readonly site: (code: string) => string;
} {
  const names = useNames();
  return {
    authority: (code) => isolated(names.authority(code) ?? code),
    site: (code) => isolated(names.site(code) ?? code),
  };
}

/** First strong isolate, and its end (Unicode Bidirectional Algorithm, 2.4.4). */
export function isolated(text: string): string {
  return `\u2068${text}\u2069`;
}
