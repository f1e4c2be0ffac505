import { OPTIONAL_COLUMNS, REQUIRED_COLUMNS, type ParticipantColumn } from '../src/participants/participantRow.ts';
import { addDays, localDate, type LocalDate } from '../src/shared/localDate.ts';
import type { DemoAssociation } from './demoAssociations.ts';
import type { FictionalPerson } from './fictionalPeople.ts';
import type { SheetCells, Story } from './story.ts';

export type DatedSheet = { readonly day: LocalDate; readonly bytes: Uint8Array };

const COLUMNS: readonly ParticipantColumn[] = [...REQUIRED_COLUMNS, ...OPTIONAL_COLUMNS];

/**
 * The teams' sheets on the days they were handed in: each holds the rows that are new or say something else than the time before.
 * @param stories in order of enrolment; the order gives them their row keys
 */
export function participantSheets(association: DemoAssociation, stories: readonly Story[], days: readonly LocalDate[]): DatedSheet[] {
  const told: string[] = stories.map(() => '');
  return days.flatMap((day, at) => {
    const changed = stories.flatMap((story, i) => {
      if (day < story.enrolled || isTold(association, story, days[at - 1])) return [];
      const row = rowOn(association, story, `${association.keyPrefix}-${String(i + 1).padStart(4, '0')}`, day);
      if (row === undefined || row === told[i]) return [];
      told[i] = row;
      return [row];
    });
    return changed.length === 0 ? [] : [{ day, bytes: new TextEncoder().encode(`${[COLUMNS.join(';'), ...changed].join('\r\n')}\r\n`) }];
  });
}

/** Whether all there is to tell of it was told by a day. */
function isTold(
  { reorganised }: DemoAssociation,
  { person, enrolled, closed, toldAfter, before }: Story,
  day: LocalDate | undefined,
): boolean {
  if (day === undefined || (reorganised !== null && day < reorganised.day) || before?.some(({ until }) => day < until)) return false;
  if (person?.numberTold === 'after a year' && day < addDays(enrolled, 365)) return false;
  return person === null ? day >= addDays(enrolled, toldAfter) : closed !== null && day >= addDays(closed, toldAfter);
}

function rowOn(association: DemoAssociation, story: Story, key: string, day: LocalDate): string | undefined {
  const cells = cellsOn(story, day);
  if (!cells) return undefined;
  const row: SheetCells = {
    ...cells,
    ...identityCells(story, day),
    rad_id: key,
    insats: teamOn(association, story, day),
    inskriven: story.enrolled,
  };
  return COLUMNS.map((column) => row[column] ?? '').join(';');
}

function cellsOn(story: Story, day: LocalDate): SheetCells | undefined {
  if (day < addDays(story.enrolled, story.toldAfter)) return undefined;
  const earlier = story.before?.find(({ until }) => day < until);
  if (earlier) return earlier.cells && closedBy(earlier.cells, day);
  if (story.closed !== null && day >= addDays(story.closed, story.toldAfter)) return { ...story.cells, avslutad: story.closed };
  return { ...story.cells, ...NOT_CLOSED };
}

const NOT_CLOSED: SheetCells = { avslutad: '', avslutsorsak: '', sysselsättning_vid_avslut: '', försörjning_vid_avslut: '' };
/** Cells with their closing, unless it had not happened yet. */
const closedBy = (cells: SheetCells, day: LocalDate): SheetCells => ((cells.avslutad ?? '') <= day ? cells : { ...cells, ...NOT_CLOSED });

function teamOn({ reorganised }: DemoAssociation, { team, enrolled }: Story, day: LocalDate): string {
  const isTakenOver = reorganised !== null && reorganised.to.includes(team) && enrolled < reorganised.day;
  return isTakenOver && day < reorganised.day ? reorganised.from : team;
}

function identityCells({ person, enrolled }: Story, day: LocalDate): SheetCells {
  if (person === null) return {};
  const { sex, given, family, phone, isProtected, number, birthYear } = person;
  const who = isNumberTold(person, enrolled, day) ? { personnummer: number } : { födelseår: String(birthYear) };
  return { ...who, kön: sex, skyddad: isProtected ? 'ja' : '', förnamn: given, efternamn: family, telefon: phone };
}

const isNumberTold = ({ numberTold }: FictionalPerson, enrolled: LocalDate, day: LocalDate): boolean =>
  numberTold === 'at once' || (numberTold === 'after a year' && addDays(enrolled, 365) <= day);

/** When sheets are handed in: after each half-year, and on the days that are named. */
export function sheetDays(lastDay: LocalDate, ...named: readonly LocalDate[]): LocalDate[] {
  const halves: LocalDate[] = [];
  for (let year = 2013; year <= 2026; year += 1) halves.push(localDate(`${year}-01-09`), localDate(`${year}-07-05`));
  return [...new Set([...halves, ...named, lastDay])].filter((day) => day <= lastDay).sort();
}
