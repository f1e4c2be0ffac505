import { importParticipants } from '../src/participants/participantImport.ts';
import { localDate } from '../src/shared/localDate.ts';
import { readBaseRows } from './baseRows.ts';
import { CORRECTED_ON, withCorrections } from './corrections.ts';
import { LAST_DAY, NORRA, type DemoAssociation } from './demoAssociations.ts';
import type { DemoStep } from './demoStep.ts';
import { fictionalPeople, readNumbers } from './fictionalPeople.ts';
import { history } from './history.ts';
import { participantSheets, sheetDays } from './participantSheets.ts';
import { seededRandom } from './seededRandom.ts';
import type { Story } from './story.ts';

/** Just before the report January–August 2018 was written. */
const BEFORE_REPORT = localDate('2018-09-05');

/** All participations of an association of the demo. */
export function demoStories(association: DemoAssociation): Story[] {
  const people = fictionalPeople(association.seed, readNumbers(association.slug));
  const stories = history(seededRandom(association.seed), association, readBaseRows(association.slug), people);
  return association === NORRA ? withCorrections(stories, people) : stories;
}

/** The teams' sheets, imported on the days they were handed in. */
export function participantSteps(association: DemoAssociation): DemoStep[] {
  const { reorganised } = association;
  const named = reorganised === null ? [] : [reorganised.day, BEFORE_REPORT, CORRECTED_ON];
  return participantSheets(association, demoStories(association), sheetDays(LAST_DAY, ...named)).map(({ day, bytes }) => ({
    at: `${day}T09:10:00Z`,
    by: `teamleader@${association.slug}.example`,
    async run(database, actor) {
      const result = await importParticipants(database, actor, bytes, 'samtycke till registrering, enligt teamets lista');
      if (!result.ok) throw new Error(`the demo's sheet of ${day} was refused: ${JSON.stringify(result.error)}`);
    },
  }));
}
