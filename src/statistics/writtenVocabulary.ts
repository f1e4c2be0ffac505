import { CLOSING_REASONS, type ClosingReason } from '../participants/codes.ts';
import { err, ok, type Result } from '../shared/result.ts';
import { VOCABULARIES, type ClosingVocabulary } from './closingVocabulary.ts';

type CountedReason = Exclude<ClosingReason, 'felregistrering'>;
/** The reasons that a vocabulary has rows for: a wrong registration is counted nowhere. */
export const COUNTED_REASONS: readonly CountedReason[] = CLOSING_REASONS.filter((code) => code !== 'felregistrering');

/** A vocabulary as an association writes it: its rows in their order, each with its codes, and which codes are measurable. */
export type WrittenVocabulary = {
  readonly rows: { readonly name: string; readonly codes: string[] }[];
  readonly measurable: string[];
};

const MOST_ROWS = 20;
const MOST_OF_NAME = 100;

/** The one rule of vocabularies: every code but wrong registration in exactly one row, no row without codes, no two of one name. */
export function readVocabulary(written: WrittenVocabulary): Result<WrittenVocabulary, string> {
  const rows = written.rows.map(({ name, codes }) => ({ name: tidy(name), codes: inTableOrder(codes) }));
  const names = rows.map(({ name }) => name);
  const codes = written.rows.flatMap((row) => row.codes);
  const unknown = [...codes, ...written.measurable].find((code) => !isCounted(code));
  if (unknown !== undefined) return err(`Koden ${unknown.slice(0, 40)} går inte att ha i en vokabulär. Ta bort den.`);
  if (rows.length > MOST_ROWS) return err(`Vokabulären har fler än ${MOST_ROWS} rader. Slå ihop några.`);
  if (names.includes('')) return err('En rad saknar namn. Skriv vad raden ska heta i rapporten.');
  const long = names.find((name) => name.length > MOST_OF_NAME);
  if (long !== undefined) return err(`Radens namn "${long.slice(0, 40)}…" är för långt. Skriv högst ${MOST_OF_NAME} tecken.`);
  const twin = names.find((name, i) => names.findIndex((other) => bare(other) === bare(name)) < i);
  if (twin !== undefined) return err(`Två rader heter "${twin}". Ge dem olika namn, eller slå ihop dem.`);
  const empty = rows.find((row) => row.codes.length === 0);
  if (empty) return err(`Raden "${empty.name}" har inga avslutsorsaker. Ge den minst en, eller ta bort raden.`);
  const twice = codes.find((code, i) => codes.indexOf(code) < i);
  if (twice !== undefined) return err(`Avslutsorsaken ${twice} står i mer än en rad. Låt varje orsak stå i exakt en.`);
  const missing = COUNTED_REASONS.find((code) => !codes.includes(code));
  if (missing !== undefined) return err(`Avslutsorsaken ${missing} står inte i någon rad. Låt varje orsak stå i exakt en.`);
  return ok({ rows, measurable: inTableOrder(written.measurable) });
}

const MOST_OF_VOCABULARY_NAME = 40;

/** A vocabulary's own name, as the command line and addresses write it: small letters, digits, hyphen, underscore and space. */
export function readVocabularyName(written: string): Result<string, string> {
  const name = tidy(written).toLowerCase();
  if (name === '' || name.length > MOST_OF_VOCABULARY_NAME || !/^[\p{Ll}\d][\p{Ll}\d _-]*$/u.test(name))
    return err(
      `Vokabulärens namn ska ha 1–${MOST_OF_VOCABULARY_NAME} tecken: bokstäver, siffror, mellanslag, - och _. Börja med bokstav eller siffra.`,
    );
  return ok(name);
}

/** The vocabulary that figures are counted by, from one that the rule has passed. */
export function vocabularyFrom(name: string, { rows, measurable }: WrittenVocabulary): ClosingVocabulary {
  const rowOf = { ...VOCABULARIES.sus.rowOf };
  for (const row of rows) for (const code of row.codes) if (isCounted(code)) rowOf[code] = row.name;
  return { name, rows: rows.map((row) => row.name), rowOf, measurable: measurable.filter(isCounted) };
}

/** The other way round. */
export const writtenFrom = ({ rows, rowOf, measurable }: ClosingVocabulary): WrittenVocabulary => ({
  rows: rows.map((name) => ({ name, codes: COUNTED_REASONS.filter((code) => rowOf[code] === name) })),
  measurable: [...measurable],
});

const isCounted = (code: string): code is CountedReason => COUNTED_REASONS.some((known) => known === code);
const inTableOrder = (codes: readonly string[]): string[] => COUNTED_REASONS.filter((code) => codes.includes(code));
const tidy = (text: string): string => text.normalize('NFC').replaceAll(/\s+/gu, ' ').trim();
const bare = (text: string): string => text.toLowerCase();
