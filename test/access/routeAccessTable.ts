import { USUAL_ECONOMY } from '../../src/finance/economySettings.ts';
import { VOCABULARIES } from '../../src/statistics/closingVocabulary.ts';
import { writtenFrom } from '../../src/statistics/writtenVocabulary.ts';
import { randomUUID } from 'node:crypto';
import { emailOf, PASSWORD, WHO, type Who } from './accessWorld.ts';
import type { RouteWorld } from './routeWorld.ts';

export type Ask = { readonly url: string; readonly payload?: object };
type Case = { readonly ask: (world: RouteWorld, who: Who) => Ask; readonly fresh?: boolean };

/**
 * Who gets what answer. An operation that is not here fails the build: put it in, with a case for the own and for a foreign
 * record where it has records, and at least one case that somebody is let through in.
 * 401: not (or no longer) logged in. 403: the role never has the operation. 404: the record is not there for this user.
 */
export const ROUTE_ACCESS = `
operation          case                 nobody left roleless coordinator economist board_member auditor administrator team_leader team_member counsellor
logIn              right-password       200    401  200      200         200       200          200     200           200         200         200
logIn              wrong-password       401    401  401      401         401       401          401     401           401         401         401
logIn              foreign-association  401    401  401      401         401       401          401     401           401         401         401
getSession         -                    401    401  200      200         200       200          200     200           200         200         200
listOwnSessions    -                    401    401  200      200         200       200          200     200           200         200         200
endOwnSession      own-session          401    401  204      204         204       204          204     204           204         204         204
endOwnSession      foreign-session      401    401  404      404         404       404          404     404           404         404         404
endOtherSessions   -                    401    401  204      204         204       204          204     204           204         204         204
logOut             -                    401    401  204      204         204       204          204     204           204         204         204
changePassword     right-password       401    401  204      204         204       204          204     204           204         204         204
changePassword     wrong-password       401    401  422      422         422       422          422     422           422         422         422
listUsers          -                    401    401  403      403         403       403          403     200           403         403         403
sendAccessibilityFeedback own-association     204    204  204      204         204       204          204     204           204         204         204
sendAccessibilityFeedback foreign-association 404    404  404      404         404       404          404     404           404         404         404
listAccessibilityFeedback -                   401    401  403      200         403       403          403     200           403         403         403
handleAccessibilityFeedback own-feedback      401    401  403      204         403       403          403     204           403         403         403
handleAccessibilityFeedback foreign-feedback  401    401  403      404         403       403          403     404           403         403         403
getUser            own-user             401    401  403      403         403       403          403     200           403         403         403
getUser            foreign-user         401    401  403      403         403       403          403     404           403         403         403
inviteUser         -                    401    401  403      403         403       403          403     201           403         403         403
giveRole           own-user             401    401  403      403         403       403          403     201           403         403         403
giveRole           foreign-user         401    401  403      403         403       403          403     404           403         403         403
endRole            own-role             401    401  403      403         403       403          403     204           403         403         403
endRole            foreign-role         401    401  403      403         403       403          403     404           403         403         403
sendLink           own-user             401    401  403      403         403       403          403     201           403         403         403
sendLink           foreign-user         401    401  403      403         403       403          403     404           403         403         403
endUserSessions    own-user             401    401  403      403         403       403          403     204           403         403         403
endUserSessions    foreign-user         401    401  403      403         403       403          403     404           403         403         403
leaveUser          own-user             401    401  403      403         403       403          403     204           403         403         403
leaveUser          foreign-user         401    401  403      403         403       403          403     404           403         403         403
listApprovals      -                    401    401  403      403         403       403          403     403           200         403         403
answerApproval     own-team             401    401  403      403         403       403          403     403           204         403         403
answerApproval     other-team           401    401  403      403         403       403          403     403           404         403         403
answerApproval     foreign-role         401    401  403      403         403       403          403     403           404         403         403
openInvitation     right-link           200    200  200      200         200       200          200     200           200         200         200
openInvitation     wrong-link           422    422  422      422         422       422          422     422           422         422         422
choosePassword     right-link           200    200  200      200         200       200          200     200           200         200         200
choosePassword     wrong-link           422    422  422      422         422       422          422     422           422         422         422
listInterventions  -                    401    401  403      200         403       403          403     403           200         200         200
getStatistics      all                  401    401  403      200         200       403          403     403           200         200         200
getStatistics      own-intervention     401    401  403      200         403       403          403     403           200         200         200
getStatistics      other-intervention   401    401  403      200         403       403          403     403           404         404         404
getStatistics      foreign-intervention 401    401  403      404         403       403          403     403           404         404         404
getStatistics      no-intervention      401    401  403      404         403       403          403     403           404         404         404
getFigureRows      all                  401    401  403      403         403       403          403     403           200         200         200
getFigureRows      own-intervention     401    401  403      403         403       403          403     403           200         200         200
getFigureRows      other-intervention   401    401  403      403         403       403          403     403           404         404         404
getFigureRows      foreign-intervention 401    401  403      403         403       403          403     403           404         404         404
listParticipants   -                    401    401  403      403         403       403          403     403           200         200         200
searchParticipants -                    401    401  403      403         403       403          403     403           200         200         200
getParticipantChoices -                    401    401  403      403         403       403          403     403           200         200         200
findDuplicates     -                    401    401  403      403         403       403          403     403           200         200         403
getParticipant     own-participation    401    401  403      403         403       403          403     403           200         200         200
getParticipant     other-participation  401    401  403      403         403       403          403     403           404         404         404
getParticipant     foreign-participation 401    401  403      403         403       403          403     403           404         404         404
openParticipant    own-participation    401    401  403      403         403       403          403     403           200         200         200
openParticipant    other-participation  401    401  403      403         403       403          403     403           404         404         404
openParticipant    foreign-participation 401    401  403      403         403       403          403     403           404         404         404
enrolParticipant   own-intervention     401    401  403      403         403       403          403     403           201         201         403
enrolParticipant   other-intervention   401    401  403      403         403       403          403     403           404         404         403
enrolParticipant   other-person         401    401  403      403         403       403          403     403           404         404         403
correctParticipation own-participation    401    401  403      403         403       403          403     403           200         200         403
correctParticipation other-participation  401    401  403      403         403       403          403     403           404         404         403
correctParticipation foreign-participation 401    401  403      403         403       403          403     403           404         404         403
correctPerson      own-participation    401    401  403      403         403       403          403     403           200         200         403
correctPerson      other-participation  401    401  403      403         403       403          403     403           404         404         403
correctPerson      foreign-participation 401    401  403      403         403       403          403     403           404         404         403
closeParticipation own-participation    401    401  403      403         403       403          403     403           200         200         403
closeParticipation other-participation  401    401  403      403         403       403          403     403           404         404         403
closeParticipation foreign-participation 401    401  403      403         403       403          403     403           404         404         403
changeParticipation own-participation    401    401  403      403         403       403          403     403           200         200         403
changeParticipation other-participation  401    401  403      403         403       403          403     403           404         404         403
changeParticipation foreign-participation 401    401  403      403         403       403          403     403           404         404         403
undoChange         own-participation    401    401  403      403         403       403          403     403           200         200         403
undoChange         other-participation  401    401  403      403         403       403          403     403           404         404         403
undoChange         foreign-participation 401    401  403      403         403       403          403     403           404         404         403
getEconomy         -                    401    401  403      200         200       403          403     403           403         403         403
listEconomyYears   -                    401    401  403      200         200       403          403     403           403         403         403
listReports        -                    401    401  403      200         403       403          403     403           403         403         403
getReport          own-report           401    401  403      200         403       403          403     403           403         403         403
getReport          foreign-report       401    401  403      404         403       403          403     403           403         403         403
getReport          no-report            401    401  403      404         403       403          403     403           403         403         403
downloadReport     own-report           401    401  403      200         403       403          403     403           403         403         403
downloadReport     foreign-report       401    401  403      404         403       403          403     403           403         403         403
downloadReport     no-report            401    401  403      404         403       403          403     403           403         403         403
listDifferences    own-report           401    401  403      200         403       403          403     403           403         403         403
listDifferences    own-draft            401    401  403      404         403       403          403     403           403         403         403
listDifferences    foreign-report       401    401  403      404         403       403          403     403           403         403         403
getProfile         -                    401    401  403      200         403       403          403     403           403         403         403       
saveProfile        -                    401    401  403      200         403       403          403     403           403         403         403       
getThresholds      -                    401    401  403      200         403       403          403     403           403         403         403       
saveThresholds     -                    401    401  403      200         403       403          403     403           403         403         403       
getUsualFigures    -                    401    401  403      200         403       403          403     403           403         403         403       
saveUsualFigures   -                    401    401  403      200         403       403          403     403           403         403         403       
listVocabularies   -                    401    401  403      200         403       403          403     403           403         403         403       
saveVocabulary     -                    401    401  403      200         403       403          403     403           403         403         403       
saveEconomySettings -                    401    401  403      200         403       403          403     403           403         403         403       
saveRoleRules      -                    401    401  403      200         403       403          403     403           403         403         403       
getEconomySettings -                    401    401  403      200         200       403          403     403           403         403         403       
getRoleRules       -                    401    401  403      200         403       403          403     200           403         403         403       
getFigureChoices   -                    401    401  403      200         200       403          403     403           200         200         200       
listParties             -                    401    401  403      200         200       403          403     403           403         403         403       
saveParty               -                    401    401  403      200         403       403          403     403           403         403         403       
listInterventionRecords -                    401    401  403      200         200       403          403     403           200         403         403       
getIntervention         own-intervention     401    401  403      200         200       403          403     403           200         403         403       
getIntervention         other-intervention   401    401  403      200         200       403          403     403           404         403         403       
getIntervention         foreign-intervention 401    401  403      404         404       403          403     403           404         403         403       
saveIntervention        own-intervention     401    401  403      200         403       403          403     403           403         403         403       
saveIntervention        foreign-intervention 401    401  403      404         403       403          403     403           403         403         403       
saveIntervention        new-intervention     401    401  403      200         403       403          403     403           403         403         403       
`;

const NOWHERE = '0b9a5a9e-6f0f-4c5e-9d7a-0d5a1d5a0001';
const PERIOD = 'from=2018-01-01&to=2018-08-31';
const named = (name: string): string => `&intervention=${encodeURIComponent(name)}`;
const statistics = (more = ''): Case => ({ ask: () => ({ url: `/api/statistics?${PERIOD}${more}` }) });
const rows = (more = ''): Case => ({ ask: () => ({ url: `/api/statistics/rows?${PERIOD}&table=deltagare${more}` }) });
const at = (url: string): Case => ({ ask: () => ({ url }) });
// A login ends the session that the browser had.
const logIn = (of: (world: RouteWorld, who: Who) => object): Case => ({
  fresh: true,
  ask: (world, who) => ({ url: '/api/session', payload: of(world, who) }),
});
const ofOne = (id: (world: RouteWorld) => string, tail = '', payload?: object): Case => ({
  ask: (world) => ({ url: `/api/participants/${id(world)}${tail}`, ...(payload ? { payload } : {}) }),
});
/** One operation on a participation of the own team, of another team, and of another association. */
const onParticipations = (
  operationId: string,
  tail: string,
  payload?: object,
  which: 'open' | 'closed' | 'hidden' | 'corrected' = 'open',
): Record<string, Case> => ({
  [`${operationId} own-participation`]: ofOne(({ participations }) => participations[which], tail, payload),
  [`${operationId} other-participation`]: ofOne(({ participations }) => participations.other, tail, payload),
  [`${operationId} foreign-participation`]: ofOne(({ participations }) => participations.foreign, tail, payload),
});
const FORM = {
  ...{
    enrolled: '2018-02-02',
    municipality: 'Sala',
    referrer: 'AF',
    education: '',
    occupationAtStart: '',
    incomeAtStart: [],
    supportMonths: '',
  },
  ...{ closed: '', closingReason: '', occupationAtEnd: '', incomeAtEnd: [] },
};
const { closed: _, closingReason: _reason, occupationAtEnd: _occupation, incomeAtEnd: _income, ...ENROLMENT } = FORM;
const PERSON = { number: '', sex: 'K', birthYear: '1980', givenName: 'Agda', familyName: 'Alm', phone: '', email: '' };
const enrolment = (place: number, intervention: string, participant: (world: RouteWorld) => object): Case => ({
  ask: (world, who) => ({
    url: '/api/participants',
    payload: {
      id: `0b9a5a9e-6f0f-4c5e-9d7${place}-${String(WHO.indexOf(who)).padStart(12, '0')}`,
      intervention: world.own.interventions.get(intervention),
      basis: 'prov',
      participant: participant(world),
    },
  }),
});
const role = (name: string): object => ({
  ...{ id: randomUUID(), role: name, interventionId: null, from: '2999-01-01', to: null, reason: null, decision: null },
});
const approval = (id: (world: RouteWorld) => string): Case => ({
  ask: (world) => ({ url: `/api/approvals/${id(world)}`, payload: { version: 1, approve: true } }),
});
const invitation = (token: (world: RouteWorld, who: Who) => string, password?: string): Case => ({
  fresh: password !== undefined,
  ask: (world, who) => ({
    url: '/api/invitation',
    payload: { association: world.own.database.entry.slug, token: token(world, who), ...(password === undefined ? {} : { password }) },
  }),
});
const report = (id: (world: RouteWorld) => string, tail = ''): Case => ({ ask: (world) => ({ url: `/api/reports/${id(world)}${tail}` }) });

const DECISION = { day: '2018-01-02', paragraph: '§ 1', text: '' };
const save = (url: string, value: object, more: object = {}): Case => ({
  ask: () => ({ url, payload: { version: 0, value, decision: DECISION, ...more } }),
});

const FACTS = {
  kind: null,
  targetGroup: '',
  controllerId: null,
  agreements: [],
  coFinanciers: [],
  planned: [],
  from: '',
  to: '',
  contactName: '',
  contactEmail: '',
  contactPhone: '',
};
const intervention = (id: (world: RouteWorld) => string, payload?: object): Case => ({
  ask: (world) => ({ url: `/api/interventions/${id(world)}`, ...(payload ? { payload } : {}) }),
});
const idOf = (name: string) => (world: RouteWorld) => world.own.interventions.get(name) ?? '';

/** What is asked in each case. */
export const ROUTE_CASES: Readonly<Record<string, Case>> = {
  'logIn right-password': logIn((world, who) => ({
    association: world.own.database.entry.slug,
    email: emailOf(who === 'nobody' ? 'coordinator' : who),
    password: world.passwords.get(who) ?? PASSWORD,
  })),
  'logIn wrong-password': logIn((world, who) => ({
    association: world.own.database.entry.name,
    email: emailOf(who),
    password: 'inte det rätta',
  })),
  'logIn foreign-association': logIn((world, who) => ({
    association: world.foreign.database.entry.name,
    email: emailOf(who),
    password: PASSWORD,
  })),
  'getSession -': at('/api/session'),
  'logOut -': { ...at('/api/session'), fresh: true },
  'changePassword right-password': {
    fresh: true,
    ask: (world, who) => {
      const [current, next] = [world.passwords.get(who) ?? PASSWORD, `ett nytt för ${who}, blå båtar`];
      if (who !== 'nobody' && who !== 'left') world.passwords.set(who, next);
      return { url: '/api/password', payload: { current, next } };
    },
  },
  'changePassword wrong-password': {
    ask: () => ({ url: '/api/password', payload: { current: 'inte det rätta', next: 'fyra gula cyklar' } }),
  },
  'listUsers -': at('/api/users'),
  'sendAccessibilityFeedback own-association': feedback((world) => world.own.database.entry.slug),
  'sendAccessibilityFeedback foreign-association': feedback(() => 'finns-inte'),
  'listAccessibilityFeedback -': at('/api/accessibility-feedback'),
  'handleAccessibilityFeedback own-feedback': handled(({ feedback: ids }, who) => ids.own.get(who) ?? ''),
  'handleAccessibilityFeedback foreign-feedback': handled(({ feedback: ids }) => ids.foreign),
  'getUser own-user': { ask: ({ spare }) => ({ url: `/api/users/${spare.user}` }) },
  'getUser foreign-user': { ask: ({ foreignUser }) => ({ url: `/api/users/${foreignUser}` }) },
  'inviteUser -': {
    ask: (_, who) => ({
      url: '/api/users',
      payload: { id: randomUUID(), name: 'Ny Person', email: emailOf(`ny-av-${who}`), role: role('economist') },
    }),
  },
  'giveRole own-user': { ask: ({ spare }) => ({ url: `/api/users/${spare.user}/roles`, payload: role('auditor') }) },
  'giveRole foreign-user': { ask: ({ foreignUser }) => ({ url: `/api/users/${foreignUser}/roles`, payload: role('auditor') }) },
  'endRole own-role': { ask: ({ spare }) => ({ url: `/api/roles/${spare.role}/end`, payload: { version: 1, to: null } }) },
  'endRole foreign-role': { ask: () => ({ url: `/api/roles/${NOWHERE}/end`, payload: { version: 1, to: null } }) },
  'sendLink own-user': { ask: ({ spare }) => ({ url: `/api/users/${spare.user}/link`, payload: { version: 1 } }) },
  'sendLink foreign-user': { ask: ({ foreignUser }) => ({ url: `/api/users/${foreignUser}/link`, payload: { version: 1 } }) },
  'endUserSessions own-user': { ask: ({ spare }) => ({ url: `/api/users/${spare.user}/sessions` }) },
  'endUserSessions foreign-user': { ask: ({ foreignUser }) => ({ url: `/api/users/${foreignUser}/sessions` }) },
  'leaveUser own-user': { ask: ({ spare }) => ({ url: `/api/users/${spare.user}/leave`, payload: { version: 2 } }) },
  'leaveUser foreign-user': { ask: ({ foreignUser }) => ({ url: `/api/users/${foreignUser}/leave`, payload: { version: 1 } }) },
  'listOwnSessions -': at('/api/sessions'),
  'endOwnSession own-session': { ask: ({ sessions }, who) => ({ url: `/api/sessions/${sessions.get(who) ?? NOWHERE}` }) },
  'endOwnSession foreign-session': { ask: ({ sessions }) => ({ url: `/api/sessions/${sessions.get('colleague') ?? NOWHERE}` }) },
  'endOtherSessions -': at('/api/sessions'),
  'listApprovals -': at('/api/approvals'),
  'answerApproval own-team': approval(({ spare }) => spare.waiting),
  'answerApproval other-team': approval(({ spare }) => spare.waitingElsewhere),
  'answerApproval foreign-role': approval(() => NOWHERE),
  'openInvitation right-link': invitation(({ tokens }) => tokens.get('unused') ?? ''),
  'openInvitation wrong-link': invitation(() => 'finns-inte'),
  'choosePassword right-link': invitation((world, who) => world.tokens.get(who) ?? '', 'sju lugna kaniner i hagen'),
  'choosePassword wrong-link': invitation(() => 'finns-inte', 'sju lugna kaniner i hagen'),
  'listInterventions -': at('/api/interventions'),
  'getStatistics all': statistics(),
  'getStatistics own-intervention': statistics(named('Kraften')),
  'getStatistics other-intervention': statistics(named('Navet')),
  'getStatistics foreign-intervention': statistics(named('Grannen')),
  'getStatistics no-intervention': statistics(named('Finns inte')),
  'getFigureRows all': rows(),
  'getFigureRows own-intervention': rows(named('Kraften')),
  'getFigureRows other-intervention': rows(named('Navet')),
  'getFigureRows foreign-intervention': rows(named('Grannen')),
  'listParticipants -': at('/api/participants'),
  'searchParticipants -': {
    ask: () => ({ url: '/api/participants/search', payload: { status: 'all', sort: 'name', descending: false, offset: 0, limit: 50 } }),
  },
  'getParticipantChoices -': at('/api/participants/choices'),
  'findDuplicates -': {
    ask: () => ({ url: '/api/participants/duplicates', payload: { number: '', givenName: 'Bo', familyName: 'Alm', birthYear: '' } }),
  },
  ...onParticipations('getParticipant', ''),
  ...onParticipations('openParticipant', '/opening', { reason: 'ringer om ett möte' }),
  'enrolParticipant own-intervention': enrolment(1, 'Kraften', () => ({ kind: 'anonymous', sex: 'K', year: '2018' })),
  'enrolParticipant other-intervention': enrolment(2, 'Navet', () => ({ kind: 'anonymous', sex: 'K', year: '2018' })),
  'enrolParticipant other-person': enrolment(3, 'Kraften', ({ participations }) => ({
    kind: 'known',
    participationId: participations.other,
    form: ENROLMENT,
  })),
  ...onParticipations('correctParticipation', '', { version: 1, basis: 'prov', form: FORM }),
  ...onParticipations('correctPerson', '/person', { version: 1, basis: 'prov', person: PERSON }),
  ...onParticipations(
    'closeParticipation',
    '/closing',
    { version: 1, basis: 'prov', closing: { closed: '2018-06-01', closingReason: 'studier', occupationAtEnd: '', incomeAtEnd: [] } },
    'hidden',
  ),
  ...onParticipations('changeParticipation', '/changes', { version: 1, basis: 'prov', action: 'reopen' }, 'closed'),
  ...onParticipations('undoChange', '/undoing', { version: 2, part: 'participation' }, 'corrected'),
  'getEconomy -': at('/api/economy?year=2018&per=2018-08-31'),
  'listEconomyYears -': at('/api/economy/years'),
  'listReports -': at('/api/reports'),
  'getReport own-report': report(({ reports }) => reports.own),
  'getReport foreign-report': report(({ reports }) => reports.foreign),
  'getReport no-report': report(() => NOWHERE),
  'downloadReport own-report': report(({ reports }) => reports.own, '/file?format=json'),
  'downloadReport foreign-report': report(({ reports }) => reports.foreign, '/file?format=json'),
  'downloadReport no-report': report(() => NOWHERE, '/file?format=json'),
  'listDifferences own-report': report(({ reports }) => reports.own, '/differences'),
  'listDifferences own-draft': report(({ reports }) => reports.draft, '/differences'),
  'listDifferences foreign-report': report(({ reports }) => reports.foreign, '/differences'),
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
  'listInterventionRecords -': at('/api/interventions/records'),
  'getIntervention own-intervention': intervention(idOf('Kraften')),
  'getIntervention other-intervention': intervention(idOf('Navet')),
  'getIntervention foreign-intervention': intervention(({ interventions }) => interventions.foreign),
  'saveIntervention own-intervention': intervention(idOf('Kraften'), {
    version: 1,
    value: { ...FACTS, name: 'Kraften', targetGroup: 'Vuxna' },
  }),
  'saveIntervention foreign-intervention': intervention(({ interventions }) => interventions.foreign, {
    version: 1,
    value: { ...FACTS, name: 'Grannen' },
  }),
  'saveIntervention new-intervention': intervention(() => NOWHERE, { version: 0, value: { ...FACTS, name: 'Nya insatsen' } }),
  'getProfile -': at('/api/settings/profile'),
  'saveProfile -': save('/api/settings/profile', { shownName: 'Provförbundet', organisationNumber: '' }),
  'getThresholds -': at('/api/settings/thresholds'),
  'saveThresholds -': save('/api/settings/thresholds', { smallestCell: 5, smallestGroup: 8 }),
  'getFigureChoices -': at('/api/statistics/choices'),
  'getUsualFigures -': at('/api/settings/figures'),
  'saveUsualFigures -': save('/api/settings/figures', { ageBands: '16-29,30-45,46-64', vocabulary: 'sus' }),
  'listVocabularies -': at('/api/settings/vocabularies'),
  'saveVocabulary -': save('/api/settings/vocabularies', writtenFrom(VOCABULARIES.team), { name: 'styrelsen' }),
  'getEconomySettings -': at('/api/settings/economy'),
  'saveEconomySettings -': save('/api/settings/economy', USUAL_ECONOMY),
  'getRoleRules -': at('/api/settings/roles'),
  'saveRoleRules -': save('/api/settings/roles', { employeesInTeams: false, apart: [{ one: 'economist', other: 'auditor' }] }),
};

function feedback(slug: (world: RouteWorld) => string): Case {
  return {
    ask: (world) => ({
      url: '/api/accessibility-feedback',
      payload: { id: crypto.randomUUID(), association: slug(world), page: 'Siffror', message: 'Svårt att läsa.', contact: '' },
    }),
  };
}

function handled(idOf: (world: RouteWorld, who: Who) => string): Case {
  return { ask: (world, who) => ({ url: `/api/accessibility-feedback/${idOf(world, who)}`, payload: { version: 1 } }) };
}
