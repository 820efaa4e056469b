/** Names of authorities and sites as they stand within a sentence: each keeps its own direction. */
import { isolated } from "../texts/isolated.ts";
import { useNames } from "./named.tsx";

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
