import type { Block, BlockDocument } from '../../documents/blockDocument.ts';
import { heading, paragraph, emphasis } from '../../documents/blocks.ts';
import { markdownBlocks, type MarkdownPlace } from '../../documents/markdownBlocks.ts';
import { economyBlocks, economyPeriod } from '../../finance/economyBlocksReport.ts';
import { periodName } from '../../shared/periodName.ts';
import { roundFraction } from '../../shared/rounding.ts';
import { statisticsBlocks } from '../../statistics/statisticsBlocksReport.ts';
import { liveSource } from '../liveFiguresReport.ts';
import { imagesOf, type NamedImages } from '../namedImagesReport.ts';
import { headingLevelOf, teamPartKey } from '../sectionKey.ts';
import { markOf, type InterimContent } from './interimContent.ts';
import { INTERIM_SECTIONS, type InterimSection } from './interimSections.ts';

/** The interim report as a block document, in the order of the sections; the same for draft and adopted. */
export function interimDocument(content: InterimContent, images: NamedImages): BlockDocument {
  const { association, period, adoption } = content;
  return {
    language: 'sv',
    title: 'Delårsrapport',
    subtitle: periodName(period),
    organisation: association,
    dateLines: [
      adoption === null
        ? `Utkast, siffror tagna ${content.takenAt.slice(0, 10)}`
        : `Antagen av förbundsstyrelsen ${adoption.date}, ${adoption.decision}`,
      `Period ${period.from} – ${period.to}`,
    ],
    mark: markOf(adoption),
    createdAt: content.takenAt,
    numberedHeadings: true,
    blocks: INTERIM_SECTIONS.flatMap(({ key, title }) => [heading(1, key, title), ...sectionBlocks(content, key, images)]),
  };
}

function sectionBlocks(content: InterimContent, key: InterimSection, images: NamedImages): Block[] {
  const written = textBlocks(content, key, images);
  if (key === 'results') return [...resultSummary(content), ...written, ...teamBlocks(content, images), ...resultBlocks(content)];
  if (key === 'economy') {
    const blocks = economyBlocks(content.economy, economyPeriod(content.economy.economy));
    return [...blocks, ...(written.length > 0 ? [heading(2, 'economy-comments', 'Kommentarer'), ...written] : [])];
  }
  return written.length > 0
    ? written
    : [paragraph(emphasis(content.adoption === null ? 'Text saknas ännu i det här avsnittet.' : 'Inga uppgifter.'))];
}

function textBlocks(content: InterimContent, key: InterimSection, images: NamedImages): Block[] {
  const title = INTERIM_SECTIONS.find((section) => section.key === key)?.title ?? key;
  return writtenBlocks(content.texts[key] ?? '', {
    level: headingLevelOf(key),
    idPrefix: `text-${key}`,
    title,
    live: liveSource(content, content.statistics, content.economy),
    images: imagesOf(images, key),
  });
}

function writtenBlocks(markdown: string, place: MarkdownPlace): Block[] {
  if (markdown.trim() === '') return [];
  const blocks = markdownBlocks(markdown, place);
  // Text is checked when it is saved, so that a fault here is a bug.
  if (!blocks.ok) throw new Error(`the saved text of ${place.idPrefix} can not be read`);
  return blocks.value;
}

/** What each team writes, under its intervention's name. A part without words stands in the draft and is left out when it is adopted. */
const teamBlocks = (content: InterimContent, images: NamedImages): Block[] =>
  content.teamParts
    .filter(({ markdown }) => content.adoption === null || markdown.trim() !== '')
    .flatMap(({ interventionId, name, markdown, statistics }, place) => {
      const written = writtenBlocks(markdown, {
        level: 2,
        idPrefix: `text-team-${place + 1}`,
        title: name,
        live: liveSource(content, statistics, undefined),
        images: imagesOf(images, teamPartKey(interventionId)),
      });
      return [
        heading(2, `team-${place + 1}`, name),
        ...(written.length > 0 ? written : [paragraph(emphasis('Teamets text saknas ännu.'))]),
      ];
    });

function resultSummary({ statistics: { tables }, period }: InterimContent): Block[] {
  const { workedWith, newOnes, closedOnes } = tables;
  if (workedWith.total === 0) return [paragraph(`Under ${periodName(period)} arbetade insatserna inte med några deltagare.`)];
  const share = (count: number): string => `${roundFraction(count * 100, workedWith.total, 0)} %`;
  return [
    paragraph(
      `Under ${periodName(period)} arbetade insatserna med ${workedWith.total} deltagare (${share(workedWith.women)} kvinnor och ${share(workedWith.men)} män). ` +
        `Av dem var ${newOnes.total} nya, och ${closedOnes.total} avslutades.`,
    ),
  ];
}

const resultBlocks = ({ statistics, period }: InterimContent): Block[] => [
  heading(2, 'results-tables', 'Tabeller och diagram'),
  ...statisticsBlocks(statistics.tables, statistics.flow, period, statistics.ageBands),
];
