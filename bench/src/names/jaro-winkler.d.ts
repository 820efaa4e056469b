/** `jaro-winkler` has no types of its own. */
declare module "jaro-winkler" {
  /** 0 to 1. */
  export default function distance(one: string, other: string, options?: { readonly caseSensitive?: boolean }): number;
}
