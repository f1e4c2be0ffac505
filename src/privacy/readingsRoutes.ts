import { findInterventionNames } from '../interventions/interventionQueries.ts';
import { notFound } from '../platform/http/httpFault.ts';
import { route, type Route } from '../platform/http/route.ts';
import { inSwedishOrder } from '../shared/swedishOrder.ts';
import { readingsOf, type Reading } from './reading.ts';
import { findOwnReadings, findReadings } from './readingQueries.ts';
import { listOwnReadings, listReadings, type Readings } from './readingsApi.ts';
import { statedPurpose } from './shownEntry.ts';

export const readingsRoutes: readonly Route[] = [
  route(listReadings, ({ params: { id }, database, actor, operation }) =>
    database.read(actor, operation, async ({ db, touched, noted }) => {
      const entries = await findReadings(db, id);
      if (!entries) throw notFound('Deltagaren');
      const names = await findInterventionNames(db);
      const readings = readingsOf(
        entries.map(({ interventionId, ...entry }) => ({ ...entry, intervention: names.get(interventionId) ?? '' })),
      );
      touched([id]);
      noted({ lines: readings.length });
      return told(readings);
    }),
  ),
  route(listOwnReadings, ({ database, actor, operation }) =>
    database.read(actor, operation, async ({ db, touched, noted }) => {
      const entries = await findOwnReadings(db);
      const readings = readingsOf(entries.map(({ participations: _, ...entry }) => entry));
      touched(new Set(entries.flatMap(({ participations }) => participations)));
      noted({ lines: readings.length });
      return told(readings);
    }),
  ),
];

const told = (readings: readonly Reading[]): Readings => ({
  interventions: [...new Set(readings.map(({ intervention }) => intervention))].sort(inSwedishOrder),
  readings: readings.map((reading) => ({ ...reading, purpose: statedPurpose(reading.purpose, reading.role) })),
});
