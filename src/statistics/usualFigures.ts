import { err, ok, type Result } from '../shared/result.ts';
import { DEFAULT_AGE_BANDS, parseAgeBands } from './bands.ts';

/** What figures are shown by when nobody asks for anything else: age bands as text, and the name of a vocabulary. */
export type UsualFigures = { readonly ageBands: string; readonly vocabulary: string };

export const USUAL_FIGURES: UsualFigures = { ageBands: DEFAULT_AGE_BANDS.map(({ name }) => name).join(','), vocabulary: 'sus' };

/** Bands that can be read, and a vocabulary that there is. */
export function readUsualFigures(written: UsualFigures, vocabularies: readonly string[]): Result<UsualFigures, string> {
  const bands = parseAgeBands(written.ageBands);
  if (!bands.ok) return err(bands.error.text);
  if (!vocabularies.includes(written.vocabulary)) return err(`Vokabulären finns inte. Välj någon av ${vocabularies.join(', ')}.`);
  return ok({ ageBands: bands.value.map(({ name }) => name).join(','), vocabulary: written.vocabulary });
}
