import { useTranslation } from 'react-i18next';
import { FilterBar } from '../../web/ui-kit/FilterBar.tsx';
import { SelectField } from '../../web/ui-kit/SelectField.tsx';
import { useYears } from './useYears.ts';

/** The years that have a budget or a ledger, the one that is shown, and – to begin one – those that come. */
export function YearChoice({
  year,
  withNext,
  onYear,
}: {
  readonly year: number;
  readonly withNext: boolean;
  readonly onYear: (year: number) => void;
}) {
  const { t } = useTranslation('finance');
  const years = useYears();
  const known = (years.data?.years ?? []).map((one) => one.year);
  const latest = Math.max(year, ...known);
  const all = [...new Set([...known, year, ...(withNext ? [latest + 1] : [])])].toSorted((a, b) => b - a);
  return (
    <FilterBar label={t('filter.yearLabel')}>
      <SelectField
        label={t('filter.year')}
        name="year"
        value={String(year)}
        choices={all.map((one) => ({ value: String(one), text: known.includes(one) ? String(one) : t('filter.newYear', { year: one }) }))}
        onChange={(text) => onYear(Number(text))}
      />
    </FilterBar>
  );
}
