import { Fragment, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { localDate } from '../../shared/localDate.ts';
import { Button } from '../../web/ui-kit/Button.tsx';
import { useLanguage } from '../../web/ui-kit/language.ts';
import { momentText } from '../../web/ui-kit/momentText.ts';
import { Table } from '../../web/ui-kit/Table.tsx';
import type { Budget } from '../budgetApi.ts';
import type { EconomyAnswer } from '../economyApi.ts';
import { varianceBy } from '../economySettings.ts';
import { kronorText } from '../kronorText.ts';
import { BudgetConflict } from './BudgetConflict.tsx';
import { ForecastForm } from './ForecastForm.tsx';
import { planText } from './lineWords.ts';
import type { useBudget } from './useBudget.ts';
import { useFocusBack } from './useFocusBack.ts';
import { useLineChange } from './useLineChange.ts';
import './forecast.css';

type Props = {
  readonly budget: Budget;
  readonly access: ReturnType<typeof useBudget>;
  readonly answer: EconomyAnswer;
  readonly canChange: boolean;
};

/** Forecasts in kronor with method, input and who made them; each line opens to be written. */
export function ForecastTable({ budget, access, answer, canChange }: Props) {
  const { t } = useTranslation('finance');
  const language = useLanguage();
  const changing = useLineChange('forecast', budget, access);
  const [open, setOpen] = useState<string | undefined>();
  const table = useFocusBack<HTMLDivElement>(open, (within, id) => within.querySelector(`[data-line="${id}"]`));
  const per = localDate(answer.ekonomi.per);
  const figures = new Map(answer.lines.map((line) => [line.id, line]));
  const kr = (ore: number): string => kronorText(ore, language);
  const close = (): void => setOpen(undefined);
  const sum = (amount: (line: EconomyAnswer['lines'][number]) => number): number =>
    answer.lines.reduce((total, line) => total + amount(line), 0);
  const [budgetSum, forecastSum] = [budget.lines.reduce((total, line) => total + line.yearAmount, 0), sum(({ forecast }) => forecast)];
  return (
    <div className="forecasts stack" ref={table}>
      <BudgetConflict
        saving={changing.saving}
        base={changing.base}
        mine={changing.mine}
        onMine={async (version, merged) => {
          if (await changing.saveMerged(version, merged)) close();
        }}
        onTheirs={() => {
          changing.saving.settle();
          close();
        }}
      />
      <Table
        wide
        caption={t('forecast.caption', { year: budget.year })}
        note={
          <>
            <p>{t(`table.signs.${answer.signs}`)}</p>
            <p>{t('forecast.note')}</p>
          </>
        }
      >
        <thead>
          <tr>
            <th scope="col">{t('table.line')}</th>
            {canChange && (
              <th scope="col">
                <span className="only-heard">{t('forecast.columns.change')}</span>
              </th>
            )}
            <th scope="col" className="numeric">
              {t('forecast.columns.budget')}
            </th>
            <th scope="col" className="numeric">
              {t('forecast.columns.outcome', { per })}
            </th>
            <th scope="col" className="numeric">
              {t('forecast.columns.forecast')}
            </th>
            <th scope="col" className="numeric">
              {t('table.avvikelse_prognos')}
            </th>
            <th scope="col">{t('forecast.columns.method')}</th>
          </tr>
        </thead>
        <tbody>
          {budget.lines.map((line) => {
            const figure = figures.get(line.id);
            return (
              <Fragment key={line.id}>
                <tr>
                  <th scope="row">{line.name}</th>
                  {canChange && (
                    <td>
                      {open !== line.id && (
                        <Button
                          look="quiet"
                          data-line={line.id}
                          aria-label={t('forecast.changeOf', { name: line.name })}
                          onClick={() => setOpen(line.id)}
                        >
                          {t('forecast.change')}
                        </Button>
                      )}
                    </td>
                  )}
                  <td className="numeric">{kr(line.yearAmount)}</td>
                  <td className="numeric">{kr(figure?.outcome ?? 0)}</td>
                  <td className="numeric">
                    <strong>{kr(figure?.forecast ?? 0)}</strong>
                  </td>
                  <td className="numeric">{kr(varianceBy(answer.signs, line.yearAmount, figure?.forecast ?? 0))}</td>
                  <td>
                    <div className="forecast-method">
                      {planText(line, { t, language })}
                      <span className="quiet small forecast-by">
                        {t('forecast.by', { by: line.forecastBy, at: momentText(line.forecastAt, language) })}
                      </span>
                    </div>
                  </td>
                </tr>
                {open === line.id && (
                  <tr className="forecast-open">
                    <td colSpan={7}>
                      <ForecastForm
                        line={line}
                        signs={answer.signs}
                        at={{ year: budget.year, per, outcome: figure?.outcome ?? 0 }}
                        busy={changing.saving.busy}
                        fault={changing.saving.fault}
                        onSave={async ({ forecast, plan }) => {
                          if (await changing.change(line.id, { forecast, plan })) close();
                        }}
                        onCancel={close}
                      />
                    </td>
                  </tr>
                )}
              </Fragment>
            );
          })}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={canChange ? 2 : 1}>
              {t('table.sum')}
            </th>
            <td className="numeric">{kr(budgetSum)}</td>
            <td className="numeric">{kr(sum(({ outcome }) => outcome))}</td>
            <td className="numeric">{kr(forecastSum)}</td>
            <td className="numeric">{kr(varianceBy(answer.signs, budgetSum, forecastSum))}</td>
            <td>{t('budget.count', { count: budget.lines.length })}</td>
          </tr>
        </tfoot>
      </Table>
    </div>
  );
}
