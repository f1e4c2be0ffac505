import { randomUUID } from 'node:crypto';
import type { Who } from '../accessWorld.ts';
import { at, NOWHERE, save, type Case, type FeatureAccess } from '../routeCase.ts';
import type { RouteWorld } from '../routeWorld.ts';

export const associationAccess: FeatureAccess = {
  rows: `
operation                   case                   nobody left roleless coordinator economist board_member auditor administrator team_leader team_member counsellor
sendAccessibilityFeedback   own-association        204    204  204      204         204       204          204     204           204         204         204
sendAccessibilityFeedback   foreign-association    404    404  404      404         404       404          404     404           404         404         404
listAccessibilityFeedback   -                      401    401  403      200         403       403          403     200           403         403         403
handleAccessibilityFeedback own-feedback           401    401  403      204         403       403          403     204           403         403         403
handleAccessibilityFeedback foreign-feedback       401    401  403      404         403       403          403     404           403         403         403
getProfile                  -                      401    401  403      200         403       403          200     403           403         403         403
saveProfile                 -                      401    401  403      200         403       403          403     403           403         403         403
getThresholds               -                      401    401  403      200         403       403          200     403           403         403         403
saveThresholds              -                      401    401  403      200         403       403          403     403           403         403         403
listParties                 -                      401    401  403      200         200       403          200     403           403         403         403
saveParty                   -                      401    401  403      200         403       403          403     403           403         403         403
`,
  cases: {
    'sendAccessibilityFeedback own-association': feedback((world) => world.own.database.entry.slug),
    'sendAccessibilityFeedback foreign-association': feedback(() => 'finns-inte'),
    'listAccessibilityFeedback -': at('/api/accessibility-feedback'),
    'handleAccessibilityFeedback own-feedback': handled(({ feedback: ids }, who) => ids.own.get(who) ?? ''),
    'handleAccessibilityFeedback foreign-feedback': handled(({ feedback: ids }) => ids.foreign),
    'listParties -': at('/api/parties'),
    'saveParty -': {
      ask: () => ({
        url: '/api/parties',
        payload: {
          id: NOWHERE,
          version: 0,
          value: { kind: 'region', name: 'Regionen', isMember: true, share: 2500, email: '', from: '2018-01-01', to: '' },
        },
      }),
    },
    'getProfile -': at('/api/settings/profile'),
    'saveProfile -': save('/api/settings/profile', { shownName: 'Provförbundet', organisationNumber: '' }),
    'getThresholds -': at('/api/settings/thresholds'),
    'saveThresholds -': save('/api/settings/thresholds', { smallestCell: 5, smallestGroup: 8 }),
  },
};

function feedback(slug: (world: RouteWorld) => string): Case {
  return {
    ask: (world) => ({
      url: '/api/accessibility-feedback',
      payload: { id: randomUUID(), association: slug(world), page: 'Siffror', message: 'Svårt att läsa.', contact: '' },
    }),
  };
}

function handled(idOf: (world: RouteWorld, who: Who) => string): Case {
  return { ask: (world, who) => ({ url: `/api/accessibility-feedback/${idOf(world, who)}`, payload: { version: 1 } }) };
}
