import { expect, it } from 'vitest';
import type { BudgetChart, CategoryChart, FlowChart } from './chart.ts';
import { chartAlternative } from './chartAlternative.ts';

const flow: FlowChart = {
  kind: 'flow',
  periods: ['jan', 'feb', 'mar'],
  unit: 'deltagare',
  decimals: 0,
  series: [
    { name: 'Nya', form: 'bar', values: [5, null, 9] },
    { name: 'Kvar', form: 'line', values: [65, 70, 68] },
    { name: 'Avhopp', form: 'bar', values: [null, null, null] },
  ],
};
const category: CategoryChart = {
  kind: 'category',
  parts: ['Kvinnor', 'Män'],
  unit: 'deltagare',
  decimals: 0,
  categories: [
    { name: 'Sala', values: [19, 15] },
    { name: 'Norberg', values: [5, null] },
  ],
};
const budget: BudgetChart = {
  kind: 'budget',
  budgetName: 'Budget',
  outcomeName: 'Utfall',
  unit: 'tkr',
  decimals: 1,
  lines: [{ name: 'Styrelse', budget: -1272, outcome: -165.9 }],
};

it('tells the sum and peak of what adds up, and the course of a level', () => {
  expect(chartAlternative(flow, 'sv')).toBe(
    'Diagram över nya, kvar och avhopp per period, jan–mar, antal deltagare. Nya: sammanlagt 14, flest i mar (9). Kvar: från 65 i jan till 68 i mar, högst 70 i feb. Avhopp: inga tal.',
  );
});

it('tells every bar with its parts, and promises no sum when a part is unknown', () => {
  expect(chartAlternative(category, 'sv')).toBe(
    'Stapeldiagram över antal deltagare i 2 grupper, uppdelat på kvinnor och män. Sala: 34 (19 kvinnor och 15 män); Norberg: – (5 kvinnor och – män).',
  );
});

it('tells budget and outcome with their signs', () => {
  expect(chartAlternative(budget, 'sv')).toBe(
    'Stapeldiagram över budget mot utfall i tkr för 1 post. Styrelse: budget −1\u00a0272,0, utfall −165,9.',
  );
});

it('speaks English in an English document', () => {
  expect(chartAlternative({ ...budget, outcomeName: 'Outcome' }, 'en')).toBe(
    'Bar chart of budget against outcome in tkr for 1 line. Styrelse: budget −1,272.0, outcome −165.9.',
  );
});

it('tells only the largest of many, and where the rest is', () => {
  const many = Array.from({ length: 30 }, (_, index) => ({ name: `Kommun ${index}`, values: [index, 0] }));
  const words = chartAlternative({ ...category, categories: many }, 'sv');
  expect(words).toContain('i 30 grupper');
  expect(words).toContain('Störst är Kommun 29: 29');
  expect(words).toContain('Alla tal finns i tabellen.');
  expect(words).not.toContain('Kommun 3:');
});
