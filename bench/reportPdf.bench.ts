import type { Page } from '@playwright/test';
import type { Block, BlockDocument, Cell, Row } from '../src/documents/blockDocument.ts';
import { chartAlternative } from '../src/documents/charts/chartAlternative.ts';
import { htmlDocument } from '../src/documents/htmlDocument.ts';
import { renderDocument } from '../src/documents/renderDocument.ts';
import { closeWorkers } from '../src/platform/workers.ts';
import { interimReportSample } from '../test/documents/interimReportSample.ts';
import { startChromium } from './chromium.ts';

export const name = 'A report of 25 pages as PDF, against Chromium printing the same page';

const LIMIT = 0.5;
const ROUNDS = 9;
const WARM_UPS = 2;
/** How many times the sample's chapters are repeated to fill some 25 pages. */
const CHAPTERS = 3;

/**
 * Ours is what a coordinator waits for: check, worker thread, PDF/UA-1 with all its tags. Chromium gets the finished
 * HTML of the same document and is asked for tags and bookmarks too. It is measured twice: with a tab for each document,
 * as a server must that prints for several authorities, and with one tab that stays open, the fastest there is. All are
 * warm; every round has other words and other figures, and the sides take turns in going first.
 */
export async function run(print: (line: string) => void): Promise<void> {
  const browser = await startChromium();
  try {
    const open = await browser.newPage();
    const sides: Readonly<Record<Side, (document: BlockDocument, html: string) => Promise<Uint8Array>>> = {
      ours: async (document) => {
        const written = await renderDocument(document, 'pdf');
        if (!written.ok) throw new Error(written.error.text);
        return written.value;
      },
      'a tab each': async (_, html) => {
        const page = await browser.newPage();
        const file = await printed(page, html);
        await page.close();
        return file;
      },
      'one open tab': async (_, html) => {
        // The policy of the page before would else hold for the next one and take its style away.
        await open.goto('about:blank');
        return printed(open, html);
      },
    };
    const rounds: Record<Side, { ms: number; file: Uint8Array }>[] = [];
    for (let round = 0; round < WARM_UPS + ROUNDS; round += 1) {
      const document = reportOf(round);
      const html = htmlDocument(document);
      const measured: Record<Side, { ms: number; file: Uint8Array }> = { ours: NOTHING, 'a tab each': NOTHING, 'one open tab': NOTHING };
      for (const side of turned(SIDES, round)) {
        const start = performance.now();
        const file = await sides[side](document, html);
        measured[side] = { ms: performance.now() - start, file };
      }
      if (round >= WARM_UPS) rounds.push(measured);
    }
    for (const side of SIDES) {
      const file = rounds[0]?.[side].file ?? NOTHING.file;
      print(
        `${side.padEnd(12)} ${String(Math.round(median(rounds.map((round) => round[side].ms)))).padStart(6)} ms   ${pagesIn(file)} pages, ${kilobytes(file)} kB`,
      );
    }
    for (const side of ['a tab each', 'one open tab'] as const) {
      const ratio = median(rounds.map((round) => round.ours.ms / round[side].ms));
      const verdict = ratio <= LIMIT ? 'within' : 'ABOVE';
      print(`ours to Chromium with ${side}: ${ratio.toFixed(2)}, limit ${LIMIT.toFixed(2)}: ${verdict} (median of ${ROUNDS} rounds)`);
    }
  } finally {
    await browser.close();
    await closeWorkers();
  }
}

const SIDES = ['ours', 'a tab each', 'one open tab'] as const;
type Side = (typeof SIDES)[number];
const NOTHING = { ms: 0, file: new Uint8Array() };
const turned = <T>(all: readonly T[], by: number): T[] =>
  all.map((_, index) => all[(index + by) % all.length]).filter((one) => one !== undefined);

async function printed(page: Page, html: string): Promise<Uint8Array> {
  await page.setContent(html, { waitUntil: 'load' });
  return page.pdf({ preferCSSPageSize: true, tagged: true, outline: true });
}

/** The sample report with its chapters repeated, and other words and figures in every round. */
function reportOf(round: number): BlockDocument {
  const chapters = Array.from({ length: CHAPTERS }, (_, chapter) =>
    interimReportSample.blocks.map((block) => varied(block, round, chapter)),
  );
  return { ...interimReportSample, subtitle: `omgång ${round}`, blocks: chapters.flat() };
}

function varied(block: Block, round: number, chapter: number): Block {
  const named = (id: string): string => `${id}-${chapter}`;
  switch (block.kind) {
    case 'heading':
      return { ...block, id: named(block.id), text: `${block.text} ${round}` };
    case 'paragraph':
      return { ...block, content: [...block.content, { kind: 'text', text: ` Omgång ${round}, del ${chapter}.` }] };
    case 'table':
      return {
        ...block,
        id: named(block.id),
        caption: `${block.caption} ${round}`,
        rows: block.rows.map((row) => otherFigures(row, round + chapter)),
      };
    case 'chart':
      return { ...block, id: named(block.id), tableId: named(block.tableId), ...otherChart(block, round + chapter) };
    default:
      return block;
  }
}

const otherFigures = (row: Row, shift: number): Row =>
  row.kind === 'row' || row.kind === 'total' ? { ...row, cells: row.cells.map((cell) => otherFigure(cell, shift)) } : row;
const otherFigure = (cell: Cell, shift: number): Cell =>
  typeof cell === 'string' || cell.value === null ? cell : { ...cell, value: cell.value + shift };

function otherChart(block: Extract<Block, { kind: 'chart' }>, shift: number): Pick<typeof block, 'chart' | 'alternative'> {
  const { chart: old } = block;
  const add = (value: number | null): number | null => (value === null ? null : value + shift);
  const chart: typeof old =
    old.kind === 'flow'
      ? { ...old, series: old.series.map((series) => ({ ...series, values: series.values.map(add) })) }
      : old.kind === 'category'
        ? { ...old, categories: old.categories.map((category) => ({ ...category, values: category.values.map(add) })) }
        : old.kind === 'pair'
          ? {
              ...old,
              rows: old.rows.map(({ name: row, values: [one, other] }) => ({ name: row, values: [add(one), add(other)] as const })),
            }
          : { ...old, lines: old.lines.map((line) => ({ ...line, budget: add(line.budget), outcome: add(line.outcome) })) };
  return { chart, alternative: chartAlternative(chart, 'sv') };
}

/** Both writers leave page objects readable. */
const pagesIn = (file: Uint8Array): number =>
  Buffer.from(file)
    .toString('latin1')
    .match(/\/Type\s*\/Page\b/g)?.length ?? 0;
const kilobytes = (file: Uint8Array): number => Math.round(file.length / 1024);

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1
    ? (sorted[middle] ?? Number.NaN)
    : ((sorted[middle - 1] ?? Number.NaN) + (sorted[middle] ?? Number.NaN)) / 2;
}
