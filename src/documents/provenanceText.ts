import type { Provenance, Table } from './blockDocument.ts';
import { documentWords } from './documentWords.ts';
import type { Language } from './language.ts';
import { numberText } from '../shared/numberText.ts';

/**
 * The one small line under a table:
 * "Underlag: deltagare · n = 108 · uppgift saknas: 0 · period: 2018-01-01–2018-08-31 · regel: …".
 */
export function provenanceText(provenance: Provenance, language: Language): string {
  const words = documentWords(language);
  const count = (value: number | null): string => numberText(value, language);
  const parts = [`${words.population}: ${provenance.population}`, `${words.n}\u00a0=\u00a0${count(provenance.n)}`];
  if (provenance.missing !== null) parts.push(`${words.missing}: ${count(provenance.missing)}`);
  parts.push(`${words.period}: ${provenance.period.from}–${provenance.period.to}`, `${words.rule}: ${provenance.rule}`);
  return parts.join(' · ');
}

/** What is printed under a table: its notes, then where its figures come from. */
export const notesUnder = (table: Table, language: Language): string[] => [
  ...(table.notes ?? []),
  ...(table.provenance ? [provenanceText(table.provenance, language)] : []),
];
