import { INTERIM_SECTIONS, type InterimSection } from './interimReport/interimSections.ts';

/** The part that a team writes under the results: `results-` and the key of its intervention. */
export type TeamPartKey = `results-${string}`;
/** A section of a report, or a team's part of one. */
export type SectionKey = InterimSection | TeamPartKey;

const PART = /^results-([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/;

/** How a key reads in an address. */
export const SECTION_KEY_PATTERN = `^(${INTERIM_SECTIONS.map(({ key }) => key).join('|')}|${PART.source.slice(1, -1)})$`;

export const teamPartKey = (interventionId: string): TeamPartKey => `results-${interventionId}`;

/** Whose part it is; undefined for a section of the association's own. */
export const interventionOf = (key: string): string | undefined => PART.exec(key)?.[1];

export function readSectionKey(text: string): SectionKey | undefined {
  const intervention = interventionOf(text);
  return intervention === undefined ? INTERIM_SECTIONS.find(({ key }) => key === text)?.key : teamPartKey(intervention);
}

/** Level of the heading that its text stands under: a team's part and the comments on the economy have one of their own. */
export const headingLevelOf = (key: SectionKey): 1 | 2 => (key === 'economy' || interventionOf(key) !== undefined ? 2 : 1);
