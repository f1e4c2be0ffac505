import { addDays, dateFromParts, localDate, monthOf, yearOf, type LocalDate } from '../src/shared/localDate.ts';
import { WRONG_REGISTRATION } from '../src/participants/codes.ts';
import type { BaseRow } from './baseRows.ts';
import { cellsAtClosing, cellsAtEnrolment } from './circumstances.ts';
import { LAST_DAY, type DemoAssociation, type DemoTeam } from './demoAssociations.ts';
import { expectedNew, leaving, leavingAfter, monthsBetween, workday } from './flowShape.ts';
import type { FictionalPeople, FictionalPerson, NumberTold } from './fictionalPeople.ts';
import { seededRandom, type SeededRandom } from './seededRandom.ts';
import type { Story } from './story.ts';

const FIRST_MONTH = localDate('2011-09-01');

/**
 * All participations of an association through the years: the base rows with what became of them, and around them made-up ones
 * that are over before the kept period begins or enrolled after it, so that its tables are the base rows' alone.
 */
export function history(random: SeededRandom, association: DemoAssociation, base: readonly BaseRow[], people: FictionalPeople): Story[] {
  const stories: Story[] = base.map((row) => baseStory(random, row, association.kept.to, people));
  for (let month = FIRST_MONTH; month <= LAST_DAY; month = nextMonth(month)) {
    for (const team of association.teams) {
      if (month < team.takes.from || month > team.takes.to) continue;
      for (let left = random.poisson(expectedNew(team.perMonth, month)); left > 0; left -= 1) {
        const enrolled = workday(addDays(month, random.whole(0, 27)));
        const closed = leaving(random, enrolled);
        // Chance of its own, so that who happens to come does not change all that follows.
        const own = seededRandom(random.whole(0, 1e9));
        if (enrolled > LAST_DAY || isKept(association, enrolled, closed)) continue;
        const person = returning(own, stories, association, team, enrolled) ?? newcomer(own, team, enrolled, people);
        stories.push(madeUp(own, association, team, person, enrolled, closed));
      }
    }
  }
  return [...stories, ...anonymousOnes(random, association)].sort((a, b) =>
    a.enrolled < b.enrolled ? -1 : a.enrolled > b.enrolled ? 1 : 0,
  );
}

/** Whoever would have been there in the kept period was not. */
const isKept = ({ kept }: DemoAssociation, enrolled: LocalDate, closed: LocalDate): boolean => enrolled <= kept.to && closed >= kept.from;

function baseStory(
  random: SeededRandom,
  { number, team, enrolled, closed, cells }: BaseRow,
  keptTo: LocalDate,
  people: FictionalPeople,
): Story {
  const person = number === null ? null : people.withNumber(number);
  const story = { person, team, enrolled, closed, cells, toldAfter: 0 };
  if (person === null || closed !== null) return story;
  const left = leavingAfter(random, enrolled > keptTo ? enrolled : keptTo);
  return left > LAST_DAY
    ? story
    : { ...story, closed: left, cells: { ...cells, ...cellsAtClosing(random, person.ageOn(left), monthsBetween(enrolled, left)) } };
}

function madeUp(
  random: SeededRandom,
  association: DemoAssociation,
  team: DemoTeam,
  person: FictionalPerson,
  enrolled: LocalDate,
  leaves: LocalDate,
): Story {
  const cells = cellsAtEnrolment(random, association, team, person.ageOn(enrolled), enrolled);
  const toldAfter = random.chance(0.05) ? random.whole(100, 260) : random.whole(0, 10);
  if (random.chance(0.008)) {
    const seen = workday(addDays(enrolled, random.whole(5, 40)));
    const closed = seen > LAST_DAY ? enrolled : seen;
    return { person, team: team.name, enrolled, closed, cells: { ...cells, avslutsorsak: WRONG_REGISTRATION }, toldAfter };
  }
  if (leaves > LAST_DAY) return { person, team: team.name, enrolled, closed: null, cells, toldAfter };
  return {
    person,
    team: team.name,
    enrolled,
    closed: leaves,
    cells: { ...cells, ...cellsAtClosing(random, person.ageOn(leaves), monthsBetween(enrolled, leaves)) },
    toldAfter,
  };
}

const NO_RETURN: readonly (string | undefined)[] = ['avliden', 'ålderspension', 'sjukersättning', WRONG_REGISTRATION];
/** And the sheet has told of the closing by then. */
const REST_DAYS = 120;

/** Somebody who has been there before and comes again, or who is in another team at the same time. */
function returning(
  random: SeededRandom,
  stories: readonly Story[],
  { reorganised }: DemoAssociation,
  team: DemoTeam,
  enrolled: LocalDate,
): FictionalPerson | undefined {
  const again = random.chance(0.1);
  const beside = random.chance(0.025);
  if (!again && !beside) return undefined;
  // What a team took over from a reorganised one was that one's before.
  const isHere = (other: string): boolean =>
    other === team.name || (reorganised !== null && reorganised.from === team.name && reorganised.to.includes(other));
  const byPerson = Map.groupBy(
    stories.filter(({ person }) => person !== null),
    ({ person }) => person,
  );
  const fitting = [...byPerson].flatMap(([person, own]) => {
    if (person === null || person.numberTold !== 'at once') return [];
    const age = person.ageOn(enrolled);
    if (age < team.ages[0] || age > team.ages[1]) return [];
    const rested = own.every(
      ({ closed, cells, toldAfter }) =>
        closed !== null && addDays(closed, Math.max(REST_DAYS, toldAfter)) < enrolled && !NO_RETURN.includes(cells.avslutsorsak),
    );
    const elsewhere =
      own.every((story) => !isHere(story.team)) &&
      own.some((story) => story.enrolled < enrolled && (story.closed === null || story.closed > enrolled));
    return (again && rested) || (!again && elsewhere) ? [person] : [];
  });
  return fitting.length === 0 ? undefined : random.pick(fitting);
}

function newcomer(random: SeededRandom, team: DemoTeam, enrolled: LocalDate, people: FictionalPeople): FictionalPerson {
  const [youngest, oldest] = team.ages;
  const part = random.weighted<readonly [number, number]>([
    [[youngest, 24], 27],
    [[25, 34], 31],
    [[35, 49], 27],
    [[50, 63], 15],
  ]);
  const age = Math.min(oldest, Math.max(youngest, random.whole(...part)));
  const sex = random.chance(0.6) ? 'K' : 'M';
  const numberTold = random.weighted<NumberTold>([
    ['at once', 98.4],
    ['after a year', 0.8],
    ['never', 0.8],
  ]);
  return people.somebody(sex, age, enrolled, { isProtected: random.chance(0.012), numberTold });
}

function anonymousOnes(random: SeededRandom, { anonymous, teams }: DemoAssociation): Story[] {
  return Object.entries(anonymous).flatMap(([year, count]) =>
    Array.from({ length: count }, (): Story => {
      const enrolled = workday(addDays(localDate(`${year}-01-07`), random.whole(0, 280)));
      const team = random.pick(teams.filter(({ takes }) => takes.from <= enrolled && enrolled <= takes.to));
      return {
        person: null,
        team: team.name,
        enrolled,
        closed: null,
        cells: { anonym: 'ja', kön: random.chance(0.55) ? 'K' : 'M' },
        toldAfter: 0,
      };
    }),
  );
}

function nextMonth(month: LocalDate): LocalDate {
  const [year, next] = monthOf(month) === 12 ? [yearOf(month) + 1, 1] : [yearOf(month), monthOf(month) + 1];
  return dateFromParts(year, next, 1) ?? LAST_DAY;
}
