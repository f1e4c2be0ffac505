import { PNG } from '../../exampleImages.ts';
import { WHO } from '../accessWorld.ts';
import { at, NOWHERE, type Case, type FeatureAccess } from '../routeCase.ts';
import type { RouteWorld } from '../routeWorld.ts';

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
const PERSON = { number: '', sex: 'K', birthYear: '1980', givenName: 'Agda', familyName: 'Alm' };
const CONTACT = { phone: '0000-11 22 33', email: '' };
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

const CONSENT = '0b9a5a9e-6f0f-4c5e-9d7a-0d5a1d5a0003';
const SHARING = { kind: 'sharing', purpose: 'uppföljning', what: ['plan'], from: '2018-02-01', to: '2018-12-31', how: 'paper' };
const participationOf = ({ participations }: RouteWorld, name: string): string =>
  name.includes('own') ? participations.open : name.includes('other') ? participations.other : participations.foreign;

const REORGANISATION = '0b9a5a9e-6f0f-4c5e-9d7a-0d5a1d5a0002';
const reorganisation = (id: (world: RouteWorld) => string): Case => ({
  ask: (world) => ({
    url: `/api/interventions/${id(world)}/reorganisations`,
    payload: {
      id: REORGANISATION,
      firstDay: '2018-03-01',
      targets: [world.own.interventions.get('Navet'), NOWHERE],
      decision: { day: '2018-02-01', paragraph: '§ 8', text: '' },
    },
  }),
});
const moves = (id: string): Case => ({
  ask: ({ own, participations }) => ({
    url: `/api/reorganisations/${id}/moves`,
    payload: { moves: [{ target: own.interventions.get('Navet'), participations: [participations.other] }] },
  }),
});

const handedOver = (intervention: string): Case => ({
  ask: ({ own, participations: { open, other } }) => ({
    url: '/api/caseloads/hand-over',
    payload: {
      intervention: own.interventions.get(intervention),
      ...{ heldAs: 'team_member', from: null, to: null, day: '2999-01-01', reason: 'prov' },
      participations: [intervention === 'Kraften' ? open : other],
    },
  }),
});

export const participantsAccess: FeatureAccess = {
  rows: `
operation                   case                   nobody left roleless coordinator economist board_member auditor administrator team_leader team_member counsellor
listParticipants            -                      401    401  403      403         403       403          403     403           200         200         200
searchParticipants          -                      401    401  403      403         403       403          403     403           200         200         200
getParticipantChoices       -                      401    401  403      403         403       403          403     403           200         200         200
findDuplicates              -                      401    401  403      403         403       403          403     403           200         200         403
getParticipant              own-participation      401    401  403      403         403       403          403     403           200         200         200
getParticipant              other-participation    401    401  403      403         403       403          403     403           404         404         404
getParticipant              foreign-participation  401    401  403      403         403       403          403     403           404         404         404
listReadings                own-participation      401    401  403      403         403       403          403     403           200         200         200
listReadings                other-participation    401    401  403      403         403       403          403     403           404         404         404
listReadings                foreign-participation  401    401  403      403         403       403          403     403           404         404         404
openParticipant             own-participation      401    401  403      403         403       403          403     403           200         200         200
openParticipant             other-participation    401    401  403      403         403       403          403     403           404         404         404
openParticipant             foreign-participation  401    401  403      403         403       403          403     403           404         404         404
enrolParticipant            own-intervention       401    401  403      403         403       403          403     403           201         201         403
enrolParticipant            other-intervention     401    401  403      403         403       403          403     403           404         404         403
enrolParticipant            other-person           401    401  403      403         403       403          403     403           404         404         403
correctParticipation        own-participation      401    401  403      403         403       403          403     403           200         200         403
correctParticipation        other-participation    401    401  403      403         403       403          403     403           404         404         403
correctParticipation        foreign-participation  401    401  403      403         403       403          403     403           404         404         403
correctPerson               own-participation      401    401  403      403         403       403          403     403           200         200         403
correctPerson               other-participation    401    401  403      403         403       403          403     403           404         404         403
correctPerson               foreign-participation  401    401  403      403         403       403          403     403           404         404         403
correctContact              own-participation      401    401  403      403         403       403          403     403           200         200         403
correctContact              other-participation    401    401  403      403         403       403          403     403           404         404         403
correctContact              foreign-participation  401    401  403      403         403       403          403     403           404         404         403
closeParticipation          own-participation      401    401  403      403         403       403          403     403           200         200         403
closeParticipation          other-participation    401    401  403      403         403       403          403     403           404         404         403
closeParticipation          foreign-participation  401    401  403      403         403       403          403     403           404         404         403
changeParticipation         own-participation      401    401  403      403         403       403          403     403           200         200         403
changeParticipation         other-participation    401    401  403      403         403       403          403     403           404         404         403
changeParticipation         foreign-participation  401    401  403      403         403       403          403     403           404         404         403
undoChange                  own-participation      401    401  403      403         403       403          403     403           200         200         403
undoChange                  other-participation    401    401  403      403         403       403          403     403           404         404         403
undoChange                  foreign-participation  401    401  403      403         403       403          403     403           404         404         403
getCaseload                 own-participation      401    401  403      403         403       403          403     403           200         200         200
getCaseload                 other-participation    401    401  403      403         403       403          403     403           404         404         404
getCaseload                 foreign-participation  401    401  403      403         403       403          403     403           404         404         404
saveCaseload                own-participation      401    401  403      403         403       403          403     403           200         200         403
saveCaseload                other-participation    401    401  403      403         403       403          403     403           404         404         403
saveCaseload                foreign-participation  401    401  403      403         403       403          403     403           404         404         403
listParticipantConsents     own-participation      401    401  403      403         403       403          403     403           200         200         200
listParticipantConsents     other-participation    401    401  403      403         403       403          403     403           404         404         404
listParticipantConsents     foreign-participation  401    401  403      403         403       403          403     403           404         404         404
recordConsent               own-participation      401    401  403      403         403       403          403     403           200         200         403
recordConsent               other-participation    401    401  403      403         403       403          403     403           404         404         403
recordConsent               foreign-participation  401    401  403      403         403       403          403     403           404         404         403
openParticipantConsents     own-participation      401    401  403      403         403       403          403     403           200         200         200
openParticipantConsents     other-participation    401    401  403      403         403       403          403     403           404         404         404
openParticipantConsents     foreign-participation  401    401  403      403         403       403          403     403           404         404         404
addConsentPaper             own-participation      401    401  403      403         403       403          403     403           200         200         403
addConsentPaper             other-participation    401    401  403      403         403       403          403     403           404         404         403
addConsentPaper             foreign-participation  401    401  403      403         403       403          403     403           404         404         403
downloadConsentPaper        own-participation      401    401  403      403         403       403          403     403           200         200         200
downloadConsentPaper        other-participation    401    401  403      403         403       403          403     403           404         404         404
downloadConsentPaper        foreign-participation  401    401  403      403         403       403          403     403           404         404         404
openConsentPaper            own-participation      401    401  403      403         403       403          403     403           200         200         200
openConsentPaper            other-participation    401    401  403      403         403       403          403     403           404         404         404
openConsentPaper            foreign-participation  401    401  403      403         403       403          403     403           404         404         404
withdrawParticipantConsent  own-participation      401    401  403      403         403       403          403     403           200         200         403
withdrawParticipantConsent  other-participation    401    401  403      403         403       403          403     403           404         404         403
withdrawParticipantConsent  foreign-participation  401    401  403      403         403       403          403     403           404         404         403
listCaseloads               -                      401    401  403      403         403       403          403     403           200         200         403
handOver                    own-intervention       401    401  403      403         403       403          403     403           200         403         403
handOver                    other-intervention     401    401  403      403         403       403          403     403           404         403         403
listReorganisations         -                      401    401  403      200         403       403          200     403           200         403         403
reorganise                  own-intervention       401    401  403      201         403       403          403     403           403         403         403
reorganise                  foreign-intervention   401    401  403      404         403       403          403     403           403         403         403
moveParticipations          own-reorganisation     401    401  403      403         403       403          403     403           200         403         403
moveParticipations          foreign-reorganisation 401    401  403      403         403       403          403     403           404         403         403
`,
  cases: {
    'listParticipants -': at('/api/participants'),
    'searchParticipants -': {
      ask: () => ({ url: '/api/participants/search', payload: { status: 'all', sort: 'name', descending: false, offset: 0, limit: 50 } }),
    },
    'getParticipantChoices -': at('/api/participants/choices'),
    'findDuplicates -': {
      ask: () => ({ url: '/api/participants/duplicates', payload: { number: '', givenName: 'Bo', familyName: 'Alm', birthYear: '' } }),
    },
    ...onParticipations('getParticipant', ''),
    ...onParticipations('listReadings', '/readings'),
    ...onParticipations('openParticipant', '/opening', { reason: 'ringer om ett möte' }),
    'enrolParticipant own-intervention': enrolment(1, 'Kraften', () => ({ kind: 'anonymous', sex: 'K', year: '2018' })),
    'enrolParticipant other-intervention': enrolment(2, 'Navet', () => ({ kind: 'anonymous', sex: 'K', year: '2018' })),
    'enrolParticipant other-person': enrolment(3, 'Kraften', ({ participations }) => ({
      kind: 'known',
      participationId: participations.other,
      contact: CONTACT,
      form: ENROLMENT,
    })),
    ...onParticipations('correctParticipation', '', { version: 1, basis: 'prov', form: FORM }),
    ...onParticipations('correctPerson', '/person', { version: 1, basis: 'prov', person: PERSON }),
    ...onParticipations('correctContact', '/contact', { version: 1, basis: 'prov', contact: CONTACT }),
    ...onParticipations(
      'closeParticipation',
      '/closing',
      { version: 1, basis: 'prov', closing: { closed: '2018-06-01', closingReason: 'studier', occupationAtEnd: '', incomeAtEnd: [] } },
      'hidden',
    ),
    ...onParticipations('changeParticipation', '/changes', { version: 1, basis: 'prov', action: 'reopen' }, 'closed'),
    ...onParticipations('undoChange', '/undoing', { version: 2, part: 'participation' }, 'corrected'),
    ...onParticipations('getCaseload', '/caseload'),
    // Nobody answers for it, and nobody shall: the same again and again.
    ...onParticipations('saveCaseload', '/caseload', { heldAs: 'team_member', from: null, to: null, day: '2018-06-01', reason: 'prov' }),
    ...onParticipations('listParticipantConsents', '/consents'),
    ...Object.fromEntries(
      Object.keys(onParticipations('recordConsent', '')).map((name) => [
        name,
        {
          ask: (world: RouteWorld) => ({
            url: `/api/participants/${participationOf(world, name)}/consents/${CONSENT}`,
            payload: { ...SHARING, party: world.own.party },
          }),
        },
      ]),
    ),
    ...onParticipations('openParticipantConsents', '/consents/opening', { reason: 'ringer om ett möte' }),
    ...onParticipations('addConsentPaper', `/consents/${CONSENT}/paper`, Buffer.from(PNG)),
    ...onParticipations('downloadConsentPaper', `/consents/${CONSENT}/paper`),
    ...onParticipations('openConsentPaper', `/consents/${CONSENT}/paper/opening`, { reason: 'ringer om ett möte' }),
    ...onParticipations('withdrawParticipantConsent', `/consents/${CONSENT}/withdrawal`, {
      version: 1,
      day: '2018-06-01',
      as: 'withdrawn',
    }),
    'listCaseloads -': at('/api/caseloads'),
    'handOver own-intervention': handedOver('Kraften'),
    'handOver other-intervention': handedOver('Navet'),
    'listReorganisations -': at('/api/reorganisations'),
    'reorganise own-intervention': reorganisation((world) => world.own.interventions.get('Kraften') ?? ''),
    'reorganise foreign-intervention': reorganisation(({ interventions }) => interventions.foreign),
    // Nothing of the own team's goes: the participation is another's, and stays where it is.
    'moveParticipations own-reorganisation': moves(REORGANISATION),
    'moveParticipations foreign-reorganisation': moves(NOWHERE),
  },
};
