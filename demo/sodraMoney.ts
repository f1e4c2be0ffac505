import type { MoneyPlan } from './moneyPlan.ts';
import { BOARD, EVALUATION, INCOME, OFFICE, PROJECT, TEAM, TRAINING, type Spending } from './spending.ts';

const SOURCE = 'Källan';
const PEOPLE: Spending = { seldom: false, parts: [{ share: 1, account: '4600', text: 'Rekvisition Källan' }] };

/** Södra's budget and ledger 2019 and 2023–2026. The first half of 2019 is what the team's year report tells of Källan. */
export const SODRA_MONEY: MoneyPlan = {
  seed: 30_062_019,
  years: [2019, 2023, 2024, 2025, 2026],
  openings: { 2019: 64_000_000, 2023: 71_537_250 },
  municipalities: ['Hedemora', 'Säters'],
  lines: [
    { object: '10', name: 'Medel från huvudmännen', group: '', spending: INCOME, budgets: [3900, 4200, 4300, 4400, 4450] },
    { object: '11', name: 'Styrelse och revision', group: '', spending: BOARD, budgets: [-260, -280, -290, -300, -310] },
    { object: '12', name: 'Förbundskansli', group: '', spending: OFFICE, budgets: [-980, -1050, -1080, -1110, -1140] },
    { object: '20', name: 'Källan, personal', group: SOURCE, spending: PEOPLE, budgets: [-1780, -1850, -1900, -1950, -2000] },
    { object: '21', name: 'Källan, handledning och utbildning', group: SOURCE, spending: TRAINING, budgets: [-60, -60, -60, -65, -65] },
    {
      object: '22',
      name: 'Källan, deltagarkostnader',
      group: SOURCE,
      spending: { ...TEAM, parts: TEAM.parts.slice(1) },
      budgets: [-210, -220, -220, -230, -230],
    },
    { object: '30', name: 'Gemensamma utbildningar', group: '', spending: TRAINING, budgets: [-240, -220, -230, -240, -240] },
    { object: '31', name: 'Utvärdering', group: '', spending: EVALUATION, budgets: [-90, -100, -100, -100, -100] },
    { object: '40', name: 'Samverkansmedel ofördelat', group: '', spending: PROJECT, budgets: [-350, -400, -400, -420, -420] },
  ],
  known: [
    { year: 2019, object: '20', months: [1, 6], ore: -76_000_000 },
    { year: 2019, object: '21', months: [1, 6], ore: -2_700_000 },
    { year: 2019, object: '22', months: [1, 6], ore: -4_400_000 },
  ],
  forecasts: {},
  odd: [{ date: '2025-03-14', booked: '2025-03-14', text: 'Återbetalad anmälningsavgift', rows: [['7050', null, -38_500]] }],
  looseObjects: [],
};
