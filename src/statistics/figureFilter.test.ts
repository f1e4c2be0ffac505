import { describe, expect, it } from 'vitest';
import { DEFAULT_AGE_BANDS } from './bands.ts';
import { VOCABULARIES } from './closingVocabulary.ts';
import { figureFilter, type FigureFilter } from './figureFilter.ts';

const filter = (table: string, row?: string, column?: string): FigureFilter | undefined =>
  figureFilter({ table, row, column }, { ageBands: DEFAULT_AGE_BANDS, vocabulary: VOCABULARIES.sus });

describe('the rows behind a figure', () => {
  it('are those of its population, of one sex where the column says so', () => {
    expect(filter('flöde', 'in_vid_start')).toEqual({ population: 'in_at_start' });
    expect(filter('avslutade', undefined, 'kvinnor')).toEqual({ population: 'closed', sex: 'K' });
    expect(filter('personer', undefined, 'män')).toEqual({ population: 'persons', sex: 'M' });
    expect(filter('genomströmning_månader')).toEqual({ population: 'closed' });
  });

  it('are after the closing in the column efter, else before', () => {
    expect(filter('sysselsättning_före_efter', 'arbete', 'efter')?.value).toEqual({ of: 'occupation_at_end', is: 'arbete' });
    expect(filter('försörjning_före_efter', 'uppgift saknas', 'före')?.value).toEqual({ of: 'income_at_start', is: null });
  });

  it('tell the protected from the unknown in tables by place', () => {
    expect(filter('per_kommun', 'ej redovisad')?.value).toEqual({ of: 'municipality', is: null, protected: true });
    expect(filter('per_kommun', 'uppgift saknas')?.value).toEqual({ of: 'municipality', is: null, protected: false });
    expect(filter('per_kommun', 'Sala')?.value).toEqual({ of: 'municipality', is: 'Sala', protected: false });
  });

  it('are all the codes that a report row sums', () => {
    expect(filter('avslutsorsak_rapport', 'Fortsatt rehabilitering')?.value).toEqual({
      of: 'closing_reason',
      in: ['arbetslivsinriktad_rehabilitering', 'rehabilitering_hos_myndighet'],
    });
    expect(filter('mätbara_avslut')?.value).toEqual({ of: 'closing_reason', in: VOCABULARIES.sus.measurable });
  });

  it('of the ages outside the bands are outside every one of them', () => {
    expect(filter('ålder_nya', 'övriga')?.value).toEqual({ of: 'age', inside: [], outside: DEFAULT_AGE_BANDS });
    expect(filter('ålder_nya', '30-45')?.value).toEqual({ of: 'age', inside: [DEFAULT_AGE_BANDS[1]], outside: [] });
  });

  it('of a figure that does not exist are none, whatever is asked for', () => {
    const asked: [string, string?][] = [
      ['per_kommun'],
      ['okänd'],
      ['constructor'],
      ['__proto__'],
      ['toString'],
      ['flöde'],
      ['flöde', 'constructor'],
      ['flöde', 'okänd'],
      ['remittent_nya', 'XX'],
      ['utbildning_nya', 'övriga'],
      ['ålder_nya', '1-2'],
      ['tid_i_försörjning_nya', '2 år'],
      ['avslutsorsak', 'studera'],
      ['avslutsorsak_rapport', 'arbete'],
      ['anonyma_per_år', '18'],
      ['sysselsättning_före_efter', 'studiestöd'],
      ['försörjning_nya', 'arbete'],
    ];
    for (const [table, row] of asked) expect(filter(table, row), `${table} ${row}`).toBeUndefined();
  });
});
