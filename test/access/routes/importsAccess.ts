import { DEFAULT_BASIS } from '../../../src/participants/participantImport.ts';
import { LEDGER_FILE } from '../importsWorld.ts';
import { namedSheet, person, type Who } from '../accessWorld.ts';
import { at, NOWHERE, type Case, type FeatureAccess } from '../routeCase.ts';
import type { RouteWorld } from '../routeWorld.ts';

const FILE = Buffer.from(namedSheet([person('i1', 'Kraften', 'K', '2018-02-01', 'Ida Ek')]));
const brought = (id: (world: RouteWorld, who: Who) => string, kind = 'participants'): Case => ({
  ask: (world, who) => ({ url: `/api/imports/${id(world, who)}?kind=${kind}`, payload: FILE }),
});
const on = (path: string, id: (world: RouteWorld) => string, payload?: object): Case => ({
  ask: (world) => ({ url: `/api/imports/${id(world)}${path}`, ...(payload ? { payload } : {}) }),
});
const CONFIRMED = { digest: '', basis: DEFAULT_BASIS };
const CHOICES = { columns: {}, codes: {}, intervention: '' };

export const importsAccess: FeatureAccess = {
  rows: `
operation            case             nobody left roleless coordinator economist board_member auditor administrator team_leader team_member counsellor
listImports          -                401    401  403      200         200       403          200     403           200         403         403
bringFile            own-participants 401    401  403      403         403       403          403     403           200         403         403
bringFile            own-ledger       401    401  403      403         200       403          403     403           403         403         403
bringFile            foreign-id       401    401  403      403         403       403          403     403           404         403         403
getImport            own-done         401    401  403      200         404       403          404     403           200         403         403
getImport            own-ledger       401    401  403      200         200       403          200     403           404         403         403
getImport            own-open         401    401  403      404         404       403          404     403           200         403         403
getImport            other-done       401    401  403      200         404       403          404     403           404         403         403
getImport            foreign-import   401    401  403      404         404       403          404     403           404         403         403
listImportedRows     own-ledger       401    401  403      403         200       403          403     403           404         403         403
listImportedRows     own-done         401    401  403      403         404       403          403     403           200         403         403
listImportedRows     other-done       401    401  403      403         404       403          403     403           404         403         403
listImportedRows     foreign-import   401    401  403      403         404       403          403     403           404         403         403
confirmImport        own-done         401    401  403      403         404       403          403     403           200         403         403
confirmImport        other-open       401    401  403      403         404       403          403     403           404         403         403
confirmImport        foreign-import   401    401  403      403         404       403          403     403           404         403         403
saveImportChoices    own-open         401    401  403      403         404       403          403     403           200         403         403
saveImportChoices    foreign-import   401    401  403      403         404       403          403     403           404         403         403
downloadImportFaults own-open         401    401  403      403         404       403          403     403           200         403         403
downloadImportFaults foreign-import   401    401  403      403         404       403          403     403           404         403         403
takeBackImport       own-same         401    401  403      403         404       403          403     403           200         403         403
takeBackImport       other-done       401    401  403      403         404       403          403     403           404         403         403
takeBackImport       foreign-import   401    401  403      403         404       403          403     403           404         403         403
dropImport           own-open         401    401  403      403         404       403          403     403           204         403         403
dropImport           other-open       401    401  403      403         404       403          403     403           404         403         403
dropImport           foreign-import   401    401  403      403         404       403          403     403           404         403         403
`,
  cases: {
    'listImports -': at('/api/imports'),
    'bringFile own-participants': brought(() => crypto.randomUUID()),
    'bringFile own-ledger': { ask: () => ({ url: `/api/imports/${crypto.randomUUID()}?kind=ledger`, payload: LEDGER_FILE }) },
    'bringFile foreign-id': brought(({ imports }) => imports.otherOpen),
    'getImport own-done': on('', ({ imports }) => imports.ownDone),
    'getImport own-ledger': on('', ({ imports }) => imports.ledgerDone),
    'listImportedRows own-ledger': on('/rows', ({ imports }) => imports.ledgerDone),
    'getImport own-open': on('', ({ imports }) => imports.ownOpen),
    'getImport other-done': on('', ({ imports }) => imports.otherDone),
    'getImport foreign-import': on('', () => NOWHERE),
    'listImportedRows own-done': on('/rows', ({ imports }) => imports.ownDone),
    'listImportedRows other-done': on('/rows', ({ imports }) => imports.otherDone),
    'listImportedRows foreign-import': on('/rows', () => NOWHERE),
    'confirmImport own-done': on('/confirmation', ({ imports }) => imports.ownDone, CONFIRMED),
    'confirmImport other-open': on('/confirmation', ({ imports }) => imports.otherOpen, CONFIRMED),
    'confirmImport foreign-import': on('/confirmation', () => NOWHERE, CONFIRMED),
    'saveImportChoices own-open': on('/choices', ({ imports }) => imports.ownOpen, CHOICES),
    'saveImportChoices foreign-import': on('/choices', () => NOWHERE, CHOICES),
    'downloadImportFaults own-open': on('/faults', ({ imports }) => imports.ownOpen),
    'downloadImportFaults foreign-import': on('/faults', () => NOWHERE),
    'takeBackImport own-same': on('/taking-back', ({ imports }) => imports.ownSame),
    'takeBackImport other-done': on('/taking-back', ({ imports }) => imports.otherDone),
    'takeBackImport foreign-import': on('/taking-back', () => NOWHERE),
    'dropImport own-open': on('', ({ imports }) => imports.ownSpare),
    'dropImport other-open': on('', ({ imports }) => imports.otherOpen),
    'dropImport foreign-import': on('', () => NOWHERE),
  },
};
