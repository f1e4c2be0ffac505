import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { passwordFault } from '../src/access/passwordFault.ts';
import { WRONG_REGISTRATION } from '../src/participants/codes.ts';
import { readIdentityNumber } from '../src/shared/identityNumber.ts';
import { hasRightCheckDigit, readOrganisationNumber } from '../src/shared/organisationNumber.ts';
import { haveShared, sharedFile, sharedJson, SHARED } from '../test/sharedFolder.ts';
import { readBaseRows } from './baseRows.ts';
import { DEMO_ASSOCIATIONS, LAST_DAY, NORRA, SODRA } from './demoAssociations.ts';
import { demoSteps } from './demoSteps.ts';
import { NAME_STOCKS } from './fictionalNames.ts';
import { readNumbers } from './fictionalPeople.ts';
import { DEMO_PASSWORD, demoLogins } from './logins.ts';
import { demoStories } from './participantSteps.ts';
import type { Story } from './story.ts';

const numbersOf = (slug: string): string[] => [...readNumbers(slug), ...new Set(readBaseRows(slug).flatMap(({ number }) => number ?? []))];
const allNumbers = DEMO_ASSOCIATIONS.flatMap(({ slug }) => numbersOf(slug));
const stories = new Map(DEMO_ASSOCIATIONS.map((association) => [association, demoStories(association)]));
const counted = (list: readonly Story[]): Story[] =>
  list.filter(({ person, cells }) => person !== null && cells.avslutsorsak !== WRONG_REGISTRATION);

/** Every text of the demo by its path. */
function demoTexts(): Map<string, string> {
  const files = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' }).filter(
    (file) => /\.(?:ts|md|csv|txt)$/.test(file) && !file.endsWith('.test.ts'),
  );
  return new Map(files.map((file) => [file, readFileSync(join(import.meta.dirname, file), 'utf8')]));
}

describe('the people of the demo', () => {
  it('have valid numbers, each person their own, and none is left over', () => {
    expect(allNumbers.filter((number) => !readIdentityNumber(number, LAST_DAY).ok)).toEqual([]);
    expect(new Set(allNumbers).size).toBe(allNumbers.length);
    for (const [association, list] of stories) {
      expect(new Set(list.flatMap(({ person }) => person?.number ?? [])), association.slug).toEqual(new Set(numbersOf(association.slug)));
    }
  });

  it('have names of many kinds, nobody the same as another', () => {
    for (const list of stories.values()) {
      const people = new Set(list.flatMap(({ person }) => person ?? []));
      const names = [...people].map(({ given, family }) => `${given} ${family}`);
      expect(new Set(names).size).toBe(names.length);
      for (const kind of [/[åäö]/i, /-/, /[ćšžłő]/i])
        expect(names.filter((name) => kind.test(name)).length, String(kind)).toBeGreaterThan(3);
    }
  });

  it('are of working age when they are enrolled', () => {
    const ages = [...stories.values()].flatMap(counted).map(({ person, enrolled }) => person?.ageOn(enrolled) ?? 0);
    expect([Math.min(...ages), Math.max(...ages)]).toEqual([
      expect.toSatisfy((age: number) => age >= 16),
      expect.toSatisfy((age: number) => age <= 64),
    ]);
  });

  it('log in with a password that Samla itself would take', () => {
    for (const { name, email } of [...demoLogins('norra'), ...demoLogins('sodra')])
      expect(passwordFault(DEMO_PASSWORD, [name, email])).toBeUndefined();
  });
});

describe('the associations of the demo', () => {
  it('have organisation numbers of their own with the right check digit', () => {
    const numbers = DEMO_ASSOCIATIONS.map(({ organisationNumber }) => readOrganisationNumber(organisationNumber));
    expect(numbers.map((number) => number !== undefined && hasRightCheckDigit(number))).toEqual([true, true]);
  });

  it('are loaded in steps that each have an instant of their own, by which an interrupted load is taken up', () => {
    for (const association of DEMO_ASSOCIATIONS) {
      const instants = demoSteps(association).map(({ at }) => Date.parse(at));
      expect(instants.length).toBeGreaterThan(40);
      expect(new Set(instants).size).toBe(instants.length);
      expect(instants.slice(0, -1)).toEqual(instants.slice(0, -1).sort((a, b) => a - b));
    }
  });

  it('have years that look alive: a dip in the pandemic, growth after it, hardly anybody new in July', () => {
    const list = counted(stories.get(NORRA) ?? []);
    const inAt = (day: string): number =>
      list.filter(({ enrolled, closed }) => enrolled <= day && (closed === null || closed > day)).length;
    const newIn = (part: string): number => list.filter(({ enrolled }) => enrolled.startsWith(part)).length;
    for (let year = 2014; year <= 2026; year += 1)
      expect(inAt(`${year}-01-01`), String(year)).toSatisfy((count: number) => count >= 60 && count <= 120);
    expect(newIn('2020')).toBeLessThan(newIn('2019') * 0.7);
    expect(newIn('2023')).toBeGreaterThan(newIn('2020') * 1.5);
    const inMonth = (month: string): number =>
      list.filter(({ enrolled }) => enrolled > '2018-08-31' && enrolled.slice(5, 7) === month).length;
    expect(inMonth('07')).toBeLessThan(inMonth('09') / 3);
    const south = counted(stories.get(SODRA) ?? []);
    for (let year = 2014; year <= 2026; year += 1) {
      const count = south.filter(
        ({ enrolled, closed }) => enrolled <= `${year}-01-01` && (closed === null || closed > `${year}-01-01`),
      ).length;
      expect(count, String(year)).toSatisfy((found: number) => found >= 25 && found <= 50);
    }
  });

  it('have what makes counting hard', () => {
    const list = stories.get(NORRA) ?? [];
    const own = [...Map.groupBy(counted(list), ({ person }) => person).values()];
    const isBeside = (a: Story, b: Story): boolean =>
      a.team !== b.team && a.enrolled <= b.enrolled && (a.closed === null || a.closed > b.enrolled);
    expect(own.filter((several) => several.length > 1).length, 'came again').toBeGreaterThan(20);
    expect(
      own.filter((several) => several.some((a) => several.some((b) => a !== b && isBeside(a, b)))).length,
      'in two teams at once',
    ).toBeGreaterThan(3);
    expect(new Set(list.filter(({ person }) => person?.isProtected).map(({ person }) => person)).size, 'protected').toBeGreaterThan(3);
    for (const told of ['never', 'after a year'])
      expect(list.filter(({ person }) => person?.numberTold === told).length, told).toBeGreaterThan(2);
    expect(list.filter(({ person }) => person === null).length, 'anonymous').toBeGreaterThan(10);
    expect(list.filter(({ toldAfter }) => toldAfter > 90).length, 'told late').toBeGreaterThan(10);
    expect(list.filter(({ cells }) => cells.avslutsorsak === WRONG_REGISTRATION).length, 'wrong registrations').toBeGreaterThan(3);
    for (const column of [
      'folkbokföringskommun',
      'remittent',
      'utbildning',
      'försörjning_vid_inskrivning',
      'månader_i_offentlig_försörjning',
    ] as const) {
      expect(counted(list).filter(({ cells }) => cells[column] === '').length, column).toBeGreaterThan(2);
    }
  });
});

describe.skipIf(!haveShared)('beside what others have written the demo', () => {
  const seeds = haveShared
    ? readdirSync(join(SHARED, 'seeds'))
        .map((file) => Buffer.from(sharedFile(`seeds/${file}`)).toString('utf8'))
        .join('\n')
    : '';
  const wordsOf = (text: string): string[] => text.match(/\p{L}+/gu) ?? [];

  it('uses test numbers alone', () => {
    const test = new Set(
      haveShared
        ? [...sharedJson<string[]>('testdata/personnummer/allPins.json'), ...sharedJson<string[]>('testdata/personnummer/allCoords.json')]
        : [],
    );
    expect(allNumbers.filter((number) => !test.has(number))).toEqual([]);
    const written = [...demoTexts()].flatMap(([file, text]) =>
      [...text.matchAll(/(?<!\d)(?:18|19|20)\d{10}(?!\d)/g)].map(([number]) => [file, number] as const),
    );
    expect(written.filter(([, number]) => !test.has(number))).toEqual([]);
    expect(written.length).toBeGreaterThan(500);
  });

  it('has no name of a person in the reports that it is modelled on', () => {
    const known = new Set(wordsOf(seeds));
    const stocks = NAME_STOCKS.flatMap(({ women, men, families }) => [...women.flat(), ...men.flat(), ...families]);
    // A participant's login has a word in the place of a name.
    const staff = [...demoLogins('norra'), ...demoLogins('sodra')].filter(({ role }) => role !== 'participant');
    const written = [...stocks, ...staff.map(({ name }) => name)].flatMap(wordsOf);
    expect([...new Set(written)].filter((word) => known.has(word))).toEqual([]);
    // In running text a name is two words with capitals; those of places and authorities stand in both.
    const pairs = (text: string): Set<string> => new Set(text.match(/\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)? \p{Lu}\p{Ll}+/gu));
    const inSeeds = pairs(seeds);
    const shared = [...demoTexts()].flatMap(([, text]) => [...pairs(text)].filter((pair) => inSeeds.has(pair)));
    expect([...new Set(shared)].filter((pair) => !['Region Västmanland', 'Best Practice'].includes(pair))).toEqual([]);
  });

  it('has no sentence of theirs', () => {
    const runs = (text: string, length: number): string[] => {
      const words = wordsOf(text.toLowerCase());
      return words.slice(0, Math.max(0, words.length - length + 1)).map((_, i) => words.slice(i, i + length).join(' '));
    };
    const LENGTH = 6;
    const LAW = 'lagen om finansiell samordning av rehabiliteringsinsatser';
    const theirs = new Set(runs(seeds, LENGTH));
    const reports = [...demoTexts()].filter(([file]) => file.endsWith('.md')).map(([, text]) => wordsOf(text).join(' ').replace(LAW, '§'));
    expect(reports).toHaveLength(14);
    expect(reports.flatMap((text) => runs(text, LENGTH).filter((run) => theirs.has(run)))).toEqual([]);
  });

  it('has other keys and team names than the golden sets', () => {
    const golden = haveShared
      ? ['nv-2018', 'kraften-2019'].map((set) => Buffer.from(sharedFile(`golden/${set}/deltagare.csv`)).toString('utf8')).join('\n')
      : '';
    for (const { teams, keyPrefix, name } of DEMO_ASSOCIATIONS) {
      expect(golden).not.toContain(`\n${keyPrefix}-`);
      for (const own of [name, ...teams.map((team) => team.name)]) expect(golden).not.toContain(own);
    }
    expect(
      [...demoTexts().values()].filter((text) => /NV-\d|KR-\d|Samordningsteam (?:FNS|Sala|Sura)|Samcentrum|Kraften/.test(text)),
    ).toEqual([]);
  });
});
