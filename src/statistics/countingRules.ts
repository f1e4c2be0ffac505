import type { Population } from './statisticsTables.ts';

/** The counting rules in a few Swedish words, printed under tables. Source: counting rules of the field. */
export const POPULATION_NAMES: Readonly<Record<Population | 'flow' | 'persons', string>> = {
  worked_with: 'deltagare',
  new: 'nya deltagare',
  closed: 'avslutade deltagare',
  anonymous: 'anonyma deltagare',
  flow: 'deltagare',
  persons: 'personer',
};

export const POPULATION_RULES: Readonly<Record<Population | 'flow' | 'persons', string>> = {
  worked_with: 'inskriven senast periodens sista dag och inte avslutad före den första',
  new: 'inskriven i perioden',
  closed: 'avslutad i perioden',
  anonymous: 'påbörjad under kalenderår som perioden berör; räknas inte i någon annan tabell',
  flow: 'in vid start + nya − avslutade = kvar vid slut',
  persons: 'olika personer bland deltagarna',
};
