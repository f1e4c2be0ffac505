import type { TFunction } from 'i18next';
import { CLOSING_REASONS, codeIn, EDUCATIONS, INCOMES, OCCUPATIONS, REFERRERS } from '../../participants/codes.ts';
import type { TableName } from '../figureTables.ts';

/** Keys that stand for a kind of row rather than for a name or a code. */
const SPECIAL = [
  'uppgift saknas',
  'ej redovisad',
  'övriga',
  'ej aktuellt',
  'under 1 år',
  '1-3 år',
  '4-6 år',
  '7-9 år',
  'mer än 9 år',
] as const;
/** The rows of the vocabularies; a test holds this list to them. */
export const REPORT_ROWS = [
  'Arbete - osubventionerat',
  'Arbete - subventionerat',
  'Aktivt arbetssökande utan behov av samordnat stöd',
  'Studier',
  'Fortsatt rehabilitering',
  'Sjukdom/försämrat hälsotillstånd',
  'Övrigt',
  'avhopp',
  'arbete',
  'studier',
  'annan_rehabilitering',
  'sjukersättning',
  'föräldraledighet',
  'annat',
] as const;

type Translate = TFunction<['statistics', 'participants']>;

/** What a table's row is called on the page. Names of places and interventions are as they are. */
export function rowText(table: TableName, key: string, t: Translate): string {
  const special = SPECIAL.find((one) => one === key);
  if (special !== undefined && table !== 'per_insats') return t(`row.${special}`);
  return codeText(table, key, t) ?? key;
}

function codeText(table: TableName, key: string, t: Translate): string | undefined {
  switch (table) {
    case 'remittent_nya':
      return worded(codeIn(REFERRERS, key), (code) => t(`participants:referrer.${code}`));
    case 'försörjning_nya':
    case 'försörjning_före_efter':
      return worded(codeIn(INCOMES, key), (code) => t(`participants:income.${code}`));
    case 'sysselsättning_före_efter':
      return worded(codeIn(OCCUPATIONS, key), (code) => t(`participants:occupation.${code}`));
    case 'utbildning_nya':
      return worded(codeIn(EDUCATIONS, key), (code) => t(`participants:education.${code}`));
    case 'avslutsorsak':
      return worded(codeIn(CLOSING_REASONS, key), (code) => t(`participants:closingReason.${code}`));
    case 'avslutsorsak_rapport':
      return worded(codeIn(REPORT_ROWS, key), (row) => t(`reportRow.${row}`));
    case 'ålder_nya': {
      const [from, to] = key.split('-');
      return from !== undefined && to !== undefined ? t('age', { from, to }) : undefined;
    }
    default:
      return undefined;
  }
}

const worded = <C extends string>(code: C | undefined, word: (code: C) => string): string | undefined =>
  code === undefined ? undefined : word(code);

/** A closing reason in words. */
export const closingReasonText = (code: string, t: Translate): string =>
  worded(codeIn(CLOSING_REASONS, code), (known) => t(`participants:closingReason.${known}`)) ?? code;
