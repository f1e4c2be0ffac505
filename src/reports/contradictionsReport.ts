import { markdownBlocks } from '../documents/markdownBlocks.ts';
import type { StatisticsTables } from '../statistics/statisticsTables.ts';
import { contradictions, type Contradiction } from './contradictions.ts';
import type { InterimContent } from './interimReport/interimContent.ts';
import { INTERIM_SECTIONS } from './interimReport/interimSections.ts';
import { NAMES_ALONE } from './liveFiguresReport.ts';
import { ANY_IMAGE } from './namedImagesReport.ts';
import { teamPartKey, type SectionKey } from './sectionKey.ts';
import { readTexts } from './sectionTextReport.ts';

/** What in a section's text contradicts the figures; those that follow by themselves never do. */
export function textContradictions(markdown: string, groups: readonly StatisticsTables[]): Contradiction[] {
  const live = { ...NAMES_ALONE, figure: () => '' };
  const blocks = markdownBlocks(markdown, { level: 1, idPrefix: 'read', title: '', live, images: ANY_IMAGE });
  return blocks.ok ? contradictions(blocks.value.flatMap(readTexts), groups) : [];
}

/** The same of a whole report, section by section: of a team's part by the figures of its own intervention. */
export function reportContradictions({
  texts,
  teamParts,
  statistics,
}: InterimContent): (Contradiction & { readonly section: SectionKey })[] {
  const groups = [statistics.tables, ...teamParts.map((part) => part.statistics.tables)];
  return [
    ...INTERIM_SECTIONS.flatMap(({ key }) => textContradictions(texts[key] ?? '', groups).map((one) => ({ ...one, section: key }))),
    ...teamParts.flatMap((part) =>
      textContradictions(part.markdown, [part.statistics.tables]).map((one) => ({ ...one, section: teamPartKey(part.interventionId) })),
    ),
  ];
}
