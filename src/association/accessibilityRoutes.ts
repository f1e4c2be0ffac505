import type { Clock } from '../platform/clock.ts';
import type { Installation } from '../platform/database/installation.ts';
import { HttpFault, notFound } from '../platform/http/httpFault.ts';
import { route, type Route } from '../platform/http/route.ts';
import { handleAccessibilityFeedback, listAccessibilityFeedback, sendAccessibilityFeedback } from './accessibilityApi.ts';
import { addFeedback, listFeedback, markHandled } from './accessibilityQueries.ts';

/** What people tell of accessibility: anyone tells, coordinator and administrator see to it. */
export function accessibilityRoutes(installation: Installation, clock: Clock): Route[] {
  return [
    route(sendAccessibilityFeedback, async ({ body }) => {
      const database = await installation.findBySlug(body.association);
      if (!database) throw notFound('Förbundet');
      const message = body.message.trim();
      if (message === '') throw new HttpFault(400, 'invalid', 'Skriv vad som är svårt att använda.');
      const cipher = await database.cipher();
      const feedback = { id: body.id, page: body.page.trim(), message, contact: body.contact.trim() };
      const taken = await database.beforeLogin((db) => addFeedback(db, cipher, feedback, clock.now()));
      if (!taken)
        throw new HttpFault(429, 'too-many', 'För många har skrivit i dag. Försök igen i morgon, eller kontakta förbundet direkt.');
    }),
    route(listAccessibilityFeedback, async ({ database, actor, operation }) => {
      const cipher = await database.cipher();
      return database.read(actor, operation, async ({ db, touched }) => {
        const feedback = await listFeedback(db, cipher);
        touched(feedback.map(({ id }) => id));
        return {
          feedback: feedback.map((one) => ({
            ...one,
            receivedAt: one.receivedAt.toISOString(),
            handledAt: one.handledAt?.toISOString() ?? null,
          })),
        };
      });
    }),
    route(handleAccessibilityFeedback, ({ params, body, database, actor, operation, login }) =>
      database.write(actor, operation, async ({ db, now, touched }) => {
        touched([params.id]);
        const outcome = await markHandled(db, params.id, body.version, { name: login.name, at: now });
        if (outcome === 'missing') throw notFound('Synpunkten');
        if (outcome === 'changed')
          throw new HttpFault(409, 'changed-meanwhile', 'Någon annan hann ändra synpunkten. Hämta listan igen, så ser du vad som gäller.');
      }),
    ),
  ];
}
