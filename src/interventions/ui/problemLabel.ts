import type { TFunction } from 'i18next';

const TEXT_FIELDS = ['name', 'kind', 'targetGroup', 'controllerId', 'from', 'to', 'contactName', 'contactEmail', 'contactPhone'] as const;
export const LISTS = ['agreements', 'coFinanciers', 'planned'] as const;
export const COLUMNS = ['processor', 'from', 'to', 'partyId', 'share', 'ofWhat', 'year', 'participants'] as const;

/** What a field is called where it is said to be wrong: `coFinanciers.1.share` is the second co-financier's share. */
export function problemLabel(field: string, t: TFunction<'interventions'>): string {
  const known = TEXT_FIELDS.find((name) => name === field);
  if (known) return t(`fields.${known}`);
  const [first, place = '0', last] = field.split('.');
  const list = LISTS.find((name) => name === first);
  const column = COLUMNS.find((name) => name === last);
  return list && column
    ? t('rowField', { list: t(`lists.${list}.row`, { place: Number(place) + 1 }), column: t(`columns.${column}`) })
    : field;
}
