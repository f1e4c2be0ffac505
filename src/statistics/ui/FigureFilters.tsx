import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { LocalDate } from '../../shared/localDate.ts';
import { Button } from '../../web/ui-kit/Button.tsx';
import { DateField } from '../../web/ui-kit/DateField.tsx';
import { tidyDay } from '../../web/ui-kit/dayInput.ts';
import { Disclosure } from '../../web/ui-kit/Disclosure.tsx';
import { SelectField } from '../../web/ui-kit/SelectField.tsx';
import { TextField } from '../../web/ui-kit/TextField.tsx';
import type { FigureChoices } from '../figureSettingsApi.ts';
import { formFaults, formOf, searchOf, type FigureForm, type FigureSearch } from './figureSearch.ts';
import { ComparisonFields } from './ComparisonFields.tsx';
import type { InterventionChoices } from './interventionChoices.ts';
import { PeriodLinks } from './PeriodLinks.tsx';
import { vocabularyText } from './vocabularyText.ts';

type Props = {
  readonly search: FigureSearch;
  readonly today: LocalDate;
  /** What the association shows its figures by, and what else there is to choose. */
  readonly choices: FigureChoices;
  /** Undefined for those whose figures are the association's alone. */
  readonly interventions: InterventionChoices | undefined;
  readonly onSearch: (search: FigureSearch) => void;
  readonly addressFor: (search: FigureSearch) => string;
};

export function FigureFilters({ search, today, choices, interventions, onSearch, addressFor }: Props) {
  const { t } = useTranslation('statistics');
  // Only what was changed is kept: the association's usual choices may come after someone has begun to write.
  const [changed, setChanged] = useState<Partial<FigureForm>>({});
  const [shown, setShown] = useState(search);
  const [isTried, setTried] = useState(false);
  // A new address, by link or by the browser's own arrows, fills the form anew. The form itself stays, and the focus with it.
  if (JSON.stringify(shown) !== JSON.stringify(search)) {
    setShown(search);
    setChanged({});
    setTried(false);
  }
  const form = { ...formOf(search, today, choices), ...changed };
  const faults = isTried ? formFaults(form) : {};
  const field = (name: keyof FigureForm) => ({
    name,
    value: form[name],
    onChange: (value: string) => setChanged((before) => ({ ...before, [name]: value })),
    error: faults[name] && t(`filter.faults.${faults[name]}`),
  });
  const send = (event: FormEvent): void => {
    event.preventDefault();
    const days = ['from', 'to', 'knownAt', 'otherFrom', 'otherTo'] as const;
    const tidy = { ...form, ...Object.fromEntries(days.map((day) => [day, tidyDay(form[day])])) };
    setChanged(tidy);
    setTried(true);
    if (Object.keys(formFaults(tidy)).length === 0) onSearch(searchOf(tidy, choices));
  };
  const { ageBands, vocabulary, knownAt } = search;
  const hasMore =
    [ageBands, vocabulary, knownAt].some((value) => value !== undefined) ||
    [faults.ageBands, faults.knownAt].some((fault) => fault !== undefined);
  return (
    <form className="filters not-printed" noValidate aria-label={t('filter.heading')} onSubmit={send}>
      <PeriodLinks
        form={form}
        search={search}
        today={today}
        addressFor={(period) => addressFor(searchOf({ ...form, ...period }, choices))}
      />
      <div className="filter-fields">
        <DateField label={t('filter.from')} {...field('from')} />
        <DateField label={t('filter.to')} {...field('to')} />
        {interventions && interventions.names.length > 1 && (
          <div className="filter-wide">
            <SelectField
              label={t('filter.intervention')}
              {...field('intervention')}
              choices={[
                { value: '', text: interventions.areOwn ? t('filter.ownInterventions') : t('filter.allInterventions') },
                ...interventions.names.map((name) => ({ value: name, text: name })),
              ]}
            />
          </div>
        )}
        <ComparisonFields form={form} interventions={interventions} field={field} />
        <Button type="submit">{t('filter.submit')}</Button>
      </div>
      <Disclosure summary={t('filter.more')} open={hasMore}>
        <div className="filter-fields">
          <div className="filter-wide">
            <TextField label={t('filter.ageBands')} hint={t('filter.ageBandsHint')} {...field('ageBands')} />
          </div>
          <div className="filter-wide">
            <SelectField
              label={t('filter.vocabulary')}
              {...field('vocabulary')}
              choices={choices.vocabularies.map((value) => ({ value, text: vocabularyText(value, t) }))}
            />
          </div>
          <DateField label={t('filter.knownAt')} hint={t('filter.knownAtHint')} {...field('knownAt')} />
        </div>
      </Disclosure>
    </form>
  );
}
