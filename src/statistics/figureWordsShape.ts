import type { ClosingReason, Education, Income, Occupation, Referrer } from '../participants/codes.ts';
import type { FLOW_PARTS, WHOLE_TABLES } from './figureTables.ts';
import type { Measure, ShownColumn, ShownName } from './shownTable.ts';

type Words<K extends string> = Readonly<Record<K, string>>;

/** The words that files of figures are written with, in one language. */
export type FigureWords = {
  readonly captions: Words<ShownName>;
  readonly rowHeads: Words<ShownName>;
  readonly wholes: Words<(typeof WHOLE_TABLES)[number]>;
  readonly columns: Words<ShownColumn>;
  readonly flow: Words<(typeof FLOW_PARTS)[number]>;
  readonly measures: Words<Measure>;
  readonly totals: Words<'rows' | 'participations'>;
  /** Keys that stand for a kind of row: unknown, not shown, bands of time. */
  readonly specialRows: Words<string>;
  /** The rows of Samla's own vocabularies; an association's own are as they are. */
  readonly reportRows: Words<string>;
  readonly codes: {
    readonly referrer: Words<Referrer>;
    readonly income: Words<Income>;
    readonly occupation: Words<Occupation>;
    readonly education: Words<Education>;
    readonly closingReason: Words<ClosingReason>;
  };
  readonly populations: Words<'worked_with' | 'new' | 'closed' | 'anonymous' | 'flow' | 'persons'>;
  readonly rules: Words<ShownName>;
  readonly severalPerPerson: string;
  readonly difference: string;
  readonly points: string;
  readonly age: (from: string, to: string) => string;
  readonly differenceNote: (first: string, second: string) => string;
  /** What charts count, in the plural. */
  readonly unit: string;
  readonly months: string;
  readonly closings: string;
  readonly otherClosings: string;
  readonly title: string;
  readonly fileName: string;
  readonly allInterventions: string;
  readonly ownInterventions: string;
  readonly interventions: string;
  readonly with: string;
  readonly fetched: string;
  readonly knownAt: string;
  /** Until disclosure control exists, small numbers are said to be there. */
  readonly mark: string;
};
