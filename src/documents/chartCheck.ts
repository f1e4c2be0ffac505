import type { ChartBlock } from './blockDocument.ts';
import type { Chart, ChartValue } from './charts/chart.ts';
import type { DocumentFault, DocumentFaultCode } from './documentFault.ts';

/** Faults of one chart: it needs words for those who do not see it, and a table with the same numbers. */
export function chartFaults(block: ChartBlock, tableIds: ReadonlySet<string>): DocumentFault[] {
  const place = block.caption.trim() === '' ? block.id : block.caption;
  const fault = (code: DocumentFaultCode, text: string): DocumentFault => ({ code, place, text });
  const faults: DocumentFault[] = [];
  if (block.caption.trim() === '') faults.push(fault('chart-without-caption', `Diagrammet "${block.id}" saknar rubrik.`));
  if (block.alternative.trim() === '') {
    faults.push(
      fault('chart-without-alternative', `Diagrammet "${place}" saknar beskrivning i ord. Skriv vad det visar och de viktigaste talen.`),
    );
  }
  if (!tableIds.has(block.tableId)) {
    faults.push(
      fault('chart-without-table', `Diagrammet "${place}" hänvisar till tabellen "${block.tableId}" som inte finns i dokumentet.`),
    );
  }
  const rows = valueRows(block.chart);
  if (rows.every((row) => row.values.length === 0)) {
    faults.push(fault('chart-without-figures', `Diagrammet "${place}" har inga tal att visa. Ta bort det.`));
  }
  if (rows.some((row) => row.values.length !== row.expected)) {
    faults.push(fault('chart-length', `Diagrammet "${place}": en serie har inte lika många tal som den har namn eller perioder.`));
  }
  if (rows.some((row) => row.values.some((value) => value !== null && !Number.isFinite(value)))) {
    faults.push(fault('bad-number', `Diagrammet "${place}" har ett värde som inte är ett tal.`));
  }
  if (block.chart.kind === 'category' && rows.some((row) => row.values.some((value) => value !== null && value < 0))) {
    faults.push(fault('bad-number', `Diagrammet "${place}" har ett negativt antal. Staplade staplar kan inte visa det.`));
  }
  return faults;
}

function valueRows(chart: Chart): { readonly values: readonly ChartValue[]; readonly expected: number }[] {
  switch (chart.kind) {
    case 'flow':
      return chart.series.map((series) => ({ values: series.values, expected: chart.periods.length }));
    case 'category':
      return chart.categories.map((category) => ({ values: category.values, expected: chart.parts.length }));
    case 'budget':
      return chart.lines.map((line) => ({ values: [line.budget, line.outcome], expected: 2 }));
    case 'pair':
      return chart.rows.map(({ values }) => ({ values, expected: 2 }));
  }
}
