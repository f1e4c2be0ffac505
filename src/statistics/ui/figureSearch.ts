import { parseLocalDate, type LocalDate } from '../../shared/localDate.ts';
import { parsePeriod } from '../../shared/period.ts';
import { parseAgeBands } from '../bands.ts';
import { periodChoices } from '../periodChoices.ts';
import type { UsualFigures } from '../usualFigures.ts';

const FIELDS = ['from', 'to', 'intervention', 'ageBands', 'vocabulary', 'knownAt'] as const;
/** What the address says of the figures that are shown; what it does not say has its usual value. */
export type FigureSearch = { readonly [F in (typeof FIELDS)[number]]?: string };
/** The same as the form shows it: every field has a text, perhaps empty. */
export type FigureForm = { readonly [F in (typeof FIELDS)[number]]: string };

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
    ...search,
    from: search.from ?? from,
    to: search.to ?? to,
  };
}

/** The address for a form: usual values are left out, the period is always said so that the address means the same tomorrow. */
export function searchOf(form: FigureForm, usual: UsualFigures): FigureSearch {
  const { ageBands, vocabulary, ...rest } = form;
  return readFigureSearch({
    ...rest,
    ageBands: ageBands === usual.ageBands ? '' : ageBands.replaceAll(' ', ''),
    vocabulary: vocabulary === usual.vocabulary ? '' : vocabulary,
  });
}

export type FigureFault = 'notADay' | 'endsBeforeItStarts' | 'malformed' | 'overlapping';

/** What is wrong with a form, by field; empty when it can be asked. */
export function formFaults(form: FigureForm): Partial<Record<keyof FigureForm, FigureFault>> {
  const bands = form.ageBands.trim() === '' ? undefined : parseAgeBands(form.ageBands);
  return {
    ...periodFaults(form),
    ...(bands === undefined || bands.ok ? {} : { ageBands: bands.error.code }),
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
