import type { Economy, EconomyFigures } from './economy.ts';

/** The economy with the names that the command line and the API have always given it: tkr with one decimal, equity in whole kr. */
export function economyJson(economy: Economy) {
  const { equity } = economy;
  return {
    år: economy.year,
    per: economy.per,
    rader: economy.rows.map((row) => ({ budgetpost: row.name, grupp: row.group, ...figures(row) })),
    summa: figures(economy.total),
    utan_budgetpost: economy.unmappedSum,
    ...(equity
      ? {
          eget_kapital: {
            ingående_kr: equity.opening,
            budgeterad_förändring_kr: equity.budgetedChange,
            prognos_förändring_kr: equity.forecastChange,
            utgående_prognos_kr: equity.closingForecast,
            andel_av_medel_procent: equity.sharePercent,
          },
        }
      : {}),
  };
}

const figures = (row: EconomyFigures) => ({
  årsbudget: row.yearBudget,
  prognos: row.forecast,
  avvikelse_prognos: row.forecastVariance,
  bokslut_föregående_år: row.lastYear,
  budget_hittills: row.budgetToDate,
  utfall_hittills: row.outcomeToDate,
  avvikelse_hittills: row.varianceToDate,
});
