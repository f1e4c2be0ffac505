import { at, type Case, type FeatureAccess } from '../routeCase.ts';

const PERIOD = 'from=2018-01-01&to=2030-12-31';
const BODY = { from: '2018-01-01', to: '2030-12-31' };
const send = (url: string, payload: object): Case => ({ ask: () => ({ url, payload }) });

const ofSample = (which: 'own' | 'judged' | 'foreign', tail = '', payload?: object): Case => ({
  ask: ({ logSamples }) => ({ url: `/api/audit/samples/${logSamples[which]}${tail}`, ...(payload ? { payload } : {}) }),
});
const FINISHED = { finding: 'ok', note: 'allt stämmer', measures: '' };

export const privacyAccess: FeatureAccess = {
  rows: `
operation              case     nobody left roleless auditor data_protection_officer
searchAudit            -        401    401  403      403     200
getAuditChoices        -        401    401  403      403     200
downloadAudit          -        401    401  403      403     200
listLogSamples         -        401    401  403      403     200
drawLogSample          -        401    401  403      403     201
getLogSample           own      401    401  403      403     200
getLogSample           foreign  401    401  403      403     404
noteLogSample          own      401    401  403      403     204
noteLogSample          foreign  401    401  403      403     404
finishLogSample        judged   401    401  403      403     204
finishLogSample        foreign  401    401  403      403     404
listPseudonymisedAudit -        401    401  403      200     403
`,
  cases: {
    'searchAudit -': send('/api/audit/search', { ...BODY, offset: 0 }),
    'getAuditChoices -': at('/api/audit/choices'),
    'downloadAudit -': at(`/api/audit/file?${PERIOD}&format=csv`),
    'listLogSamples -': at('/api/audit/samples'),
    'drawLogSample -': { ask: () => ({ url: '/api/audit/samples', payload: { ...BODY, id: crypto.randomUUID(), count: 5 } }) },
    'getLogSample own': ofSample('own'),
    'getLogSample foreign': ofSample('foreign'),
    'noteLogSample own': ofSample('own', '/notes', { entry: 1, verdict: 'ok', note: '' }),
    'noteLogSample foreign': ofSample('foreign', '/notes', { entry: 1, verdict: 'ok', note: '' }),
    'finishLogSample judged': { ...ofSample('judged', '/finish', FINISHED), once: true },
    'finishLogSample foreign': ofSample('foreign', '/finish', FINISHED),
    'listPseudonymisedAudit -': at(`/api/audit/pseudonymised?${PERIOD}`),
  },
};
