import { CLOSING_REASONS, EDUCATIONS, INCOMES, OCCUPATIONS, REFERRERS } from '../participants/codes.ts';
import type { Sex } from '../shared/identityNumber.ts';
import { SUPPORT_BANDS, type Band } from './bands.ts';
import type { ClosingVocabulary } from './closingVocabulary.ts';
import { MISSING, OTHERS, UNDISCLOSED } from './statisticsTables.ts';

/** Which participations one figure counts, said so that the rows behind it can be found. */
export type FigureFilter = {
  readonly population: 'worked_with' | 'in_at_start' | 'new' | 'closed' | 'left_at_end' | 'persons' | 'anonymous';
  readonly sex?: Sex;
  readonly value?: FigureValue;
};

export type FigureValue =
  | { readonly of: 'municipality'; readonly is: string | null; readonly protected: boolean }
  | { readonly of: 'intervention'; readonly is: string }
  | { readonly of: 'referrer' | 'education' | 'occupation_at_start' | 'occupation_at_end'; readonly is: string | null }
  | { readonly of: 'income_at_start' | 'income_at_end'; readonly is: string | null }
  | { readonly of: 'support'; readonly is: Band | 'not_applicable' | null }
  | { readonly of: 'age'; readonly inside: readonly Band[]; readonly outside: readonly Band[] }
  | { readonly of: 'closing_reason'; readonly in: readonly string[] }
  | { readonly of: 'anonymous_year'; readonly is: number };

export type FigureChoice = { readonly table: string; readonly row: string | undefined; readonly column: string | undefined };

/**
 * The filter of one figure in `tabeller`, from the table's name, the row's key and the column.
 * @returns undefined when no such figure can exist.
 */
export function figureFilter(
  choice: FigureChoice,
  options: { readonly ageBands: readonly Band[]; readonly vocabulary: ClosingVocabulary },
): FigureFilter | undefined {
  const sex: { sex?: Sex } = choice.column === 'kvinnor' ? { sex: 'K' } : choice.column === 'män' ? { sex: 'M' } : {};
  const filter = (population: FigureFilter['population'], value?: FigureValue): FigureFilter => ({
    population,
    ...sex,
    ...(value ? { value } : {}),
  });
  const { row } = choice;
  if (row === undefined) {
    const population = WHOLE_POPULATIONS.get(choice.table);
    if (choice.table === 'mätbara_avslut') return filter('closed', { of: 'closing_reason', in: options.vocabulary.measurable });
    return population && filter(population);
  }
  const coded = (population: 'new' | 'closed', of: 'referrer' | 'education', codes: readonly string[]) =>
    row === MISSING || codes.includes(row) ? filter(population, { of, is: row === MISSING ? null : row }) : undefined;
  const after = choice.column === 'efter';
  switch (choice.table) {
    case 'flöde': {
      const population = FLOW.get(row);
      return population && filter(population);
    }
    case 'per_kommun':
      return filter('worked_with', {
        of: 'municipality',
        is: row === MISSING || row === UNDISCLOSED ? null : row,
        protected: row === UNDISCLOSED,
      });
    case 'per_insats':
      return filter('worked_with', { of: 'intervention', is: row });
    case 'remittent_nya':
      return coded('new', 'referrer', REFERRERS);
    case 'utbildning_nya':
      return coded('new', 'education', EDUCATIONS);
    case 'försörjning_nya':
      return row === MISSING || isIn(INCOMES, row) ? filter('new', { of: 'income_at_start', is: row === MISSING ? null : row }) : undefined;
    case 'tid_i_försörjning_nya': {
      const band =
        SUPPORT_BANDS.find(({ name }) => name === row) ?? (row === MISSING ? null : row === 'ej aktuellt' ? 'not_applicable' : undefined);
      return band === undefined ? undefined : filter('new', { of: 'support', is: band });
    }
    case 'ålder_nya': {
      const band = options.ageBands.find(({ name }) => name === row);
      if (band) return filter('new', { of: 'age', inside: [band], outside: [] });
      return row === OTHERS ? filter('new', { of: 'age', inside: [], outside: options.ageBands }) : undefined;
    }
    case 'avslutsorsak':
      return isIn(CLOSING_REASONS, row) ? filter('closed', { of: 'closing_reason', in: [row] }) : undefined;
    case 'avslutsorsak_rapport': {
      const reasons = Object.entries(options.vocabulary.rowOf).flatMap(([code, name]) => (name === row ? [code] : []));
      return reasons.length > 0 ? filter('closed', { of: 'closing_reason', in: reasons }) : undefined;
    }
    case 'sysselsättning_före_efter':
      return row === MISSING || isIn(OCCUPATIONS, row)
        ? filter('closed', { of: after ? 'occupation_at_end' : 'occupation_at_start', is: row === MISSING ? null : row })
        : undefined;
    case 'försörjning_före_efter':
      return row === MISSING || isIn(INCOMES, row)
        ? filter('closed', { of: after ? 'income_at_end' : 'income_at_start', is: row === MISSING ? null : row })
        : undefined;
    case 'anonyma_per_år':
      return /^\d{4}$/.test(row) ? filter('anonymous', { of: 'anonymous_year', is: Number(row) }) : undefined;
    default:
      return undefined;
  }
}

const isIn = (codes: readonly string[], row: string): boolean => codes.includes(row);

const WHOLE_POPULATIONS: ReadonlyMap<string, FigureFilter['population']> = new Map([
  ['deltagare', 'worked_with'],
  ['personer', 'persons'],
  ['nya', 'new'],
  ['avslutade', 'closed'],
  ['genomströmning_månader', 'closed'],
]);
const FLOW: ReadonlyMap<string, FigureFilter['population']> = new Map([
  ['in_vid_start', 'in_at_start'],
  ['nya', 'new'],
  ['avslutade', 'closed'],
  ['kvar_vid_slut', 'left_at_end'],
]);
