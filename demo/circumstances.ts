import { NOT_APPLICABLE, type ClosingReason, type Education, type Income, type Occupation } from '../src/participants/codes.ts';
import { yearOf, type LocalDate } from '../src/shared/localDate.ts';
import type { DemoAssociation, DemoTeam, Weighted } from './demoAssociations.ts';
import type { SeededRandom } from './seededRandom.ts';
import type { SheetCells } from './story.ts';

/** What a team writes of somebody who is enrolled: how likely each answer is follows age and year, and some are unknown. */
export function cellsAtEnrolment(
  random: SeededRandom,
  association: DemoAssociation,
  team: DemoTeam,
  age: number,
  enrolled: LocalDate,
): SheetCells {
  const unless = (unknown: number, text: string): string => (random.chance(unknown) ? '' : text);
  return {
    folkbokföringskommun: unless(0.015, random.weighted(team.municipalities)),
    remittent: unless(0.01, random.weighted(referrersOf(association, yearOf(enrolled)))),
    utbildning: unless(0.04, random.weighted(age < 25 ? EDUCATION_YOUNG : EDUCATION)),
    sysselsättning_vid_inskrivning: unless(0.03, random.weighted(OCCUPATION)),
    försörjning_vid_inskrivning: incomes(random, age, yearOf(enrolled)).join('|'),
    månader_i_offentlig_försörjning: supportMonths(random, age),
  };
}

/** What a team writes when it closes. */
export function cellsAtClosing(random: SeededRandom, age: number, monthsEnrolled: number): SheetCells {
  const reason = random.weighted(reasonsOf(age, monthsEnrolled));
  const after = AFTER[reason];
  return {
    avslutsorsak: reason,
    sysselsättning_vid_avslut: random.chance(0.03) ? '' : (after?.occupation ?? 'ingen'),
    försörjning_vid_avslut: random.chance(0.03) ? '' : random.weighted(after?.incomes ?? STILL_SUPPORTED),
  };
}

const EDUCATION: Weighted<Education> = [
  ['grundskola_ej_slutförd', 16],
  ['grundskola', 27],
  ['gymnasium', 42],
  ['eftergymnasial', 15],
];
const EDUCATION_YOUNG: Weighted<Education> = [
  ['grundskola_ej_slutförd', 26],
  ['grundskola', 44],
  ['gymnasium', 29],
  ['eftergymnasial', 1],
];
const OCCUPATION: Weighted<Occupation> = [
  ['ingen', 90],
  ['arbetssökande', 6],
  ['studier', 2],
  ['arbete_subventionerat', 1.5],
  ['arbete', 0.5],
];

// The employment service sends fewer from its reform in 2019 on, the municipalities' labour units more.
function referrersOf({ referrers }: DemoAssociation, year: number): DemoAssociation['referrers'] {
  return referrers.map(
    ([party, weight]) => [party, year < 2019 ? weight : party === 'AF' ? weight * 0.55 : party === 'AME' ? weight * 1.6 : weight] as const,
  );
}

function incomes(random: SeededRandom, age: number, year: number): Income[] {
  if (random.chance(0.025)) return [];
  const first = random.weighted<Income>([
    ['försörjningsstöd', 38],
    ['aktivitetsersättning', age < 30 ? 24 : 0.2],
    ['sjukpenning_rehabiliteringspenning', age < 25 ? 6 : 24],
    ['aktivitetsstöd', 20],
    ['arbetslöshetsersättning', 3],
    ['sjukersättning', age < 30 ? 0 : 2],
    ['etableringsersättning', year > 2014 && year < 2021 ? 6 : 2],
    ['studiestöd', age < 25 ? 3 : 0.5],
    ['annan_offentlig_försörjning', 1],
    ['ingen_offentlig_försörjning', age < 25 ? 8 : 3],
  ]);
  const topped = first !== 'försörjningsstöd' && first !== 'ingen_offentlig_försörjning' && random.chance(0.09);
  return topped ? ['försörjningsstöd', first] : [first];
}

function supportMonths(random: SeededRandom, age: number): string {
  if (random.chance(0.035)) return '';
  if (random.chance(0.02)) return NOT_APPLICABLE;
  // Nobody has had support of their own before sixteen.
  const most = Math.max(1, (age - 16) * 12);
  return String(Math.min(most, Math.round(Math.exp(Math.log(54) + random.normal() * 0.85))));
}

function reasonsOf(age: number, months: number): Weighted<ClosingReason> {
  const grown = age >= 62 ? 30 : 0;
  if (months < 4) {
    return [
      ['avhopp', 30],
      ['åter_till_myndighet', 24],
      ['försämrad_hälsa', 18],
      ['rehabilitering_hos_myndighet', 12],
      ['aktivt_arbetssökande', 8],
      ['flytt', 5],
      ['arbete_osubventionerat', 3],
    ];
  }
  return [
    ['arbete_osubventionerat', 13],
    ['arbete_subventionerat', 16],
    ['aktivt_arbetssökande', 10],
    ['studier', age < 35 ? 13 : 4],
    ['arbetslivsinriktad_rehabilitering', 11],
    ['rehabilitering_hos_myndighet', 15],
    ['sjukersättning', age < 30 ? 1 : 7],
    ['försämrad_hälsa', 9],
    ['föräldraledighet', age < 42 ? 3 : 0],
    ['flytt', 3],
    ['åter_till_myndighet', 6],
    ['avhopp', 5],
    ['ålderspension', grown],
    ['avliden', 0.4],
  ];
}

const NO_SUPPORT: Weighted<Income> = [
  ['ingen_offentlig_försörjning', 90],
  ['försörjningsstöd', 10],
];
const STILL_SUPPORTED: Weighted<Income> = [
  ['försörjningsstöd', 36],
  ['aktivitetsersättning', 12],
  ['sjukpenning_rehabiliteringspenning', 26],
  ['aktivitetsstöd', 26],
];
const AFTER: Partial<Record<ClosingReason, { readonly occupation: Occupation; readonly incomes: Weighted<Income> }>> = {
  arbete_osubventionerat: { occupation: 'arbete', incomes: NO_SUPPORT },
  arbete_subventionerat: {
    occupation: 'arbete_subventionerat',
    incomes: [
      ['ingen_offentlig_försörjning', 70],
      ['försörjningsstöd', 15],
      ['aktivitetsstöd', 15],
    ],
  },
  aktivt_arbetssökande: {
    occupation: 'arbetssökande',
    incomes: [
      ['aktivitetsstöd', 55],
      ['arbetslöshetsersättning', 25],
      ['försörjningsstöd', 20],
    ],
  },
  studier: {
    occupation: 'studier',
    incomes: [
      ['studiestöd', 85],
      ['försörjningsstöd', 15],
    ],
  },
  sjukersättning: { occupation: 'ingen', incomes: [['sjukersättning', 1]] },
  föräldraledighet: { occupation: 'ingen', incomes: [['ingen_offentlig_försörjning', 1]] },
  ålderspension: { occupation: 'ingen', incomes: [['ingen_offentlig_försörjning', 1]] },
};
