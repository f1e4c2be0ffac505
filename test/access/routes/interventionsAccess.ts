import { NO_FACTS } from '../../../src/interventions/interventionFacts.ts';
import { at, NOWHERE, type Case, type FeatureAccess } from '../routeCase.ts';
import type { RouteWorld } from '../routeWorld.ts';

const intervention = (id: (world: RouteWorld) => string, payload?: object): Case => ({
  ask: (world) => ({ url: `/api/interventions/${id(world)}`, ...(payload ? { payload } : {}) }),
});
const idOf = (name: string) => (world: RouteWorld) => world.own.interventions.get(name) ?? '';

export const interventionsAccess: FeatureAccess = {
  rows: `
operation                   case                   nobody left roleless coordinator economist board_member auditor administrator team_leader team_member counsellor
listInterventions           -                      401    401  403      200         403       403          403     403           200         200         200
listInterventionRecords     -                      401    401  403      200         200       403          200     403           200         403         403
getIntervention             own-intervention       401    401  403      200         200       403          200     403           200         403         403
getIntervention             other-intervention     401    401  403      200         200       403          200     403           404         403         403
getIntervention             foreign-intervention   401    401  403      404         404       403          404     403           404         403         403
saveIntervention            own-intervention       401    401  403      200         403       403          403     403           403         403         403
saveIntervention            foreign-intervention   401    401  403      404         403       403          403     403           403         403         403
saveIntervention            new-intervention       401    401  403      200         403       403          403     403           403         403         403
`,
  cases: {
    'listInterventions -': at('/api/interventions'),
    'listInterventionRecords -': at('/api/interventions/records'),
    'getIntervention own-intervention': intervention(idOf('Kraften')),
    'getIntervention other-intervention': intervention(idOf('Navet')),
    'getIntervention foreign-intervention': intervention(({ interventions }) => interventions.foreign),
    'saveIntervention own-intervention': intervention(idOf('Kraften'), {
      version: 1,
      value: { ...NO_FACTS, name: 'Kraften', targetGroup: 'Vuxna', to: '2018-02-28' },
    }),
    'saveIntervention foreign-intervention': intervention(({ interventions }) => interventions.foreign, {
      version: 1,
      value: { ...NO_FACTS, name: 'Grannen' },
    }),
    'saveIntervention new-intervention': intervention(() => NOWHERE, { version: 0, value: { ...NO_FACTS, name: 'Nya insatsen' } }),
  },
};
