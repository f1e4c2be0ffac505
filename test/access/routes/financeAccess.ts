import { USUAL_ECONOMY } from '../../../src/finance/economySettings.ts';
import { at, save, type FeatureAccess } from '../routeCase.ts';

export const financeAccess: FeatureAccess = {
  rows: `
operation                   case                   nobody left roleless coordinator economist board_member auditor administrator team_leader team_member counsellor
getEconomy                  -                      401    401  403      200         200       403          403     403           403         403         403
listEconomyYears            -                      401    401  403      200         200       403          403     403           403         403         403
saveEconomySettings         -                      401    401  403      200         403       403          403     403           403         403         403
getEconomySettings          -                      401    401  403      200         200       403          403     403           403         403         403
`,
  cases: {
    'getEconomy -': at('/api/economy?year=2018&per=2018-08-31'),
    'listEconomyYears -': at('/api/economy/years'),
    'getEconomySettings -': at('/api/settings/economy'),
    'saveEconomySettings -': save('/api/settings/economy', USUAL_ECONOMY),
  },
};
