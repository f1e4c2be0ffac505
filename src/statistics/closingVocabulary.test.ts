import { describe, expect, it } from 'vitest';
import { CLOSING_REASONS } from '../participants/codes.ts';
import { VOCABULARIES, VOCABULARY_NAMES } from './closingVocabulary.ts';

describe.each(VOCABULARY_NAMES)('the vocabulary %s', (name) => {
  const { rows, rowOf, measurable } = VOCABULARIES[name];

  it('gives every closing reason but the wrong registration one of its rows, and uses them all', () => {
    expect(Object.keys(rowOf)).toEqual(CLOSING_REASONS.filter((code) => code !== 'felregistrering'));
    expect(new Set(Object.values(rowOf))).toEqual(new Set(rows));
  });

  it('measures work with and without support, studies and other work-oriented rehabilitation', () => {
    expect([...measurable].toSorted()).toEqual([
      'arbete_osubventionerat',
      'arbete_subventionerat',
      'arbetslivsinriktad_rehabilitering',
      'studier',
    ]);
  });
});

describe('the vocabularies', () => {
  it('print their rows in the order of the reports', () => {
    const firstSeen = [...new Set(Object.values(VOCABULARIES.sus.rowOf))];
    expect(VOCABULARIES.sus.rows).toEqual(firstSeen);
    expect(VOCABULARIES.team.rows).toEqual([
      'avhopp',
      'arbete',
      'studier',
      'annan_rehabilitering',
      'sjukersättning',
      'föräldraledighet',
      'annat',
    ]);
  });

  it('part where the team counts granted compensation alone and the register counts failing health with it', () => {
    expect([VOCABULARIES.team.rowOf.försämrad_hälsa, VOCABULARIES.sus.rowOf.försämrad_hälsa]).toEqual([
      'annat',
      'Sjukdom/försämrat hälsotillstånd',
    ]);
    expect([VOCABULARIES.team.rowOf.rehabilitering_hos_myndighet, VOCABULARIES.sus.rowOf.rehabilitering_hos_myndighet]).toEqual([
      'annat',
      'Fortsatt rehabilitering',
    ]);
  });
});
