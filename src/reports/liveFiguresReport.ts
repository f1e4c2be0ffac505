import type { Table } from '../documents/blockDocument.ts';
import type { LiveSource } from '../documents/markdownInlines.ts';
import { statisticsBlocks } from '../statistics/statisticsBlocksReport.ts';
import type { Figures, InterimContent } from './interimReport/interimContent.ts';
import type { Period } from '../shared/period.ts';
import type { Band } from '../statistics/bands.ts';
import { figureHref, LIVE_FIGURES, LIVE_TABLES, liveFigureOf, liveTableOf, liveValue } from './liveFigure.ts';

type Of = Pick<InterimContent, 'period'> & { readonly statistics: Pick<InterimContent['statistics'], 'ageBands'> };

/** The figures and tables that a text may name: the association's, or in a team's part those of its own intervention. */
export const liveSource = ({ period, statistics: { ageBands } }: Of, { tables, flow }: Figures): LiveSource => ({
  figure(href) {
    const key = liveFigureOf(href);
    return key === undefined ? undefined : liveValue(key, tables);
  },
  table(href, id) {
    const key = liveTableOf(href);
    const found = statisticsBlocks(tables, flow, period, ageBands).find(
      (block): block is Table => block.kind === 'table' && key !== undefined && block.id === LIVE_TABLES[key],
    );
    return found && { ...found, id };
  },
});

/** Everything that a text may name, with what it says now. */
export function liveNow({ tables, flow }: Figures, period: Period, ageBands: readonly Band[]) {
  const captions = new Map(
    statisticsBlocks(tables, flow, period, ageBands).flatMap((block) =>
      block.kind === 'table' ? [[block.id, block.caption] as const] : [],
    ),
  );
  return {
    figures: LIVE_FIGURES.map((key) => ({ key, href: figureHref(key), value: liveValue(key, tables) })),
    tables: Object.entries(LIVE_TABLES).map(([key, id]) => ({ href: `samla:table/${key}`, caption: captions.get(id) ?? key })),
  };
}

/** Only whether what a text names is there: before it is saved. */
export const NAMES_ALONE: LiveSource = {
  figure: (href) => (liveFigureOf(href) === undefined ? undefined : '0'),
  table: (href, id) =>
    liveTableOf(href) === undefined ? undefined : { kind: 'table', id, caption: id, columns: [{ header: id, kind: 'text' }], rows: [] },
};
