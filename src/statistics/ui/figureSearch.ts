import { parseLocalDate, type LocalDate } from '../../shared/localDate.ts';
import { parsePeriod } from '../../shared/period.ts';
import { DEFAULT_AGE_BANDS, parseAgeBands } from '../bands.ts';
import { VOCABULARY_NAMES, type VocabularyName } from '../closingVocabulary.ts';
import { periodChoices } from '../periodChoices.ts';

const FIELDS = ['from', 'to', 'intervention', 'ageBands', 'vocabulary', 'knownAt'] as const;
/** What the address says of the figures that are shown; what it does not say has its usual value. */
export type FigureSearch = { readonly [F in (typeof FIELDS)[number]]?: string };
/** The same as the form shows it: every field has a text, perhaps empty. */
export type FigureForm = { readonly [F in (typeof FIELDS)[number]]: string };

export const USUAL_AGE_BANDS = DEFAULT_AGE_BANDS.map(({ name }) => name).join(',');
const USUAL_VOCABULARY: VocabularyName = 'sus';

/** Reads an address's query, whatever it holds. */
export function readFigureSearch(query: Readonly<Record<string, unknown>>): FigureSearch {
  return Object.fromEntries(
    FIELDS.flatMap((field) => {
      const value = query[field];
      return typeof value === 'string' && value.trim() !== '' ? [[field, value.trim()]] : [];
    }),
  );
}

export function formOf(search: FigureSearch, today: LocalDate): FigureForm {
  const { from, to } = periodChoices(today).thisYear;
  return {
    intervention: '',
    ageBands: USUAL_AGE_BANDS,
    vocabulary: USUAL_VOCABULARY,
    knownAt: '',
    ...search,
    from: search.from ?? from,
    to: search.to ?? to,
  };
}

/** The address for a form: usual values are left out, the period is always said so that the address means the same tomorrow. */
export function searchOf(form: FigureForm): FigureSearch {
  const { ageBands, vocabulary, ...rest } = form;
  return readFigureSearch({
    ...rest,
    ageBands: ageBands === USUAL_AGE_BANDS ? '' : ageBands.replaceAll(' ', ''),
    vocabulary: vocabulary === USUAL_VOCABULARY ? '' : vocabulary,
  });
}

export type FigureFault = 'notADay' | 'endsBeforeItStarts' | 'malformed' | 'overlapping';

/** What is wrong with a form, by field; empty when it can be asked. */
export function formFaults(form: FigureForm): Partial<Record<keyof FigureForm, FigureFault>> {
  const bands = parseAgeBands(form.ageBands.trim() === '' ? USUAL_AGE_BANDS : form.ageBands);
  return {
    ...periodFaults(form),
    ...(bands.ok ? {} : { ageBands: bands.error.code }),
    ...(form.knownAt === '' || isMoment(form.knownAt) ? {} : { knownAt: 'notADay' as const }),
  };
}

function periodFaults({ from, to }: FigureForm): Partial<Record<'from' | 'to', FigureFault>> {
  const [isFrom, isTo] = [parseLocalDate(from) !== undefined, parseLocalDate(to) !== undefined];
  if (isFrom && isTo) return parsePeriod(from, to).ok ? {} : { to: 'endsBeforeItStarts' };
  return { ...(isFrom ? {} : { from: 'notADay' as const }), ...(isTo ? {} : { to: 'notADay' as const }) };
}

// A shared address may carry an instant; the field itself asks for a day.
const isMoment = (text: string): boolean => parseLocalDate(text) !== undefined || /^\d{4}-\d{2}-\d{2}T/.test(text);

export const isVocabulary = (text: string): text is VocabularyName => VOCABULARY_NAMES.some((name) => name === text);
