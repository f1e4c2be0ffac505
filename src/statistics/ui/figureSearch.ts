import { parseLocalDate, type LocalDate } from '../../shared/localDate.ts';
import { parsePeriod, type Period } from '../../shared/period.ts';
import { parseAgeBands } from '../bands.ts';
import { COMPARED_PERIODS, comparedPeriod, periodChoices } from '../periodChoices.ts';
import type { UsualFigures } from '../usualFigures.ts';

const FIELDS = [
  'from',
  'to',
  'intervention',
  'ageBands',
  'vocabulary',
  'knownAt',
  'compare',
  'otherFrom',
  'otherTo',
  'otherIntervention',
  'columns',
  'pictures',
] as const;
type Field = (typeof FIELDS)[number];
/** What the address says of the figures that are shown; what it does not say has its usual value. */
export type FigureSearch = { readonly [F in Field]?: string };
/** The same as the form shows it: every field has a text, perhaps empty. */
export type FigureForm = { readonly [F in Field]: string };

/** What figures may be compared with: a period near by, one of one's own choice, or another intervention. */
export const COMPARISONS = [...COMPARED_PERIODS, 'period', 'intervention'] as const;
export type Comparison = (typeof COMPARISONS)[number];
export const comparisonIn = (text: string | undefined): Comparison | undefined => COMPARISONS.find((one) => one === text);

/** Reads an address's query, whatever it holds. */
export function readFigureSearch(query: Readonly<Record<string, unknown>>): FigureSearch {
  return Object.fromEntries(
    FIELDS.flatMap((field) => {
      const value = query[field];
      return typeof value === 'string' && value.trim() !== '' ? [[field, value.trim()]] : [];
    }),
  );
}

/** @param usual what the association shows its figures by when the address says nothing else */
export function formOf(search: FigureSearch, today: LocalDate, usual: UsualFigures): FigureForm {
  const { from, to } = periodChoices(today).thisYear;
  return {
    intervention: '',
    ageBands: usual.ageBands,
    vocabulary: usual.vocabulary,
    knownAt: '',
    compare: '',
    otherFrom: '',
    otherTo: '',
    otherIntervention: '',
    columns: '',
    pictures: '',
    ...search,
    from: search.from ?? from,
    to: search.to ?? to,
  };
}

/** The address for a form: usual values are left out, the period is always said so that the address means the same tomorrow. */
export function searchOf(form: FigureForm, usual: UsualFigures): FigureSearch {
  const { ageBands, vocabulary, compare, otherFrom, otherTo, otherIntervention, columns, ...rest } = form;
  const comparison = comparisonIn(compare);
  return readFigureSearch({
    ...rest,
    ageBands: ageBands === usual.ageBands ? '' : ageBands.replaceAll(' ', ''),
    vocabulary: vocabulary === usual.vocabulary ? '' : vocabulary,
    // What another kind of comparison would need is not said.
    ...(comparison === undefined ? {} : { compare, columns }),
    ...(comparison === 'period' ? { otherFrom, otherTo } : {}),
    ...(comparison === 'intervention' ? { otherIntervention } : {}),
  });
}

/** What the figures are compared with: the days or the intervention (undefined: all) in which the other question differs. */
export type Compared =
  | { readonly by: 'period'; readonly period: Period }
  | { readonly by: 'intervention'; readonly intervention: string | undefined };

/** Undefined when nothing is compared, or an address asks for what can't be: something with itself, or days that are none. */
export function comparedBy(form: FigureForm): Compared | undefined {
  const comparison = comparisonIn(form.compare);
  if (comparison === undefined || Object.keys(comparisonFaults(form)).length > 0) return undefined;
  if (comparison === 'intervention') {
    return { by: 'intervention', intervention: form.otherIntervention === '' ? undefined : form.otherIntervention };
  }
  const [from, to] = comparison === 'period' ? [form.otherFrom, form.otherTo] : [form.from, form.to];
  const period = parsePeriod(from, to);
  if (!period.ok) return undefined;
  return { by: 'period', period: comparison === 'period' ? period.value : comparedPeriod(period.value, comparison) };
}

export type FigureFault = 'notADay' | 'endsBeforeItStarts' | 'malformed' | 'overlapping' | 'sameIntervention' | 'samePeriod';

/** What is wrong with a form, by field; empty when it can be asked. */
export function formFaults(form: FigureForm): Partial<Record<Field, FigureFault>> {
  const bands = form.ageBands.trim() === '' ? undefined : parseAgeBands(form.ageBands);
  return {
    ...periodFaults(form, 'from', 'to'),
    ...(bands === undefined || bands.ok ? {} : { ageBands: bands.error.code }),
    ...(form.knownAt === '' || isMoment(form.knownAt) ? {} : { knownAt: 'notADay' as const }),
    ...comparisonFaults(form),
  };
}

function comparisonFaults(form: FigureForm): Partial<Record<Field, FigureFault>> {
  if (form.compare === 'period') {
    const isSame = form.otherFrom === form.from && form.otherTo === form.to;
    return isSame ? { otherTo: 'samePeriod' } : periodFaults(form, 'otherFrom', 'otherTo');
  }
  return form.compare === 'intervention' && form.otherIntervention === form.intervention ? { otherIntervention: 'sameIntervention' } : {};
}

function periodFaults<F extends 'from' | 'otherFrom', T extends 'to' | 'otherTo'>(
  form: FigureForm,
  from: F,
  to: T,
): Partial<Record<Field, FigureFault>> {
  const [isFrom, isTo] = [parseLocalDate(form[from]) !== undefined, parseLocalDate(form[to]) !== undefined];
  if (isFrom && isTo) return parsePeriod(form[from], form[to]).ok ? {} : { [to]: 'endsBeforeItStarts' };
  return { ...(isFrom ? {} : { [from]: 'notADay' as const }), ...(isTo ? {} : { [to]: 'notADay' as const }) };
}

// A shared address may carry an instant; the field itself asks for a day.
const isMoment = (text: string): boolean => parseLocalDate(text) !== undefined || /^\d{4}-\d{2}-\d{2}T/.test(text);
