import { localDate, type LocalDate } from '../src/shared/localDate.ts';
import type { Period } from '../src/shared/period.ts';
import type { Referrer } from '../src/participants/codes.ts';

/** A value and how often it is chosen among its fellows. */
export type Weighted<T> = readonly (readonly [T, number])[];

export type DemoTeam = {
  readonly name: string;
  /** From when to when it takes new participants. */
  readonly takes: Period;
  /** New participants in an ordinary month. */
  readonly perMonth: number;
  readonly municipalities: Weighted<string>;
  /** Youngest and oldest at enrolment. */
  readonly ages: readonly [number, number];
};

export type DemoAssociation = {
  readonly slug: 'norra' | 'sodra';
  readonly name: string;
  readonly organisationNumber: string;
  readonly seed: number;
  /** Begins every row key. */
  readonly keyPrefix: string;
  /** The days whose tables the base rows alone decide: nothing that is made up may be counted in them. */
  readonly kept: Period;
  readonly teams: readonly DemoTeam[];
  /** One team became others: what they took over was the old team's until the day. */
  readonly reorganised: { readonly from: string; readonly to: readonly string[]; readonly day: LocalDate } | null;
  readonly referrers: Weighted<Referrer>;
  /** The calendar years with how many anonymous participations. */
  readonly anonymous: Readonly<Record<number, number>>;
};

/** The demo tells of everything up to this day. */
export const LAST_DAY = localDate('2026-10-30');

const during = (from: string, to: string = LAST_DAY): Period => ({ from: localDate(from), to: localDate(to) });
const GROWN: readonly [number, number] = [18, 63];

export const NORRA: DemoAssociation = {
  slug: 'norra',
  name: 'Samordningsförbundet Norra Bruksbygden',
  organisationNumber: '999902-0002',
  seed: 20_180_101,
  keyPrefix: 'N',
  kept: during('2018-01-01', '2018-08-31'),
  teams: [
    {
      name: 'Gruvstugan',
      takes: during('2011-09-01'),
      perMonth: 1.4,
      municipalities: [
        ['Fagersta', 60],
        ['Norberg', 27],
        ['Skinnskatteberg', 13],
      ],
      ages: GROWN,
    },
    {
      name: 'Silvervägen',
      takes: during('2011-09-01'),
      perMonth: 1.55,
      municipalities: [
        ['Sala', 94],
        ['Heby', 4],
        ['Västerås', 2],
      ],
      ages: GROWN,
    },
    {
      name: 'Strömmen',
      takes: during('2011-09-01', '2018-02-28'),
      perMonth: 1.85,
      municipalities: [
        ['Hallstahammar', 68],
        ['Surahammar', 32],
      ],
      ages: GROWN,
    },
    {
      name: 'Kanalhuset',
      takes: during('2018-03-01'),
      perMonth: 1.45,
      municipalities: [
        ['Hallstahammar', 96],
        ['Västerås', 4],
      ],
      ages: GROWN,
    },
    {
      name: 'Åkanten',
      takes: during('2018-03-01'),
      perMonth: 0.75,
      municipalities: [
        ['Surahammar', 97],
        ['Hallstahammar', 3],
      ],
      ages: GROWN,
    },
    {
      name: 'Ungdomsspåret',
      takes: during('2023-02-01'),
      perMonth: 0.85,
      municipalities: [
        ['Sala', 34],
        ['Fagersta', 26],
        ['Hallstahammar', 22],
        ['Surahammar', 10],
        ['Norberg', 8],
      ],
      ages: [17, 25],
    },
  ],
  reorganised: { from: 'Strömmen', to: ['Kanalhuset', 'Åkanten'], day: localDate('2018-03-01') },
  referrers: [
    ['AF', 20],
    ['FK', 22],
    ['SOC', 28],
    ['AME', 16],
    ['REGION', 11],
    ['ANNAN', 1],
  ],
  anonymous: { 2014: 1, 2015: 2, 2016: 1, 2019: 2, 2020: 1, 2022: 3, 2024: 2, 2025: 1, 2026: 1 },
};

export const SODRA: DemoAssociation = {
  slug: 'sodra',
  name: 'Samordningsförbundet Södra Åbygden',
  organisationNumber: '999903-0001',
  seed: 20_160_701,
  keyPrefix: 'S',
  kept: during('2016-07-01', '2019-06-30'),
  teams: [
    {
      name: 'Källan',
      takes: during('2011-09-01'),
      perMonth: 2.35,
      municipalities: [
        ['Hedemora', 82],
        ['Säter', 17],
        ['Avesta', 1],
      ],
      ages: GROWN,
    },
  ],
  reorganised: null,
  referrers: [
    ['AF', 18],
    ['FK', 38],
    ['SOC', 34],
    ['AME', 6],
    ['REGION', 4],
  ],
  anonymous: { 2014: 1, 2021: 1, 2023: 2, 2025: 1 },
};

export const DEMO_ASSOCIATIONS: readonly DemoAssociation[] = [NORRA, SODRA];
