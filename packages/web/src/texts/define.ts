/**
 * What a screen says, in English, as ICU messages by name. Each screen's folder has its own `texts.ts`; the other languages
 * are in `languages/*.po`, one file each for whoever reviews it, and compiled by the build (`build/catalogues.ts`). In the
 * browser a `Texts` carries its namespace only: the words come from the catalogue of the language chosen.
 */
export interface Texts<Key extends string = string> {
  readonly namespace: string;
  readonly messages: Readonly<Record<Key, string>>;
}

/** Texts of a namespace, which begins the ids of its messages: `sites.title`. */
export function defineTexts<const Key extends string>(
  namespace: string,
  messages: Readonly<Record<Key, string>>,
): Texts<Key> {
  return { namespace, messages };
}
