import { findInterventionNames } from '../interventions/interventionQueries.ts';
import { HttpFault, notFound } from '../platform/http/httpFault.ts';
import { route, type Route } from '../platform/http/route.ts';
import { maskIdentityNumbers } from '../platform/maskIdentityNumbers.ts';
import { parseLocalDate } from '../shared/localDate.ts';
import { participantNumber } from './auditLog.ts';
import { endHold, insertHold, listDue } from './weedingHoldQueries.ts';
import { liftHold, listDueParticipations, placeHold, type DueParticipations } from './weedingHoldsApi.ts';

const REASON = { least: 3, most: 300 };

/** Which participations are due, for those who may know of them, and what of them must stay. */
export const weedingHoldsRoutes: readonly Route[] = [
  route(listDueParticipations, ({ query, database, actor, operation }) =>
    database.read(actor, operation, async ({ db, touched, noted }) => {
      const day = parseLocalDate(query.day);
      if (day === undefined) throw new HttpFault(422, 'day', 'Dagen finns inte i kalendern. Skriv den som ÅÅÅÅ-MM-DD.');
      const interventions = await findInterventionNames(db);
      const participations: DueParticipations['participations'] = [];
      for (const kind of ['participation', 'wrong_registration'] as const)
        for (const { interventionId, hold, ...one } of await listDue(db, kind, day))
          participations.push({
            ...{ ...one, kind, number: participantNumber(one.participationId), intervention: interventions.get(interventionId) ?? '' },
            hold: hold && { ...hold, at: hold.at.toISOString() },
          });
      touched(participations.map(({ participationId }) => participationId));
      noted({ day, due: participations.length });
      return { day, participations };
    }),
  ),
  route(placeHold, ({ body, database, actor, operation, login }) =>
    database.write(actor, operation, async ({ db, now, touched }) => {
      const reason = body.reason.trim().replaceAll(/\s+/gu, ' ');
      if (reason.length < REASON.least || reason.length > REASON.most)
        throw new HttpFault(422, 'reason', `Skriv varför uppgifterna måste finnas kvar, med högst ${REASON.most} tecken.`);
      if (maskIdentityNumbers(reason) !== reason)
        throw new HttpFault(422, 'reason-number', 'Skriv inget personnummer i skälet. Ange till exempel diarienumret i stället.');
      const said = await insertHold(db, { ...body, reason }, now, login.name);
      if (said === 'missing') throw notFound('Deltagandet');
      if (said === 'held')
        throw new HttpFault(409, 'held', 'Deltagandet är redan stoppat. Hämta listan igen, så ser du av vem och varför.');
      if (said === 'taken')
        throw new HttpFault(409, 'taken', 'Stoppet är redan sparat med annat innehåll. Hämta listan igen och gör om det.');
      touched([body.participationId]);
      return { id: body.id };
    }),
  ),
  route(liftHold, ({ params, database, actor, operation, login }) =>
    database.write(actor, operation, async ({ db, now, touched }) => {
      const participation = await endHold(db, params.id, now, login.name);
      if (participation === undefined) throw notFound('Stoppet');
      touched([participation]);
    }),
  ),
];
