import type { StatisticsAnswer } from '../statisticsApi.ts';

/** Two answers to be shown side by side, what each is called, and which columns of the tables by sex are shown. */
export type ComparedFigures = {
  readonly first: StatisticsAnswer;
  readonly second: StatisticsAnswer;
  readonly names: readonly [string, string];
  readonly columns: 'count' | 'sex';
};
