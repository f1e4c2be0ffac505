import type { TFunction } from 'i18next';
import { CONSENT_KINDS } from '../consent.ts';
import { codeText, supportText } from './codeText.ts';

/** In the order in which forms and facts have them. */
export const FIELDS = [
  'number',
  'birthYear',
  'sex',
  'givenName',
  'familyName',
  'phone',
  'email',
  'protected',
  'protectionTold',
  'intervention',
  'enrolled',
  'municipality',
  'referrer',
  'education',
  'occupationAtStart',
  'incomeAtStart',
  'supportMonths',
  'closed',
  'closingReason',
  'occupationAtEnd',
  'incomeAtEnd',
  'year',
  'age',
  'consent',
] as const;

/** What a field of a record or of its history is called. */
export function fieldText(field: string, t: TFunction<'participants'>): string {
  const known = FIELDS.find((one) => one === field);
  return known === undefined ? field : t(`field.${known}`);
}

/** What stands in a field, codes in words; '' where nothing does. */
export function valueText(field: string, values: readonly string[], t: TFunction<'participants'>): string {
  return values
    .map((value) => wordOf(field, value, t))
    .filter((text) => text !== '')
    .join(', ');
}

function wordOf(field: string, value: string, t: TFunction<'participants'>): string {
  switch (field) {
    case 'closingReason':
    case 'education':
    case 'referrer':
      return codeText(field, value, t);
    case 'occupationAtStart':
    case 'occupationAtEnd':
      return codeText('occupation', value, t);
    case 'incomeAtStart':
    case 'incomeAtEnd':
      return codeText('income', value, t);
    case 'consent': {
      const kind = CONSENT_KINDS.find((one) => one === value);
      return kind === undefined ? value : t(`consent.kind.${kind}`);
    }
    case 'supportMonths':
      return supportText(value, t);
    case 'sex':
      return value === 'K' || value === 'M' ? t(`sex.${value}`) : value;
    case 'protected':
    case 'protectionTold':
      return value === '' ? '' : t('yes');
    default:
      return value;
  }
}
