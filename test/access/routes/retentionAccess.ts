import type { Who } from '../accessWorld.ts';
import { at, type Case, type FeatureAccess } from '../routeCase.ts';
import type { RouteWorld } from '../routeWorld.ts';
import { FETCHED_HASH } from '../weedings.ts';

const PLAN = '/api/retention';
const TODAY = 'day=2030-12-31';
const RULE = { handling: 'keep', months: 0, countedFrom: 'event', ground: 'prov', archiveFirst: false, inForceFrom: '2018-01-02' };
const DECIDED = { version: 0, value: RULE, decision: { day: '2018-01-02', paragraph: '§ 1', text: '' } };
/** The same stop of the same participation, however often it is asked for. */
const STOPS = { data_protection_officer: '5b0c1f5e-0000-4000-8000-000000000001', team_leader: '5b0c1f5e-0000-4000-8000-000000000002' };
const stop = (of: (world: RouteWorld, who: Who) => string): Case => ({
  ask: (world, who) => ({
    url: `${PLAN}/holds`,
    payload: {
      id: who === 'team_leader' ? STOPS.team_leader : STOPS.data_protection_officer,
      participationId: of(world, who),
      reason: 'prov',
    },
  }),
});
const ofWeeding = (which: (world: RouteWorld) => string, tail = '', payload?: object): Case => ({
  ask: (world) => ({ url: `${PLAN}/weedings/${which(world)}${tail}`, ...(payload ? { payload } : {}) }),
});
const ofArchive = (which: (world: RouteWorld) => string, tail: string, payload?: object): Case => ({
  ask: (world) => ({ url: `${PLAN}/archives/${which(world)}${tail}`, ...(payload ? { payload } : {}) }),
});
const ofHold = (which: (world: RouteWorld, who: Who) => string): Case => ({
  ask: (world, who) => ({ url: `${PLAN}/holds/${which(world, who)}/lift`, payload: {} }),
});

const RECEIPT = { hashBegins: FETCHED_HASH, on: '2018-01-04', receiver: 'Stadsarkivet', reference: '2018/1' };
const archiveCases = (what: string, of: (world: RouteWorld) => Readonly<Record<'orderedFile' | 'fetchedFile', string>>) => ({
  [`makeArchive ${what}`]: ofArchive((world) => of(world).orderedFile, '/content', { reason: null }),
  // That is made, too, in the world of these tests.
  [`downloadArchive ${what}`]: ofArchive((world) => of(world).orderedFile, '/file'),
  [`enterArchiveReceipt ${what}`]: ofArchive((world) => of(world).fetchedFile, '/receipt', RECEIPT),
});

export const retentionAccess: FeatureAccess = {
  rows: `
operation              case     nobody left roleless auditor data_protection_officer coordinator administrator team_leader
getRetention           -        401    401  403      200     200                     200         200           403
getRetentionRule       -        401    401  403      200     200                     200         200           403
saveRetentionRule      -        401    401  403      403     403                     200         200           403
getRetentionRule       no-rule  401    401  403      404     404                     404         404           403
saveRetentionRule      no-rule  401    401  403      403     403                     404         404           403
getDueCounts           -        401    401  403      200     200                     200         200           403
listWeedings           -        401    401  403      200     200                     200         200           403
orderWeeding           -        401    401  403      403     403                     201         201           403
carryOnWeeding         own      401    401  403      403     403                     200         200           403
carryOnWeeding         foreign  401    401  403      403     403                     404         404           403
getWeeding             own      401    401  403      200     200                     200         200           403
getWeeding             foreign  401    401  403      404     404                     404         404           403
downloadCertificate    own      401    401  403      200     200                     200         200           403
downloadCertificate    foreign  401    401  403      404     404                     404         404           403
listDueParticipations  -        401    401  403      403     200                     403         403           200
placeHold              own      401    401  403      403     201                     403         403           201
placeHold              other    401    401  403      403     201                     403         403           404
placeHold              foreign  401    401  403      403     404                     403         403           404
listBackups            -        401    401  403      200     403                     403         200           403
orderBackup            -        401    401  403      403     403                     403         201           403
liftHold               own      401    401  403      403     204                     403         403           204
liftHold               foreign  401    401  403      403     404                     403         403           404
listArchives           -        401    401  403      200     200                     200         200           200
orderArchives          -        401    401  403      403     403                     204         204           403
makeArchive            own      401    401  403      403     403                     403         403           200
makeArchive            other    401    401  403      403     403                     403         403           404
makeArchive            foreign  401    401  403      403     403                     403         403           404
downloadArchive           own      401    401  403      403     403                     403         403           200
downloadArchive           other    401    401  403      403     403                     403         403           404
downloadArchive           foreign  401    401  403      403     403                     403         403           404
enterArchiveReceipt    own      401    401  403      403     403                     403         403           204
enterArchiveReceipt    other    401    401  403      403     403                     403         403           404
enterArchiveReceipt    foreign  401    401  403      403     403                     403         403           404
`,
  cases: {
    'getRetention -': at(PLAN),
    'getRetentionRule -': at(`${PLAN}/rules/participation`),
    'getRetentionRule no-rule': at(`${PLAN}/rules/medlemmar`),
    'saveRetentionRule no-rule': { ask: () => ({ url: `${PLAN}/rules/medlemmar`, payload: DECIDED }) },
    // Of a kind each, that Samla does not weed.
    'saveRetentionRule -': {
      ask: (_, who) => ({
        url: `${PLAN}/rules/${who === 'coordinator' ? 'voucher' : 'report'}`,
        payload: DECIDED,
      }),
    },
    'getDueCounts -': at(`${PLAN}/due?${TODAY}`),
    'listWeedings -': at(`${PLAN}/weedings`),
    'orderWeeding -': {
      ask: (_, who) => ({
        url: `${PLAN}/weedings`,
        payload: { id: crypto.randomUUID(), kind: who === 'coordinator' ? 'invitation' : 'accessibility_feedback', version: 1, due: 1 },
      }),
      once: true,
    },
    'carryOnWeeding own': ofWeeding(({ weedings }) => weedings.open, '/batch', {}),
    'carryOnWeeding foreign': ofWeeding(({ weedings }) => weedings.foreign.open, '/batch', {}),
    'getWeeding own': ofWeeding(({ weedings }) => weedings.open),
    'getWeeding foreign': ofWeeding(({ weedings }) => weedings.foreign.open),
    'downloadCertificate own': ofWeeding(({ weedings }) => weedings.done, '/certificate'),
    'downloadCertificate foreign': ofWeeding(({ weedings }) => weedings.foreign.done, '/certificate'),
    'listDueParticipations -': at(`${PLAN}/participations?${TODAY}`),
    // The officer's of one team, the leader's of the own.
    'placeHold own': stop(({ participations }, who) => (who === 'team_leader' ? participations.hidden : participations.other)),
    'placeHold other': stop(({ participations }) => participations.other),
    'placeHold foreign': stop(({ participations }) => participations.foreign),
    'listBackups -': at('/api/backups'),
    'orderBackup -': { ask: () => ({ url: '/api/backups/orders', payload: { id: crypto.randomUUID() } }) },
    'liftHold own': {
      ...ofHold(({ weedings }, who) => (who === 'team_leader' ? weedings.leadersHold : weedings.officersHold)),
      once: true,
    },
    'listArchives -': at(`${PLAN}/archives`),
    'orderArchives -': { ask: () => ({ url: `${PLAN}/archives`, payload: { kind: 'wrong_registration', version: 1 } }) },
    ...archiveCases('own', ({ weedings }) => weedings),
    ...archiveCases('other', ({ weedings: { otherFile } }) => ({ orderedFile: otherFile, fetchedFile: otherFile })),
    ...archiveCases('foreign', ({ weedings }) => weedings.foreign),
    'liftHold foreign': ofHold(({ weedings }) => weedings.foreign.officersHold),
  },
};
