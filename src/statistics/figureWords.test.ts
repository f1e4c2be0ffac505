import { describe, expect, it } from 'vitest';
import enCodes from '../participants/ui/texts.en.json' with { type: 'json' };
import svCodes from '../participants/ui/texts.sv.json' with { type: 'json' };
import { figureWords, rowWords } from './figureWords.ts';
import en from './ui/texts.en.json' with { type: 'json' };
import sv from './ui/texts.sv.json' with { type: 'json' };

const WHOLES = ['deltagare', 'personer', 'nya', 'avslutade'];
const pick = (from: object, names: object): object => Object.fromEntries(Object.entries(from).filter(([name]) => name in names));

describe.each([
  ['sv', sv, svCodes],
  ['en', en, enCodes],
] as const)('the words of files in %s', (language, page, codes) => {
  const words = figureWords(language);
  const tables = Object.entries(page.tables).filter(([name]) => !WHOLES.includes(name));

  it('are those of the page', () => {
    const [summary, more] = [page.summary, page.tables.deltagare];
    expect(words.captions).toEqual({
      summary: summary.caption,
      ...Object.fromEntries(tables.map(([name, { caption }]) => [name, caption])),
    });
    expect(words.rowHeads).toEqual({ summary: summary.row, ...Object.fromEntries(tables.map(([name, { row }]) => [name, row])) });
    expect(words.rules).toEqual({ summary: more.rule, ...Object.fromEntries(tables.map(([name, { rule }]) => [name, rule])) });
    expect(words.columns).toEqual({ ...page.column, value: page.measure.value });
    expect(words.measures).toEqual(pick(page.measure, words.measures));
    expect(words.flow).toEqual(pick(page.flow, words.flow));
    expect(words.specialRows).toEqual(page.row);
    expect(words.reportRows).toEqual(page.reportRow);
    expect(words.codes).toEqual(pick(codes, words.codes));
    expect(words.populations).toEqual(Object.fromEntries(Object.entries(page.population).map(([name, { short }]) => [name, short])));
    expect(words.totals).toEqual({ rows: page.total, participations: page.incomeTotal });
    expect(words.severalPerPerson).toBe(page.severalPerPerson);
    expect([words.difference, words.points]).toEqual([page.compare.difference, page.compare.points.replaceAll('\u00ad', '')]);
    expect(words.differenceNote('{{first}}', '{{second}}')).toBe(page.compare.note);
    expect(words.age('{{from}}', '{{to}}')).toBe(page.age);
    expect([words.title, words.with]).toEqual([page.title, page.compare.with]);
    expect([words.allInterventions, words.ownInterventions]).toEqual([page.filter.allInterventions, page.filter.ownInterventions]);
  });
});

describe('a row', () => {
  const named = (table: 'per_kommun' | 'per_insats' | 'remittent_nya' | 'ålder_nya' | 'avslutsorsak_rapport', key: string): string =>
    rowWords({ kind: 'key', table, key }, figureWords('sv'));

  it('is called by its code in words, its ages, or its own name', () => {
    expect(named('remittent_nya', 'SOC')).toBe('Kommunens socialtjänst');
    expect(named('ålder_nya', '16-29')).toBe('16–29 år');
    expect(named('ålder_nya', 'övriga')).toBe('Övriga åldrar');
    expect(named('per_kommun', 'Sala')).toBe('Sala');
    expect(named('per_kommun', 'uppgift saknas')).toBe('Uppgift saknas');
    expect(named('avslutsorsak_rapport', 'Ägarnas egen rad')).toBe('Ägarnas egen rad');
  });

  it('that is an intervention keeps its name, whatever it is', () => {
    expect(named('per_insats', 'övriga')).toBe('övriga');
    expect(named('per_kommun', 'toString')).toBe('toString');
  });
});
