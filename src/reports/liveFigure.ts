import { numberText, percentText } from '../shared/numberText.ts';
import type { StatisticsTables } from '../statistics/statisticsTables.ts';
import { liveEconomy, liveEconomyValue, type NamedEconomy } from './liveEconomy.ts';

/** Figures that a report's text may name instead of writing them: they follow what is registered until the report is adopted. */
export const LIVE_FIGURES = [
  'worked-with',
  'worked-with-women',
  'worked-with-men',
  'persons',
  'new',
  'new-women',
  'new-men',
  'closed',
  'closed-women',
  'closed-men',
  'in-at-start',
  'left-at-end',
  'measurable',
  'measurable-share',
  'throughput-mean',
  'throughput-median',
] as const;
export type LiveFigure = (typeof LIVE_FIGURES)[number];

/** Tables that a text may hold, by the name of the block that the report prints. */
export const LIVE_TABLES = {
  participants: 'tabell-deltagare',
  flow: 'tabell-flode',
  municipality: 'tabell-kommun',
  referrer: 'tabell-remittent',
  income: 'tabell-forsorjning',
  'support-time': 'tabell-tid',
  age: 'tabell-alder',
  education: 'tabell-utbildning',
  closing: 'tabell-avslut',
  'closing-reason': 'tabell-avslutsorsak',
  'occupation-before-after': 'tabell-sysselsattning',
  'income-before-after': 'tabell-forsorjning-fore-efter',
} as const;
type LiveTable = keyof typeof LIVE_TABLES;

/** How a text names them: as links that lead nowhere, with what they said when the text was written. */
export const figureHref = (key: LiveFigure): string => `samla:figure/${key}`;

export const liveFigureOf = (href: string): LiveFigure | undefined => LIVE_FIGURES.find((key) => figureHref(key) === href);
export const liveTableOf = (href: string): LiveTable | undefined =>
  Object.keys(LIVE_TABLES).find((key): key is LiveTable => `samla:table/${key}` === href);

/** What a figure says now, as running text has it: "81", "61 %", "14,2". */
export function liveValue(key: LiveFigure, tables: StatisticsTables): string {
  const { workedWith, persons, newOnes, closedOnes, flow, measurableClosings, throughput } = tables;
  const whole = (value: number | null): string => numberText(value, 'sv');
  const months = (value: number | null): string => numberText(value, 'sv', 1);
  const values: Readonly<Record<LiveFigure, string>> = {
    'worked-with': whole(workedWith.total),
    'worked-with-women': whole(workedWith.women),
    'worked-with-men': whole(workedWith.men),
    persons: whole(persons.total),
    new: whole(newOnes.total),
    'new-women': whole(newOnes.women),
    'new-men': whole(newOnes.men),
    closed: whole(closedOnes.total),
    'closed-women': whole(closedOnes.women),
    'closed-men': whole(closedOnes.men),
    'in-at-start': whole(flow.inAtStart),
    'left-at-end': whole(flow.leftAtEnd),
    measurable: whole(measurableClosings.count),
    'measurable-share': percentText(measurableClosings.sharePercent, 'sv'),
    'throughput-mean': months(throughput.mean),
    'throughput-median': months(throughput.median),
  };
  return values[key];
}

/** What each address of a figure says: of the association with its economy, or of a team's part, which holds no money. */
export function liveValues(tables: StatisticsTables, economy: NamedEconomy | undefined): (href: string) => string | undefined {
  const parts = economy === undefined ? undefined : liveEconomy(economy);
  return (href) => {
    const key = liveFigureOf(href);
    return key === undefined ? parts && liveEconomyValue(href, parts) : liveValue(key, tables);
  };
}

/** A text with the figures that it names written out, for those who read it as plain words. A table's name stays. */
export const withLiveValues = (markdown: string, valueOf: (href: string) => string | undefined): string =>
  markdown.replaceAll(/\[([^\]]*)\]\((samla:[a-z0-9/-]+)\)/g, (_, words: string, href: string) => valueOf(href) ?? words);
