import { describe, expect, it } from 'vitest';
import { harmlessFileName } from './harmlessFileName.ts';

const of = (name: string): string => harmlessFileName(name, ['Samordningsteam Sala']);

describe('the name of a file in the history', () => {
  it('keeps known words, interventions, years and days, so that one knows it again', () => {
    expect(of('Deltagarlista Samordningsteam Sala 2026-03.xlsx')).toBe('Deltagarlista Samordningsteam Sala 2026-03.xlsx');
    expect(of('deltagare_20260301.CSV')).toBe('deltagare_20260301.csv');
    expect(of('deltagare 2026-03-01.csv')).toBe('deltagare 2026-03-01.csv');
    expect(of('C:\\Mina dokument\\deltagare.csv')).toBe('deltagare.csv');
    expect(of('deltagare maj 2026.csv')).toBe('deltagare maj 2026.csv');
    expect(of('deltagare 2026-maj.csv')).toBe('deltagare 2026-maj.csv');
    expect(of('deltagare (2).csv')).toBe('deltagare (2).csv');
  });

  it('keeps no name and no digit of an identity number, however it is written (V5.4.1)', () => {
    expect(of('Anna Ek.csv')).toBe('….csv');
    expect(of('deltagare Anna Ek 2026.csv')).toBe('deltagare … 2026.csv');
    for (const number of [
      '850101-2382',
      '8501012382',
      '19850101-2382',
      '198501012382',
      '850101 2382',
      '1985 01 01 2382',
      '850101_2012',
      '20010101-2012',
    ])
      expect(of(`${number} deltagare.csv`)).toBe('… deltagare.csv');
    expect(of('8501 2382.csv')).toBe('….csv');
    expect(of('900101-T220.csv')).toBe('….csv');
    expect(of('Maj Åberg 2.csv')).toBe('… 2.csv');
    expect(of('Per August deltagare.csv')).toBe('… deltagare.csv');
    expect(of('deltagare 2382.csv')).toBe('deltagare ….csv');
  });
});
