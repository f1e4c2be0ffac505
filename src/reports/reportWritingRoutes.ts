import { listInterventions } from '../interventions/interventionQueries.ts';
import { HttpFault } from '../platform/http/httpFault.ts';
import { route, type Route } from '../platform/http/route.ts';
import { parseLocalDate } from '../shared/localDate.ts';
import { parsePeriod } from '../shared/period.ts';
import { mustFindReport, recordedByOf, recordedNames, refusal, shownReport, type ReportPeople } from './shownReport.ts';
import { adoptReport } from './reportFilesReport.ts';
import { findReport, insertReport } from './reportQueries.ts';
import { adoptReportDecided, beginReport } from './reportWritingApi.ts';
import { teamPartKey } from './sectionKey.ts';
import { NO_PLAN } from './sectionPlan.ts';
import { insertPlan } from './sectionPlanQueries.ts';

/** A report is begun, and adopted when it is written. */
export const reportWritingRoutes = (people: ReportPeople): Route[] => [
  route(beginReport, async ({ body, database, actor, operation }) => {
    const period = parsePeriod(body.from.trim(), body.to.trim());
    if (!period.ok) throw new HttpFault(422, period.error.code, period.error.text);
    return database.write(actor, operation, async ({ db, now, touched, noted }) => {
      touched([body.id]);
      noted({ ...period.value, teams: body.teams.length });
      const known = await findReport(db, body.id);
      if (known && (known.createdBy !== actor.name || known.from !== period.value.from || known.to !== period.value.to))
        throw new HttpFault(409, 'already-begun', 'En rapport med den nyckeln finns redan. Gå tillbaka till listan och börja om.');
      if (!known) {
        const by = { now, name: actor.name };
        const interventions = new Set((await listInterventions(db)).map(({ id }) => id));
        if (body.teams.some((id) => !interventions.has(id)))
          throw new HttpFault(422, 'unknown-intervention', 'En av insatserna finns inte längre. Ladda om sidan och välj på nytt.');
        await insertReport(db, period.value, by, body.id);
        for (const team of body.teams) await insertPlan(db, body.id, teamPartKey(team), NO_PLAN, by);
      }
      const head = await mustFindReport(db, body.id);
      return shownReport(head, await recordedNames(db, actor, people, head.id, recordedByOf(head)));
    });
  }),
  route(adoptReportDecided, async ({ params, body, ...asked }) => {
    const { database, actor, operation } = asked;
    const date = parseLocalDate(body.date);
    if (date === undefined) throw new HttpFault(422, 'date', 'Beslutsdagen finns inte i kalendern. Skriv den som ÅÅÅÅ-MM-DD.');
    const adopted = await adoptReport(database, actor, operation, params.id, date, body.decision, body.revision);
    const { head, report } = await database.read(actor, operation, async ({ db, touched }) => {
      const found = await mustFindReport(db, params.id);
      touched([found.id]);
      return { head: found, report: shownReport(found, await recordedNames(db, actor, people, found.id, recordedByOf(found))) };
    });
    // A double click, or an answer that was lost on the way: the same decision by the same user stands.
    const isSame = head.adoptedBy === actor.name && head.adoptedOn === date && head.decision === body.decision.trim();
    if (!adopted.ok && !isSame) throw await refusal(adopted.error, params.id, asked, people);
    return report;
  }),
];
