import { decimal, endGroup, group, percent, row, total, whole } from '../documents/blocks.ts';
import type { Block, Cell, Row, Table } from '../documents/blockDocument.ts';
import { chartAlternative } from '../documents/charts/chartAlternative.ts';
import { localDate, yearOf } from '../shared/localDate.ts';
import type { Period } from '../shared/period.ts';
import { toThousands } from '../shared/money.ts';
import { withSigns, type Economy, type EconomyFigures } from './economy.ts';
import { budgetChart } from './economyChartReport.ts';
import type { SignConvention } from './economySettings.ts';
import { forecastMethodsTable } from './forecastMethodsReport.ts';
import type { ForecastPlan } from './forecastPlan.ts';

const SIGNS: Readonly<Record<SignConvention, string>> = {
  signed:
    'Belopp i tusental kronor (tkr). Intäkter är positiva och kostnader negativa. Avvikelse = budget − prognos eller utfall; ett lägre utfall än budgeterat på en kostnadspost skrivs alltså som ett negativt tal.',
  surplus:
    'Belopp i tusental kronor (tkr). Intäkter är positiva och kostnader negativa. Avvikelse = prognos eller utfall − budget; överskott skrivs som plus, även på en kostnadspost som kostade mindre än budgeterat.',
};

/** What a report prints of the economy, by the settings it was computed with. */
export type PrintedEconomy = {
  readonly economy: Economy;
  /** How each line's forecast is made, in the order of the economy's rows. */
  readonly plans: readonly (ForecastPlan | null)[];
  readonly accountNames: readonly (readonly [string, string])[];
  readonly signs: SignConvention;
  readonly equityAccounts: { readonly from: string; readonly to: string };
};

/** The days that the economy's tables are about: the calendar year up to the day. */
export const economyPeriod = ({ per }: Economy): Period => ({ from: localDate(`${yearOf(per)}-01-01`), to: per });

/** The economy's table, how its forecasts are made, chart, unmapped lines and equity as blocks under a heading of level 1. `period` runs from the year's start. */
export function economyBlocks(printed: PrintedEconomy, period: Period): Block[] {
  const economy = withSigns(printed.economy, printed.signs);
  const chart = budgetChart(economy, 'sv');
  return [
    economyTable(economy, period, SIGNS[printed.signs]),
    forecastMethodsTable(economy, printed.plans, period),
    ...(chart.lines.length > 0
      ? [
          {
            kind: 'chart' as const,
            id: 'diagram-budget',
            caption: 'Kostnader: budget och utfall hittills',
            chart,
            tableId: 'tabell-omraden',
            alternative: chartAlternative(chart, 'sv'),
          },
        ]
      : []),
    areaTable(economy, period),
    unmappedTable(economy, new Map(printed.accountNames), period),
    equityTable(economy, period, printed.equityAccounts),
  ];
}

const number = (header: string): Table['columns'][number] => ({ header, kind: 'number' });

function economyTable(economy: Economy, period: Period, signs: string): Table {
  return {
    kind: 'table',
    id: 'tabell-ekonomi',
    caption: `Ekonomiskt utfall per ${economy.per} och prognos för ${economy.year}`,
    columns: [
      { header: 'Budgetpost', kind: 'text' },
      number('Årsbudget'),
      number('Prognos'),
      number('Avvikelse mot prognos'),
      number('Bokslut föregående år'),
      number('Budget hittills'),
      number('Utfall hittills'),
      number('Avvikelse hittills'),
    ],
    rows: economy.rows.length === 0 ? [] : [...economyRows(economy), total('Summa', ...cells(economy.total))],
    notes: [
      signs,
      ...(economy.isRounded
        ? ['Avrundning: summorna är avrundade var för sig och kan därför skilja sig från summan av de avrundade raderna.']
        : []),
    ],
    provenance: {
      population: 'bokförda belopp',
      n: null,
      missing: null,
      period,
      rule: 'resultatkonton, verifikationer daterade i perioden',
    },
  };
}

function areaTable(economy: Economy, period: Period): Table {
  const cellsOf = (figures: EconomyFigures): Cell[] =>
    [figures.budgetToDate, figures.outcomeToDate, figures.varianceToDate].map((value) => decimal(value, 1));
  return {
    kind: 'table',
    id: 'tabell-omraden',
    caption: 'Budget och utfall hittills per område',
    columns: [{ header: 'Område', kind: 'text' }, number('Budget hittills'), number('Utfall hittills'), number('Avvikelse hittills')],
    rows:
      economy.areas.length === 0
        ? []
        : [...economy.areas.map((area) => row(area.name, ...cellsOf(area))), total('Summa', ...cellsOf(economy.total))],
    notes: ['Belopp i tusental kronor, samma teckenregel som ovan.'],
    provenance: { population: 'bokförda belopp', n: null, missing: null, period, rule: 'budgetposter med samma rubrik är summerade' },
  };
}

function economyRows(economy: Economy): Row[] {
  const rows: Row[] = [];
  let current = '';
  for (const line of economy.rows) {
    if (line.group !== current) rows.push(line.group === '' ? endGroup : group(line.group));
    current = line.group;
    rows.push(row(line.name, ...cells(line)));
  }
  return rows[0]?.kind === 'endGroup' ? rows.slice(1) : rows;
}

const cells = (figures: EconomyFigures): Cell[] =>
  [
    figures.yearBudget,
    figures.forecast,
    figures.forecastVariance,
    figures.lastYear,
    figures.budgetToDate,
    figures.outcomeToDate,
    figures.varianceToDate,
  ].map((value) => decimal(value, 1));

function unmappedTable(economy: Economy, accountNames: ReadonlyMap<string, string>, period: Period): Table {
  const rows = economy.unmapped.map((line) =>
    row(`${line.account} ${accountNames.get(line.account) ?? ''}`.trim(), line.project ?? '–', decimal(toThousands(line.amount), 1)),
  );
  return {
    kind: 'table',
    id: 'tabell-utan-budgetpost',
    caption: 'Bokfört utan budgetpost',
    columns: [{ header: 'Konto', kind: 'text' }, { header: 'Objekt', kind: 'text' }, number('Utfall, tkr')],
    rows: rows.length === 0 ? [] : [...rows, total('Summa', '', decimal(economy.unmappedSum, 1))],
    notes: ['Raderna ingår inte i tabellen ovan: ingen budgetpost tar deras objekt eller konto.'],
    provenance: {
      population: 'resultatrader utan budgetpost',
      n: economy.unmapped.length,
      missing: null,
      period,
      rule: 'objekt och konton som ingen budgetpost tar',
    },
  };
}

function equityTable(economy: Economy, period: Period, accounts: PrintedEconomy['equityAccounts']): Table {
  const { equity } = economy;
  return {
    kind: 'table',
    id: 'tabell-eget-kapital',
    caption: 'Eget kapital, kronor',
    columns: [{ header: 'Mått', kind: 'text' }, number('Värde')],
    rows: equity
      ? [
          row('Ingående eget kapital', whole(equity.opening)),
          row('Budgeterad förändring', whole(equity.budgetedChange)),
          row('Förändring enligt prognos', whole(equity.forecastChange)),
          row('Utgående eget kapital enligt prognos', whole(equity.closingForecast)),
          row('Andel av årets medel från huvudmännen', percent(equity.sharePercent, 1)),
        ]
      : [],
    provenance: {
      population: `konto ${accounts.from}–${accounts.to}, ingående balans`,
      n: null,
      missing: null,
      period,
      rule: 'ingående balans med omvänt tecken, plus summan av budget eller prognos',
    },
  };
}
