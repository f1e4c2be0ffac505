import { describe, expect, it } from 'vitest';
import { budgetGroups } from './budgetGroups.ts';

const line = (budgetpost: string, grupp: string) => ({ budgetpost, grupp });

describe('budget lines in groups', () => {
  it('keep the order of the budget, a line without group ending the one before', () => {
    const lines = [
      line('Medel', ''),
      line('Styrelse', ''),
      line('Team A', 'Insatser'),
      line('Team B', 'Insatser'),
      line('Kurs', 'Utbildning'),
      line('Ofördelat', ''),
    ];
    expect(budgetGroups(lines).map(({ name, lines: own }) => [name, own.map(({ budgetpost }) => budgetpost)])).toEqual([
      ['', ['Medel', 'Styrelse']],
      ['Insatser', ['Team A', 'Team B']],
      ['Utbildning', ['Kurs']],
      ['', ['Ofördelat']],
    ]);
  });
});
