import { localDate } from '../src/shared/localDate.ts';
import { WRONG_REGISTRATION } from '../src/participants/codes.ts';
import type { FictionalPeople } from './fictionalPeople.ts';
import type { SheetCells, Story } from './story.ts';

/** When the teams looked through what the adopted report had counted. */
export const CORRECTED_ON = localDate('2018-10-11');

/**
 * What Norra's teams corrected after the report January–August 2018 was adopted. The errors cancel out, so that the tables were
 * right all the time and the list of differences still has entries: two mixed-up rows, and one enrolment on the wrong person.
 */
export function withCorrections(stories: readonly Story[], people: FictionalPeople): Story[] {
  const find = (team: string, day: string): Story => {
    const found = stories.find((story) => story.team === team && story.enrolled === localDate(day) && story.person !== null);
    if (!found) throw new Error(`the demo has nobody enrolled ${day}`);
    return found;
  };
  const [first, second] = [find('Kanalhuset', '2018-07-15'), find('Kanalhuset', '2018-07-29')];
  const right = find('Silvervägen', '2018-05-11');
  const asEnrolled = { ...right.cells, avslutsorsak: '', sysselsättning_vid_avslut: '', försörjning_vid_avslut: '' };
  const wrong: Story = {
    ...right,
    person: right.person && people.somebody(right.person.sex, right.person.ageOn(right.enrolled), right.enrolled, {}),
    closed: right.enrolled,
    cells: { ...asEnrolled, avslutsorsak: WRONG_REGISTRATION },
    before: until(asEnrolled),
  };
  const told = new Map<Story, Story>([
    [first, { ...first, before: until(mixedUp(first, second)) }],
    [second, { ...second, before: until(mixedUp(second, first)) }],
    [right, { ...right, before: until(undefined) }],
  ]);
  return stories.flatMap((story) => (story === right ? [wrong, told.get(story) ?? story] : [told.get(story) ?? story]));
}

const until = (cells: SheetCells | undefined): NonNullable<Story['before']> => [{ until: CORRECTED_ON, cells }];

const mixedUp = (own: Story, other: Story): SheetCells => ({
  ...own.cells,
  avslutsorsak: '',
  sysselsättning_vid_avslut: '',
  försörjning_vid_avslut: '',
  utbildning: other.cells.utbildning ?? '',
  remittent: other.cells.remittent ?? '',
});

