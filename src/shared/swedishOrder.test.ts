import { describe, expect, it } from 'vitest';
import { inSwedishOrder } from './swedishOrder.ts';

describe('Swedish order', () => {
  it('puts å ä ö last and keeps v and w apart', () => {
    const names = ['Örebro', 'Ängelholm', 'Åmål', 'Wadköping', 'Vänersborg', 'Zinkgruvan', 'Västerås', 'Arboga'];
    expect(names.toSorted(inSwedishOrder)).toEqual([
      'Arboga',
      'Vänersborg',
      'Västerås',
      'Wadköping',
      'Zinkgruvan',
      'Åmål',
      'Ängelholm',
      'Örebro',
    ]);
  });

  it('is not led astray by case, accents or hyphens', () => {
    expect(['sala', 'Sandviken', 'Sala', 'SALEM'].toSorted(inSwedishOrder)).toEqual(['sala', 'Sala', 'SALEM', 'Sandviken']);
    expect(['Idé', 'Idéborg', 'Idea'].toSorted(inSwedishOrder)).toEqual(['Idé', 'Idea', 'Idéborg']);
    expect(['Team-B', 'Team C', 'Team-A', 'Teamet'].toSorted(inSwedishOrder)).toEqual(['Team C', 'Team-A', 'Team-B', 'Teamet']);
  });
});
