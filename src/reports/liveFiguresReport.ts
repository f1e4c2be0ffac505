import type { Table } from '../documents/blockDocument.ts';
import type { LiveSource } from '../documents/markdownInlines.ts';
import { economyBlocks, economyPeriod } from '../finance/economyBlocksReport.ts';
import { statisticsBlocks } from '../statistics/statisticsBlocksReport.ts';
import type { Figures, InterimContent } from './interimReport/interimContent.ts';
import type { Period } from '../shared/period.ts';
import type { Band } from '../statistics/bands.ts';
import { isEconomyHref, LIVE_ECONOMY_TABLES, liveEconomy, liveEconomyTableOf, type LiveEconomyTable } from './liveEconomy.ts';
import { figureHref, LIVE_FIGURES, LIVE_TABLES, liveFigureOf, liveTableOf, liveValue, liveValues } from './liveFigure.ts';

type Of = Pick<InterimContent, 'period'> & { readonly statistics: Pick<InterimContent['statistics'], 'ageBands'> };
type Economy = InterimContent['economy'];

const tableIn = (blocks: readonly { readonly kind: string }[], id: string): Table | undefined =>
  blocks.find((block): block is Table => block.kind === 'table' && 'id' in block && block.id === id);
const economyTable = (key: LiveEconomyTable, economy: Economy): Table | undefined =>
  tableIn(economyBlocks(economy, economyPeriod(economy.economy)), LIVE_ECONOMY_TABLES[key]);

/**
 * The figures and tables that a text may name: the association's with its economy, or in a team's part those of its own intervention,
 * which its leader reads and which hold no money.
 */
export function liveSource({ period, statistics: { ageBands } }: Of, { tables, flow }: Figures, economy: Economy | undefined): LiveSource {
  return {
    figure: liveValues(tables, economy),
    table(href, id) {
      const [key, money] = [liveTableOf(href), liveEconomyTableOf(href)];
      if (money !== undefined) return economy && renamed(economyTable(money, economy), id);
      return key && renamed(tableIn(statisticsBlocks(tables, flow, period, ageBands), LIVE_TABLES[key]), id);
    },
  };
}

const renamed = (table: Table | undefined, id: string): Table | undefined => table && { ...table, id };

/** Everything that a text may name, with what it says now. */
export function liveNow({ tables, flow }: Figures, period: Period, ageBands: readonly Band[], economy: Economy | undefined) {
  const blocks = statisticsBlocks(tables, flow, period, ageBands);
  const money =
    economy === undefined
      ? []
      : Object.entries(LIVE_ECONOMY_TABLES).map(([key, id]) => ({
          key,
          id,
          blocks: economyBlocks(economy, economyPeriod(economy.economy)),
        }));
  return {
    figures: LIVE_FIGURES.map((key) => ({ key, href: figureHref(key), value: liveValue(key, tables) })),
    tables: [...Object.entries(LIVE_TABLES).map(([key, id]) => ({ key, id, blocks })), ...money].map((one) => ({
      href: `samla:table/${one.key}`,
      caption: tableIn(one.blocks, one.id)?.caption ?? one.key,
    })),
    economy:
      economy === undefined
        ? null
        : {
            ...{ year: economy.economy.year, per: economy.economy.per },
            parts: liveEconomy(economy).map((part) => ({
              ...part,
              figures: part.figures.map(({ figure, href, value }) => ({ figure, href, value })),
            })),
          },
  };
}

/** Only whether what a text names is there: before it is saved. */
export const NAMES_ALONE: LiveSource = {
  figure: (href) => (liveFigureOf(href) === undefined && !isEconomyHref(href) ? undefined : '0'),
  table: (href, id) => (liveTableOf(href) === undefined && liveEconomyTableOf(href) === undefined ? undefined : someTable(id)),
};

/** The same of a team's part. */
export const NAMES_OF_TEAM: LiveSource = {
  figure: (href) => (liveFigureOf(href) === undefined ? undefined : '0'),
  table: (href, id) => (liveTableOf(href) === undefined ? undefined : someTable(id)),
};

const someTable = (id: string): Table => ({ kind: 'table', id, caption: id, columns: [{ header: id, kind: 'text' }], rows: [] });
