import { at, type Case, type FeatureAccess } from '../routeCase.ts';

const PERIOD = 'from=2018-01-01&to=2030-12-31';
const BODY = { from: '2018-01-01', to: '2030-12-31' };
const send = (url: string, payload: object): Case => ({ ask: () => ({ url, payload }) });

const ofSample = (which: 'own' | 'judged' | 'foreign', tail = '', payload?: object): Case => ({
  ask: ({ logSamples }) => ({ url: `/api/audit/samples/${logSamples[which]}${tail}`, ...(payload ? { payload } : {}) }),
});
const ofRequest = (which: 'own' | 'ending' | 'foreign', tail = '', payload?: object): Case => ({
  ask: ({ subjectRequests }) => ({ url: `/api/subject-access/${subjectRequests[which]}${tail}`, ...(payload ? { payload } : {}) }),
});
const paperOf = (which: 'own' | 'foreign'): Case => ({
  ask: ({ subjectRequests }) => ({ url: `/api/subject-access/${subjectRequests[which]}/papers/${subjectRequests.paper}` }),
});
const registering = (which: 'open' | 'foreign'): Case => ({
  ask: ({ participations }) => ({
    url: '/api/subject-access',
    payload: { id: crypto.randomUUID(), whom: participations[which], receivedOn: today(), identityChecked: 'id_card', note: '' },
  }),
});
const today = (): string => new Date().toISOString().slice(0, 10);
const daysAhead = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const ENDED = { version: 1, outcome: 'answered', on: today(), note: 'lämnat mot legitimation' };
const EXTENDED = { version: 1, to: daysAhead(50), reason: 'många uppgifter' };

const FINISHED = { finding: 'ok', note: 'allt stämmer', measures: '' };

export const privacyAccess: FeatureAccess = {
  rows: `
operation              case     nobody left roleless auditor data_protection_officer
searchAudit            -        401    401  403      403     200
getAuditChoices        -        401    401  403      403     200
downloadAudit          -        401    401  403      403     200
downloadAudit          of-one   401    401  403      403     200
listLogSamples         -        401    401  403      403     200
drawLogSample          -        401    401  403      403     201
getLogSample           own      401    401  403      403     200
getLogSample           foreign  401    401  403      403     404
noteLogSample          own      401    401  403      403     204
noteLogSample          foreign  401    401  403      403     404
finishLogSample        judged   401    401  403      403     204
finishLogSample        foreign  401    401  403      403     404
listPseudonymisedAudit -        401    401  403      200     403
listSubjectAccess      -        401    401  403      403     200
registerSubjectAccess  own      401    401  403      403     201
registerSubjectAccess  foreign  401    401  403      403     404
getSubjectAccess       own      401    401  403      403     200
getSubjectAccess       foreign  401    401  403      403     404
downloadSubjectAccess  own      401    401  403      403     200
downloadSubjectAccess  foreign  401    401  403      403     404
downloadSubjectPaper   own      401    401  403      403     200
downloadSubjectPaper   foreign  401    401  403      403     404
extendSubjectAccess    ending   401    401  403      403     204
extendSubjectAccess    foreign  401    401  403      403     404
closeSubjectAccess     ending   401    401  403      403     204
closeSubjectAccess     foreign  401    401  403      403     404
`,
  cases: {
    'searchAudit -': send('/api/audit/search', { ...BODY, offset: 0 }),
    'getAuditChoices -': at('/api/audit/choices'),
    'downloadAudit -': at(`/api/audit/file?${PERIOD}&format=csv`),
    'downloadAudit of-one': {
      ask: ({ own }) => ({ url: `/api/audit/file?${PERIOD}&format=csv&intervention=${own.interventions.get('Kraften') ?? ''}` }),
    },
    'listLogSamples -': at('/api/audit/samples'),
    'drawLogSample -': { ask: () => ({ url: '/api/audit/samples', payload: { ...BODY, id: crypto.randomUUID(), count: 5 } }) },
    'getLogSample own': ofSample('own'),
    'getLogSample foreign': ofSample('foreign'),
    'noteLogSample own': ofSample('own', '/notes', { entry: 1, verdict: 'ok', note: '' }),
    'noteLogSample foreign': ofSample('foreign', '/notes', { entry: 1, verdict: 'ok', note: '' }),
    'finishLogSample judged': { ...ofSample('judged', '/finish', FINISHED), once: true },
    'finishLogSample foreign': ofSample('foreign', '/finish', FINISHED),
    'listPseudonymisedAudit -': at(`/api/audit/pseudonymised?${PERIOD}`),
    'listSubjectAccess -': at('/api/subject-access'),
    'registerSubjectAccess own': registering('open'),
    'registerSubjectAccess foreign': registering('foreign'),
    'getSubjectAccess own': ofRequest('own'),
    'getSubjectAccess foreign': ofRequest('foreign'),
    'downloadSubjectAccess own': ofRequest('own', '/file?format=json'),
    'downloadSubjectAccess foreign': ofRequest('foreign', '/file?format=json'),
    'downloadSubjectPaper own': paperOf('own'),
    'downloadSubjectPaper foreign': paperOf('foreign'),
    'extendSubjectAccess ending': { ...ofRequest('ending', '/extension', EXTENDED), once: true },
    'extendSubjectAccess foreign': ofRequest('foreign', '/extension', EXTENDED),
    'closeSubjectAccess ending': { ...ofRequest('ending', '/end', { ...ENDED, version: 2 }), once: true },
    'closeSubjectAccess foreign': ofRequest('foreign', '/end', ENDED),
  },
};
