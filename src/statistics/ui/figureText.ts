import type { TFunction } from 'i18next';
import { numberText, percentText } from '../../shared/numberText.ts';
import { rounded } from '../../shared/quotient.ts';
import type { Language } from '../../web/ui-kit/language.ts';
import type { RowName, ShownCell, ShownColumn, ShownName } from '../shownTable.ts';
import { rowText } from './rowText.ts';

type Translate = TFunction<['statistics', 'participants']>;

export const captionText = (name: ShownName, t: Translate): string =>
  name === 'summary' ? t('summary.caption') : t(`tables.${name}.caption`);

/** What stands over the rows' names. */
export const rowHeadText = (name: ShownName, t: Translate): string => (name === 'summary' ? t('summary.row') : t(`tables.${name}.row`));

export const columnText = (column: ShownColumn, t: Translate): string => (column === 'value' ? t('measure.value') : t(`column.${column}`));

export function rowNameText(name: RowName, t: Translate): string {
  switch (name.kind) {
    case 'key':
      return rowText(name.table, name.key, t);
    case 'whole':
      return t(`tables.${name.table}.row`);
    case 'flow':
      return t(`flow.${name.part}`);
    case 'measure':
      return t(`measure.${name.measure}`);
    case 'total':
      return name.of === 'participations' ? t('incomeTotal') : t('total');
  }
}

export function cellText(cell: ShownCell, language: Language): string {
  if (cell.kind === 'count') return numberText(cell.value, language);
  return cell.kind === 'share' ? percentText(rounded(cell.exact, 0), language) : numberText(rounded(cell.exact, 1), language, 1);
}

/** A difference with its sign: counts and percentage points whole, months with one decimal. */
export const differenceText = (difference: number | null, kind: ShownCell['kind'], language: Language): string =>
  numberText(difference, language, kind === 'mean' ? 1 : 0, true);
