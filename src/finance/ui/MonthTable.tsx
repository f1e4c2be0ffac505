import { useTranslation } from 'react-i18next';
import { shortMonthName } from '../../shared/monthNames.ts';
import { numberText } from '../../shared/numberText.ts';
import { Disclosure } from '../../web/ui-kit/Disclosure.tsx';
import { useLanguage } from '../../web/ui-kit/language.ts';
import { Table } from '../../web/ui-kit/Table.tsx';
import { MONTHS } from '../budgetLine.ts';
import type { EconomyAnswer } from '../economyApi.ts';

/** The numbers of the chart of months. */
export function MonthTable({ months, year }: { readonly months: NonNullable<EconomyAnswer['months']>; readonly year: number }) {
  const { t } = useTranslation('finance');
  const language = useLanguage();
  return (
    <Disclosure summary={t('months.summary')}>
      <Table caption={t('months.caption', { year })}>
        <thead>
          <tr>
            <th scope="col">{t('months.month')}</th>
            <th scope="col" className="numeric">
              {t('table.budget_hittills')}
            </th>
            <th scope="col" className="numeric">
              {t('table.utfall_hittills')}
            </th>
          </tr>
        </thead>
        <tbody>
          {MONTHS.map((month, place) => (
            <tr key={month}>
              <th scope="row">{shortMonthName(month, language)}</th>
              <td className="numeric">{numberText(months.budget[place] ?? null, language, 1)}</td>
              <td className="numeric">{numberText(months.outcome[place] ?? null, language, 1)}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Disclosure>
  );
}
