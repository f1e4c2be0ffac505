import type { Mapped } from '../importApi.ts';

/** What a list says of a word that means nothing; an empty choice is that nobody has chosen. */
export const NOTHING_TOLD = '-';

export type Chosen = {
  readonly columns: Readonly<Record<string, string>>;
  readonly codes: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly intervention: string;
};

export const chosenFrom = ({ headings, words, intervention }: Mapped): Chosen => ({
  columns: Object.fromEntries(headings.map(({ key, column }) => [key, column])),
  codes: Object.fromEntries(
    words.map(({ column, words: of }) => [
      column,
      Object.fromEntries(of.map(({ key, code }) => [key, code === null ? '' : code === '' ? NOTHING_TOLD : code])),
    ]),
  ),
  intervention,
});
