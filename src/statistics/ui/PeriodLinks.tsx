import { useTranslation } from 'react-i18next';
import type { LocalDate } from '../../shared/localDate.ts';
import { PERIOD_CHOICES, periodChoices } from '../periodChoices.ts';
import type { Period } from '../../shared/period.ts';
import type { FigureForm, FigureSearch } from './figureSearch.ts';
import { usePeriodText } from './periodText.ts';

type Props = {
  readonly form: FigureForm;
  readonly search: FigureSearch;
  readonly today: LocalDate;
  readonly addressFor: (period: Period) => string;
};

/** The periods asked for most, as addresses of their own; what else is chosen goes along. */
export function PeriodLinks({ form, search, today, addressFor }: Props) {
  const { t } = useTranslation('statistics');
  const choices = periodChoices(today);
  const words = usePeriodText(today);
  const isShown = ({ from, to }: { from: string; to: string }): boolean =>
    search.from === undefined ? form.from === from && form.to === to : search.from === from && search.to === to;
  return (
    <ul className="period-links" aria-label={t('filter.periods')}>
      {PERIOD_CHOICES.map((choice) => (
        <li key={choice}>
          <a href={addressFor(choices[choice])} aria-current={isShown(choices[choice]) ? 'true' : undefined}>
            {words(choice)}
          </a>
        </li>
      ))}
    </ul>
  );
}
