import { USUAL_ECONOMY } from '../../../src/finance/economySettings.ts';
import { at, save, type FeatureAccess } from '../routeCase.ts';

const BUDGET_LINE = {
  id: 'd3b07384-d9a0-4c2e-8a5f-0000000000f1',
  name: 'Styrelse',
  group: '',
  kind: 'cost',
  fromMonth: 1,
  toMonth: 12,
  yearAmount: -100,
  profile: null,
  lastYearOutcome: 0,
  rules: [{ project: '110', accounts: [] }],
  forecast: -100,
  plan: { method: 'remaining_budget', reason: '', positions: [] },
};

export const financeAccess: FeatureAccess = {
  rows: `
operation                   case                   nobody left roleless coordinator economist board_member auditor administrator team_leader team_member counsellor
getEconomy                  -                      401    401  403      200         200       403          200     403           403         403         403
listEconomyYears            -                      401    401  403      200         200       403          200     403           403         403         403
getBudget                   -                      401    401  403      200         200       403          200     403           403         403         403
getMapping                  -                      401    401  403      200         200       403          200     403           403         403         403
listVouchers                unmapped               401    401  403      200         200       403          200     403           403         403         403
listVouchers                foreign-line           401    401  403      404         404       403          404     403           403         403         403
saveBudget                  -                      401    401  403      200         200       403          403     403           403         403         403
listVouchers                own-line               401    401  403      200         200       403          200     403           403         403         403
listBudgetHistory           -                      401    401  403      200         200       403          200     403           403         403         403
saveEconomySettings         -                      401    401  403      200         403       403          403     403           403         403         403
getEconomySettings          -                      401    401  403      200         200       403          200     403           403         403         403
`,
  cases: {
    'getEconomy -': at('/api/economy?year=2018&per=2018-08-31'),
    'listEconomyYears -': at('/api/economy/years'),
    'getBudget -': at('/api/budget?year=2018'),
    'getMapping -': at('/api/economy/mapping?year=2018&per=2018-08-31'),
    'listVouchers unmapped': at('/api/economy/vouchers?year=2018&per=2018-08-31'),
    'listVouchers foreign-line': at('/api/economy/vouchers?year=2018&per=2018-08-31&line=d3b07384-d9a0-4c2e-8a5f-0000000000f9'),
    'listVouchers own-line': at(`/api/economy/vouchers?year=2018&per=2018-08-31&line=${BUDGET_LINE.id}`),
    'saveBudget -': { ask: () => ({ url: '/api/budget', payload: { year: 2018, version: 0, lines: [BUDGET_LINE] } }) },
    'listBudgetHistory -': at('/api/budget/history?year=2018'),
    'getEconomySettings -': at('/api/settings/economy'),
    'saveEconomySettings -': save('/api/settings/economy', USUAL_ECONOMY),
  },
};
