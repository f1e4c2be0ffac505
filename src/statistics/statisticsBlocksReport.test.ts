import { describe, expect, it } from 'vitest';
import { localDate } from '../shared/localDate.ts';
import { DEFAULT_AGE_BANDS } from './bands.ts';
import { VOCABULARIES, type VocabularyName } from './closingVocabulary.ts';
import { statisticsBlocks } from './statisticsBlocksReport.ts';
import { statisticsTables } from './statisticsTables.ts';

const period = { from: localDate('2018-01-01'), to: localDate('2018-08-31') };
const CLOSED = [
  { dimension: 'flow', key: 'closed', sex: 'K', count: 1 },
  { dimension: 'closed_reason', key: 'arbetslivsinriktad_rehabilitering', sex: 'K', count: 1 },
] as const;

/** The first column of the printed table of closings. */
function closingRows(name: VocabularyName): string[] {
  const options = { period, ageBands: DEFAULT_AGE_BANDS, vocabulary: VOCABULARIES[name], interventionNames: new Map<string, string>() };
  const flow = { step: 'month', steps: [] } as const;
  const blocks = statisticsBlocks(statisticsTables(CLOSED, options), flow, period, DEFAULT_AGE_BANDS);
  const table = blocks.find((block) => block.kind === 'table' && block.id === 'tabell-avslut');
  return (
    JSON.stringify(table)
      .match(/[A-ZÅÄÖa-zåäö_][^"]*/g)
      ?.map(String) ?? []
  );
}

describe('the printed table of closings', () => {
  it('has a word for each code of a team’s vocabulary', () => {
    const printed = closingRows('team');
    for (const word of ['Avhopp', 'Arbete', 'Annan rehabilitering', 'Föräldraledighet', 'Annat']) expect(printed).toContain(word);
    expect(printed.join(' ')).not.toContain('annan_rehabilitering');
  });

  it('has the names of the former national system as they are', () => {
    expect(closingRows('sus')).toContain('Arbete - osubventionerat');
  });
});
