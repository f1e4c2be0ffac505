import { useTranslation } from 'react-i18next';
import { yearOf, type LocalDate } from '../../shared/localDate.ts';
import { periodChoices, type PeriodChoice } from '../periodChoices.ts';

/** What the usual periods are called, seen from a day. */
export function usePeriodText(today: LocalDate): (choice: PeriodChoice) => string {
  const { t } = useTranslation('statistics');
  const choices = periodChoices(today);
  return (choice) =>
    choice === 'janAug' || choice === 'lastYear' ? t(`filter.${choice}`, { year: yearOf(choices[choice].from) }) : t(`filter.${choice}`);
}
