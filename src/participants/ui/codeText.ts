import type { TFunction } from 'i18next';
import { CLOSING_REASONS, codeIn, EDUCATIONS, INCOMES, NOT_APPLICABLE, OCCUPATIONS, REFERRERS } from '../codes.ts';

export type CodeKind = 'closingReason' | 'income' | 'occupation' | 'education' | 'referrer';

/** A code in words; '' for none. */
export function codeText(kind: CodeKind, code: string | null, t: TFunction<'participants'>): string {
  if (code === null || code === '') return '';
  switch (kind) {
    case 'closingReason':
      return wordOf(codeIn(CLOSING_REASONS, code), (known) => t(`closingReason.${known}`), code);
    case 'income':
      return wordOf(codeIn(INCOMES, code), (known) => t(`income.${known}`), code);
    case 'occupation':
      return wordOf(codeIn(OCCUPATIONS, code), (known) => t(`occupation.${known}`), code);
    case 'education':
      return wordOf(codeIn(EDUCATIONS, code), (known) => t(`education.${known}`), code);
    case 'referrer':
      return wordOf(codeIn(REFERRERS, code), (known) => t(`referrer.${known}`), code);
  }
}

const wordOf = <C extends string>(known: C | undefined, word: (known: C) => string, code: string): string =>
  known === undefined ? code : word(known);

/** Months in public support in words: a number of months, that there is none, or '' when it is not known. */
export function supportText(months: string | null, t: TFunction<'participants'>): string {
  if (months === null || months === '') return '';
  if (months === NOT_APPLICABLE) return t('notApplicable');
  return /^\d+$/.test(months) ? t('months', { count: Number(months) }) : months;
}
