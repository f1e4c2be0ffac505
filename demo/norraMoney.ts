import type { KnownOutcome, MoneyPlan } from './moneyPlan.ts';
import { BOARD, CAR, COUNSELLOR, EVALUATION, INCOME, OFFICE, ONCE, PROJECT, TEAM, TRAINING } from './spending.ts';

const INDIVIDUAL = 'Finansiering av individinriktade insatser';
const EDUCATION = 'Utbildningsinsatser';
const EVALUATING = 'Utvärderingsinsatser';

// What was booked in 2017, and in 2018 up to August: the pinned table of the interim report.
const BOOKED: readonly (readonly [object: string, ore2017: number, oreToAugust2018: number])[] = [
  ['100', 780_000_341, 500_196_460],
  ['110', -40_448_141, -16_585_754],
  ['120', -126_518_840, -70_535_242],
  ['130', -2_833_605, -2_572_417],
  ['140', -182_024_560, -122_448_425],
  ['150', 0, -67_951_337],
  ['160', -186_003_686, -129_241_225],
  ['170', 0, -38_759_188],
  ['180', -36_313_802, -18_572_196],
  ['190', -172_961_026, -27_481_444],
  ['200', -16_478_198, -28_370],
  ['210', -19_010_528, -5_213_481],
  ['220', -16_044_655, -719_457],
  ['230', 0, -452_971],
  ['240', -11_542_671, -5_039_525],
  ['250', -1_365_450, -790_021],
  ['260', 0, 2_103_405],
  ['270', 0, 0],
  ['280', -4_087_712, -366_931],
  ['290', 0, 0],
  ['300', -23_472_338, 0],
];
const known: readonly KnownOutcome[] = BOOKED.flatMap(([object, ore2017, toAugust]) => [
  { year: 2017, object, months: [1, 12] as const, ore: ore2017 },
  { year: 2018, object, months: [1, 8] as const, ore: toAugust },
]);

/** Norra's budget and ledger 2017–2026. The years' budgets come in the order 2017, 2018 … 2026. */
export const NORRA_MONEY: MoneyPlan = {
  seed: 31_122_018,
  years: [2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026],
  openings: { 2018: 312_734_000 },
  municipalities: ['Fagersta', 'Hallstahammars', 'Norbergs', 'Sala', 'Skinnskattebergs', 'Surahammars'],
  lines: [
    { object: '100', name: 'Medel från huvudmännen', group: '', spending: INCOME, budgets: [7800, 7504, 7800, 8200, 8300, 8700, 9300, 9900, 10_100, 10_300] },
    { object: '110', name: 'Styrelse', group: '', spending: BOARD, budgets: [-400, -408, -410, -415, -420, -430, -440, -450, -460, -470] },
    { object: '120', name: 'Gemensam administration', group: '', spending: OFFICE, budgets: [-1250, -1268.5, -1280, -1300, -1320, -1340, -1370, -1400, -1430, -1460] },
    { object: '130', name: 'Leasingbil', group: '', spending: CAR, budgets: [-40, -43, -45, -45, null, null, null, null, null, null] },
    { object: '140', name: 'Gruvstugan', group: INDIVIDUAL, spending: TEAM, budgets: [-1800, -1750, -1700, -1720, -1700, -1720, -1760, -1800, -1850, -1880] },
    { object: '150', name: 'Kanalhuset', group: INDIVIDUAL, spending: TEAM, budgets: [null, -1200, -1250, -1350, -1330, -1380, -1420, -1450, -1480, -1500], months: { 2018: [3, 12] } },
    { object: '160', name: 'Silvervägen', group: INDIVIDUAL, spending: TEAM, budgets: [-1850, -1850, -1800, -1830, -1800, -1850, -1900, -1950, -1990, -2030] },
    { object: '170', name: 'Åkanten', group: INDIVIDUAL, spending: TEAM, budgets: [null, -925, -1000, -1000, -980, -1000, -1030, -1050, -1070, -1090], months: { 2018: [3, 12] } },
    { object: '320', name: 'Ungdomsspåret', group: INDIVIDUAL, spending: TEAM, budgets: [null, null, null, null, null, null, -620, -700, -720, -740], months: { 2023: [2, 12] } },
    { object: '180', name: 'Kurator samordningsteam', group: INDIVIDUAL, spending: COUNSELLOR, budgets: [-360, -359, -365, -370, -370, -380, -390, -400, -410, -420] },
    { object: '190', name: 'Strömmen', group: INDIVIDUAL, spending: TEAM, budgets: [-1740, -280, null, null, null, null, null, null, null, null], months: { 2018: [1, 2] } },
    { object: '200', name: 'Länsgemensamma utbildningsinsatser', group: EDUCATION, spending: TRAINING, budgets: [-150, -150, -120, -60, -60, -100, -120, -120, -120, -120] },
    { object: '210', name: 'Grundutbildning lösningsfokus', group: EDUCATION, spending: TRAINING, budgets: [-180, -90, -90, -40, -50, -90, -100, -100, -100, -100] },
    { object: '220', name: 'Vidareutbildning lösningsfokus', group: EDUCATION, spending: TRAINING, budgets: [-150, -90, -80, -30, -40, -60, -60, -60, -70, -70] },
    { object: '230', name: 'Repetitionsutbildning lösningsfokus', group: EDUCATION, spending: TRAINING, budgets: [null, -90, -40, null, null, null, null, null, null, null] },
    { object: '240', name: 'Andra utbildningsinsatser', group: EDUCATION, spending: TRAINING, budgets: [-130, -150, -120, -60, -80, -100, -100, -110, -110, -120] },
    { object: '250', name: 'Utvecklingsdagar samordningsteam', group: EDUCATION, spending: TRAINING, budgets: [-20, -30, -30, -15, -15, -25, -25, -30, -30, -30] },
    { object: '260', name: 'Best Practice Hälsa 2017', group: EDUCATION, spending: ONCE, budgets: [0, 0, null, null, null, null, null, null, null, null] },
    { object: '270', name: 'Filmprojekt psykisk ohälsa', group: EDUCATION, spending: ONCE, budgets: [0, 0, null, null, null, null, null, null, null, null] },
    { object: '280', name: 'Extern medbedömning', group: EVALUATING, spending: EVALUATION, budgets: [-45, -60, -40, -40, -40, -40, -40, -40, -40, -40] },
    { object: '290', name: 'Övriga utvärderingsinsatser', group: EVALUATING, spending: EVALUATION, budgets: [0, -75, -60, -60, -60, -60, -60, -60, -60, -60] },
    { object: '300', name: 'Samverkansmedel ofördelat', group: '', spending: PROJECT, budgets: [-250, -400, -150, -200, -250, -250, -200, -200, -200, -200] },
  ],
  known,
  // Thousands of kronor, by object: the forecast of the interim report 2018 where it is not the budget.
  forecasts: {
    2018: { 120: -1218.1, 130: -47, 170: -825, 180: -320, 190: -274.8, 210: -101.1, 220: -107.2, 230: -54.5, 240: -130, 250: -20, 260: 21, 280: -13.7, 290: -95, 300: -222 },
  },
  odd: [
    // Found when the teams' accounts were gone through after the report: right team, wrong account.
    { date: '2018-08-31', booked: '2018-10-08', text: 'Rättelse konto, handledning Silvervägen', rows: [['6890', '160', -1_240_000], ['7130', '160', 1_240_000]] },
    { date: '2021-05-18', booked: '2021-05-18', text: 'Digitala möten, utrustning', rows: [['6890', '310', 1_856_250]] },
    { date: '2024-11-29', booked: '2024-11-29', text: 'Bankavgifter', rows: [['6570', null, 124_000]] },
    { date: '2026-04-01', booked: '2026-04-01', text: 'Ränta på bankkonto', rows: [['8300', null, -215_040]] },
  ],
  looseObjects: [['310', 'Digital samverkan']],
};
