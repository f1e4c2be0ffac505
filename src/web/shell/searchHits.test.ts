import { describe, expect, it } from 'vitest';
import { matching, type Hit } from './searchHits.ts';

const hits: Hit[] = [
  { kind: 'page', title: 'Siffror', href: '/norra/figures' },
  { kind: 'intervention', title: 'Åkanten', href: '/norra/figures?intervention=%C3%85kanten' },
  { kind: 'intervention', title: 'Café Ågatan', href: '/norra/figures?intervention=Caf%C3%A9' },
  { kind: 'word', title: 'avslutsorsak', text: 'Varför deltagandet slutade.' },
];
const titles = (written: string): string[] => matching(written, hits).map(({ title }) => title);

describe('a search', () => {
  it('finds by any part of a title, what begins so first, whatever the size of letters', () => {
    expect(titles('åk')).toEqual(['Åkanten']);
    expect(titles('å')).toEqual(['Åkanten', 'Café Ågatan']);
    expect(titles('SIFF')).toEqual(['Siffror']);
  });
  it('takes å for a letter of its own, and é for an e', () => {
    expect(titles('akanten')).toEqual([]);
    expect(titles('cafe')).toEqual(['Café Ågatan']);
  });
  it('asks for all words that were written', () => {
    expect(titles('café åga')).toEqual(['Café Ågatan']);
    expect(titles('café öga')).toEqual([]);
  });
  it('finds a word of the field by what it means', () => {
    expect(titles('slutade')).toEqual(['avslutsorsak']);
  });
  it('offers the pages before anything is written', () => {
    expect(titles('  ')).toEqual(['Siffror']);
  });
});
