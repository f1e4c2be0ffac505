import { randomUUID } from 'node:crypto';
import { VOCABULARIES } from '../../../src/statistics/closingVocabulary.ts';
import { writtenFrom } from '../../../src/statistics/writtenVocabulary.ts';
import { at, NOWHERE, save, type Ask, type Case, type FeatureAccess } from '../routeCase.ts';

const PERIOD = 'from=2018-01-01&to=2018-08-31';
const named = (name: string): string => `&intervention=${encodeURIComponent(name)}`;
const statistics = (more = ''): Case => ({ ask: () => ({ url: `/api/statistics?${PERIOD}${more}` }) });
const file = (more = ''): Case => ({ ask: () => ({ url: `/api/statistics/file?${PERIOD}&format=csv${more}` }) });
const charts = (more = ''): Case => ({ ask: () => ({ url: `/api/statistics/charts?${PERIOD}${more}` }) });
let newViews = 0;
const view = (id: string, version: number, name: string): Ask => ({
  url: '/api/statistics/views',
  payload: { id, version, name, query: {} },
});
const removed = (id: string, version: number): Ask => ({ url: `/api/statistics/views/${id}/removed`, payload: { version, removed: true } });
const rows = (more = ''): Case => ({ ask: () => ({ url: `/api/statistics/rows?${PERIOD}&table=deltagare${more}` }) });

export const statisticsAccess: FeatureAccess = {
  rows: `
operation                   case                   nobody left roleless coordinator economist board_member auditor administrator team_leader team_member counsellor
getStatistics               all                    401    401  403      200         200       403          403     403           200         200         200
getStatistics               own-intervention       401    401  403      200         403       403          403     403           200         200         200
getStatistics               other-intervention     401    401  403      200         403       403          403     403           404         404         404
getStatistics               foreign-intervention   401    401  403      404         403       403          403     403           404         404         404
getStatistics               no-intervention        401    401  403      404         403       403          403     403           404         404         404
downloadFigures             all                    401    401  403      200         200       403          403     403           200         200         200
downloadFigures             all-as-workbook        401    401  403      200         200       403          403     403           200         200         200
downloadFigures             table-of-interventions 401    401  403      200         404       403          403     403           200         200         200
downloadFigures             compared-periods       401    401  403      200         200       403          403     403           200         200         200
downloadFigures             own-compared-all       401    401  403      200         403       403          403     403           200         200         200
downloadFigures             compared-with-other    401    401  403      200         403       403          403     403           404         404         404
downloadFigures             compared-with-foreign  401    401  403      404         403       403          403     403           404         404         404
downloadFigures             other-intervention     401    401  403      200         403       403          403     403           404         404         404
downloadFigures             foreign-intervention   401    401  403      404         403       403          403     403           404         404         404
downloadFigures             no-table               401    401  403      404         404       403          403     403           404         404         404
listTableCharts             all                    401    401  403      200         200       403          403     403           200         200         200
listTableCharts             compared-with-own      401    401  403      200         403       403          403     403           200         200         200
listTableCharts             compared-with-other    401    401  403      200         403       403          403     403           404         404         404
listTableCharts             other-intervention     401    401  403      200         403       403          403     403           404         404         404
listTableCharts             foreign-intervention   401    401  403      404         403       403          403     403           404         404         404
listSavedViews              -                      401    401  403      200         200       403          403     403           200         200         200
saveView                    new                    401    401  403      200         200       403          403     403           200         200         200
saveView                    own-view               401    401  403      200         200       403          403     403           200         200         200
saveView                    foreign-view           401    401  403      404         404       403          403     403           404         404         404
saveView                    foreign-id-as-new      401    401  403      404         404       403          403     403           404         404         404
removeView                  own-view               401    401  403      200         200       403          403     403           200         200         200
removeView                  foreign-view           401    401  403      404         404       403          403     403           404         404         404
removeView                  no-view                401    401  403      404         404       403          403     403           404         404         404
getFigureRows               all                    401    401  403      403         403       403          403     403           200         200         200
getFigureRows               own-intervention       401    401  403      403         403       403          403     403           200         200         200
getFigureRows               other-intervention     401    401  403      403         403       403          403     403           404         404         404
getFigureRows               foreign-intervention   401    401  403      403         403       403          403     403           404         404         404
getUsualFigures             -                      401    401  403      200         403       403          200     403           403         403         403
saveUsualFigures            -                      401    401  403      200         403       403          403     403           403         403         403
listVocabularies            -                      401    401  403      200         403       403          200     403           403         403         403
saveVocabulary              -                      401    401  403      200         403       403          403     403           403         403         403
getFigureChoices            -                      401    401  403      200         200       403          200     403           200         200         200
`,
  cases: {
    'getStatistics all': statistics(),
    'getStatistics own-intervention': statistics(named('Kraften')),
    'getStatistics other-intervention': statistics(named('Navet')),
    'getStatistics foreign-intervention': statistics(named('Grannen')),
    'getStatistics no-intervention': statistics(named('Finns inte')),
    'downloadFigures all': file(),
    'downloadFigures all-as-workbook': { ask: () => ({ url: `/api/statistics/file?${PERIOD}&format=xlsx` }) },
    'downloadFigures table-of-interventions': file('&table=per_insats'),
    'downloadFigures compared-periods': file('&compare=period&otherFrom=2017-01-01&otherTo=2017-08-31'),
    'downloadFigures own-compared-all': file(`${named('Kraften')}&compare=intervention`),
    'downloadFigures compared-with-other': file('&compare=intervention&otherIntervention=Navet'),
    'downloadFigures compared-with-foreign': file('&compare=intervention&otherIntervention=Grannen'),
    'downloadFigures other-intervention': file(named('Navet')),
    'downloadFigures foreign-intervention': file(named('Grannen')),
    'downloadFigures no-table': file('&table=finns_inte'),
    'listTableCharts all': charts(),
    'listTableCharts compared-with-own': charts('&compare=intervention&otherIntervention=Kraften'),
    'listTableCharts compared-with-other': charts('&compare=intervention&otherIntervention=Navet'),
    'listTableCharts other-intervention': charts(named('Navet')),
    'listTableCharts foreign-intervention': charts(named('Grannen')),
    'listSavedViews -': at('/api/statistics/views'),
    'saveView new': { ask: (_, who) => view(randomUUID(), 0, `Ny vy ${who} ${(newViews += 1)}`) },
    'saveView own-view': { ask: ({ views }, who) => view(views.get(who) ?? NOWHERE, 1, `Omdöpt ${who}`) },
    'saveView foreign-view': { ask: ({ views }) => view(views.get('colleague') ?? NOWHERE, 1, 'Kapad') },
    'saveView foreign-id-as-new': { ask: ({ views }) => view(views.get('colleague') ?? NOWHERE, 0, 'Kapad') },
    'removeView own-view': { ask: ({ views }, who) => removed(views.get(`${who} to remove`) ?? NOWHERE, 1) },
    'removeView foreign-view': { ask: ({ views }) => removed(views.get('colleague') ?? NOWHERE, 1) },
    'removeView no-view': { ask: () => removed(NOWHERE, 1) },
    'getFigureRows all': rows(),
    'getFigureRows own-intervention': rows(named('Kraften')),
    'getFigureRows other-intervention': rows(named('Navet')),
    'getFigureRows foreign-intervention': rows(named('Grannen')),
    'getFigureChoices -': at('/api/statistics/choices'),
    'getUsualFigures -': at('/api/settings/figures'),
    'saveUsualFigures -': save('/api/settings/figures', { ageBands: '16-29,30-45,46-64', vocabulary: 'sus' }),
    'listVocabularies -': at('/api/settings/vocabularies'),
    'saveVocabulary -': save('/api/settings/vocabularies', writtenFrom(VOCABULARIES.team), { name: 'styrelsen' }),
  },
};
