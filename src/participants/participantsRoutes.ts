import { teamInterventions } from '../access/roleTarget.ts';
import { listInterventions } from '../interventions/interventionQueries.ts';
import { route, type Route } from '../platform/http/route.ts';
import { listParticipantPage } from './participantListQueries.ts';
import { USUAL_PAGE } from './participantPage.ts';
import { listParticipants } from './participantsApi.ts';

export const participantsRoutes: readonly Route[] = [
  route(listParticipants, async ({ query, database, actor, operation, login }) => {
    const cipher = await database.cipher();
    return database.read(actor, operation, async ({ db, touched }) => {
      const offset = query.offset ?? 0;
      const interventionIds = teamInterventions(login.roles);
      const [{ total, participants }, interventions] = await Promise.all([
        listParticipantPage(db, cipher, { interventionIds, offset, limit: query.limit ?? USUAL_PAGE }),
        listInterventions(db),
      ]);
      const names = new Map(interventions.map(({ id, name }) => [id, name]));
      touched(participants.map(({ participationId }) => participationId));
      return {
        total,
        offset,
        participants: participants.map(({ interventionId, ...one }) => ({ ...one, intervention: names.get(interventionId) ?? '' })),
      };
    });
  }),
];
