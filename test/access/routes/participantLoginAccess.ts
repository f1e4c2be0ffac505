import { at, type Case, type FeatureAccess } from '../routeCase.ts';
import type { RouteWorld } from '../routeWorld.ts';

/** Made by the asker, the same however often it is sent. */
const LOGIN = '5b0c1f5e-0000-4000-8000-000000000052';
const WHOSE = { own: 'open', other: 'other', foreign: 'foreign' } as const satisfies Record<string, keyof RouteWorld['participations']>;

const login = (operationId: string, tail = '', payload?: object): Readonly<Record<string, Case>> =>
  Object.fromEntries(
    Object.entries(WHOSE).map(([whose, which]) => [
      `${operationId} ${whose}-participation`,
      {
        ask: ({ participations }: RouteWorld) => ({
          url: `/api/participants/${participations[which]}/login${tail}`,
          ...(payload === undefined ? {} : { payload }),
        }),
      },
    ]),
  );

/** A participant's own login, and what it shows. */
export const participantLoginAccess: FeatureAccess = {
  rows: `
operation            case                  nobody left roleless team_leader team_member participant
getParticipantLogin  own-participation     401    401  403      200         200         403
getParticipantLogin  other-participation   401    401  403      404         404         403
getParticipantLogin  foreign-participation 401    401  403      404         404         403
giveParticipantLogin own-participation     401    401  403      200         200         403
giveParticipantLogin other-participation   401    401  403      404         404         403
giveParticipantLogin foreign-participation 401    401  403      404         404         403
sendParticipantLink  own-participation     401    401  403      200         200         403
sendParticipantLink  other-participation   401    401  403      404         404         403
sendParticipantLink  foreign-participation 401    401  403      404         404         403
endParticipantLogin  own-participation     401    401  403      204         204         403
endParticipantLogin  other-participation   401    401  403      404         404         403
endParticipantLogin  foreign-participation 401    401  403      404         404         403
listOwnReadings      -                     401    401  403      403         403         200
`,
  cases: {
    ...login('getParticipantLogin'),
    ...login('giveParticipantLogin', '', { userId: LOGIN, email: 'egen@deltagare.example' }),
    ...login('sendParticipantLink', '/link'),
    ...login('endParticipantLogin', '/end'),
    'listOwnReadings -': at('/api/own/readings'),
  },
};
