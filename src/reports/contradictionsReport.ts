import { markdownBlocks } from '../documents/markdownBlocks.ts';
import type { StatisticsTables } from '../statistics/statisticsTables.ts';
import { amountContradictions, type AmountContradiction } from './amountContradictions.ts';
import { contradictions, type Contradiction } from './contradictions.ts';
import type { InterimContent } from './interimReport/interimContent.ts';
import { INTERIM_SECTIONS } from './interimReport/interimSections.ts';
import { liveEconomy, type LivePart } from './liveEconomy.ts';
import { NAMES_ALONE } from './liveFiguresReport.ts';
import { ANY_IMAGE } from './namedImagesReport.ts';
import { teamPartKey, type SectionKey } from './sectionKey.ts';
import { readTexts } from './sectionTextReport.ts';

/** What a text says otherwise than the figures, or than the economy: then `figure` is one of those. */
export type Contradicting =
  | (Omit<Contradiction, 'says'> & { readonly economy?: never })
  | (Pick<AmountContradiction, 'words' | 'is'> & {
      readonly figure: 'amount';
      readonly economy: { readonly part: string; readonly figure: AmountContradiction['figure'] };
    });

/**
 * What in a section's text contradicts the figures; those that follow by themselves never do.
 * @param economy undefined for a team's part, which is about no money
 */
export function textContradictions(
  markdown: string,
  groups: readonly StatisticsTables[],
  economy: readonly LivePart[] | undefined,
): Contradicting[] {
  const live = { ...NAMES_ALONE, figure: () => '' };
  const blocks = markdownBlocks(markdown, { level: 1, idPrefix: 'read', title: '', live, images: ANY_IMAGE });
  if (!blocks.ok) return [];
  const paragraphs = blocks.value.flatMap(readTexts);
  return [
    ...contradictions(paragraphs, groups).map(({ says: _, ...one }) => one),
    ...(economy === undefined ? [] : amountContradictions(paragraphs, economy)).map(({ words, is, part, figure }) => ({
      ...{ words, is, figure: 'amount' as const },
      economy: { part, figure },
    })),
  ];
}

/** The same of a whole report, section by section: of a team's part by the figures of its own intervention. */
export function reportContradictions(content: InterimContent): (Contradicting & { readonly section: SectionKey })[] {
  const { texts, teamParts, statistics } = content;
  const groups = [statistics.tables, ...teamParts.map((part) => part.statistics.tables)];
  const economy = liveEconomy(content.economy);
  return [
    ...INTERIM_SECTIONS.flatMap(({ key }) =>
      textContradictions(texts[key] ?? '', groups, economy).map((one) => ({ ...one, section: key })),
    ),
    ...teamParts.flatMap((part) =>
      textContradictions(part.markdown, [part.statistics.tables], undefined).map((one) => ({
        ...one,
        section: teamPartKey(part.interventionId),
      })),
    ),
  ];
}
