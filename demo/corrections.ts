import { WRONG_REGISTRATION } from '../src/participants/codes.ts';
import { localDate } from '../src/shared/localDate.ts';
import type { FictionalPeople } from './fictionalPeople.ts';
import type { SheetCells, Story } from './story.ts';

/** When the team looked through what the adopted report had counted. */
export const CORRECTED_ON = localDate('2018-10-11');

/**
 * What Silvervägen corrected after the report January–August 2018 was adopted: two rows that had been mixed up, and one enrolment
 * on the wrong person. The errors cancel out, so that the tables were right all the time and the list of differences has entries.
 */
export function withCorrections(stories: readonly Story[], people: FictionalPeople): Story[] {
  const [first, second, right] = [enrolledOn(stories, '2018-01-08'), enrolledOn(stories, '2018-01-10'), enrolledOn(stories, '2018-04-25')];
  const asEnrolled = { ...right.cells, avslutsorsak: '', sysselsättning_vid_avslut: '', försörjning_vid_avslut: '' };
  const wrong: Story = {
    ...right,
    person: right.person && people.somebody(right.person.sex, right.person.ageOn(right.enrolled), right.enrolled, {}),
    closed: right.enrolled,
    cells: { ...asEnrolled, avslutsorsak: WRONG_REGISTRATION },
    before: until({ ...right.cells, avslutad: right.closed ?? '' }),
  };
  const told = new Map<Story, readonly Story[]>([
    [first, [{ ...first, before: until(mixedUp(first, second)) }]],
    [second, [{ ...second, before: until(mixedUp(second, first)) }]],
    [right, [wrong, { ...right, before: until(undefined) }]],
  ]);
  return stories.flatMap((story) => told.get(story) ?? [story]);
}

function enrolledOn(stories: readonly Story[], day: string): Story {
  const found = stories.find(({ team, enrolled, person }) => team === 'Silvervägen' && enrolled === localDate(day) && person !== null);
  if (!found) throw new Error(`the demo has nobody enrolled in Silvervägen on ${day}`);
  return found;
}

const until = (cells: SheetCells | undefined): NonNullable<Story['before']> => [{ until: CORRECTED_ON, cells }];

const mixedUp = (own: Story, other: Story): SheetCells => ({
  ...own.cells,
  avslutad: own.closed ?? '',
  remittent: other.cells.remittent ?? '',
  försörjning_vid_inskrivning: other.cells.försörjning_vid_inskrivning ?? '',
});
