import { namesWhatIsGone } from '../liveEconomy.ts';
import { teamPartKey, type SectionKey } from '../sectionKey.ts';
import type { InterimContent } from './interimContent.ts';
import { INTERIM_SECTIONS, type InterimSection } from './interimSections.ts';

export const MISSING_CODES = ['text', 'period-lasts', 'no-participants', 'no-budget', 'no-outcome', 'unmapped', 'figure-gone'] as const;
export type Missing = {
  readonly code: (typeof MISSING_CODES)[number];
  /** Which section, or which team's part, it stands in. */
  readonly section: SectionKey;
};

/**
 * What an interim report lacks before it can be adopted with a good conscience, in the order of the sections: words where a section is
 * nothing else, the rest of the period, figures, and money that no line takes. The board may adopt it all the same.
 */
export function missingIn(content: InterimContent, today: string): Missing[] {
  const { statistics, economy } = content;
  const { rows, total, unmapped } = economy.economy;
  const isWritten = (section: InterimSection): boolean => (content.texts[section] ?? '').trim() !== '';
  const lacks: Readonly<Partial<Record<InterimSection, readonly (readonly [boolean, Missing['code']])[]>>> = {
    results: [
      [content.period.to >= today, 'period-lasts'],
      [statistics.tables.workedWith.total === 0, 'no-participants'],
    ],
    economy: [
      [rows.length === 0, 'no-budget'],
      [total.outcomeToDate === 0 && unmapped.length === 0, 'no-outcome'],
      [unmapped.length > 0, 'unmapped'],
    ],
  };
  return INTERIM_SECTIONS.flatMap(({ key }) => [
    ...(isWritten(key) || isSaidByTeams(key, content) ? [] : [{ code: 'text' as const, section: key }]),
    ...(namesWhatIsGone(content.texts[key] ?? '', content.economy) ? [{ code: 'figure-gone' as const, section: key }] : []),
    ...(key === 'results' ? partsWithoutText(content) : []),
    ...(lacks[key] ?? []).flatMap(([is, code]) => (is ? [{ code, section: key }] : [])),
  ]);
}

/** Where the teams write the results, the association may leave the words to them. */
const isSaidByTeams = (section: InterimSection, { teamParts }: InterimContent): boolean => section === 'results' && teamParts.length > 0;

const partsWithoutText = ({ teamParts }: InterimContent): Missing[] =>
  teamParts
    .filter(({ markdown }) => markdown.trim() === '')
    .map(({ interventionId }) => ({ code: 'text', section: teamPartKey(interventionId) }));
