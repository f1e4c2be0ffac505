import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../web/ui-kit/Button.tsx';
import { DateField } from '../../web/ui-kit/DateField.tsx';
import { tidyDay } from '../../web/ui-kit/dayInput.ts';
import { SelectField } from '../../web/ui-kit/SelectField.tsx';
import { dayFault, usualDay, type EconomyForm, type EconomySearch, type EconomyYear } from './economySearch.ts';
import './economy.css';

type Props = {
  readonly chosen: EconomyForm;
  readonly years: readonly EconomyYear[];
  readonly submitText: string;
  readonly onSearch: (search: EconomySearch) => void;
};

export function EconomyFilters({ chosen, years, submitText, onSearch }: Props) {
  const { t } = useTranslation('finance');
  const [form, setForm] = useState(chosen);
  const [isTried, setTried] = useState(false);
  const fault = isTried ? dayFault(form) : undefined;
  const ledgerUntil = years.find(({ year }) => year === form.year)?.ledgerUntil ?? null;
  const chooseYear = (text: string): void => {
    const found = years.find(({ year }) => String(year) === text);
    if (found) setForm({ year: found.year, per: usualDay(found) });
  };
  const send = (event: FormEvent): void => {
    event.preventDefault();
    const tidy = { ...form, per: tidyDay(form.per) };
    setForm(tidy);
    setTried(true);
    if (dayFault(tidy) === undefined) onSearch({ year: String(tidy.year), per: tidy.per });
  };
  return (
    <form className="economy-filters not-printed" noValidate aria-label={t('filter.heading')} onSubmit={send}>
      <SelectField
        label={t('filter.year')}
        name="year"
        value={String(form.year)}
        choices={years.map(({ year }) => ({ value: String(year), text: String(year) }))}
        onChange={chooseYear}
      />
      <DateField
        label={t('filter.per')}
        name="per"
        value={form.per}
        onChange={(per) => setForm((before) => ({ ...before, per }))}
        error={fault && t(`filter.${fault}`, { year: form.year })}
      />
      <Button type="submit">{submitText}</Button>
      <p className="ledger-until quiet small">
        {ledgerUntil === null ? t('filter.noLedger') : t('filter.ledgerUntil', { day: ledgerUntil })}
      </p>
    </form>
  );
}
