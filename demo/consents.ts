import { randomUUID } from 'node:crypto';
import { listParties } from '../src/association/partyQueries.ts';
import { findIntervention } from '../src/interventions/interventionQueries.ts';
import type { ConsentFields } from '../src/participants/consent.ts';
import { insertConsent } from '../src/participants/consentQueries.ts';
import type { AssociationDatabase } from '../src/platform/database/association.ts';
import type { Actor } from '../src/platform/database/transaction.ts';
import { addDays } from '../src/shared/localDate.ts';
import { listLatestEnrolled } from './consentQueries.ts';
import { LAST_DAY } from './demoAssociations.ts';
import { demoOperation } from './demoStep.ts';

const HOW = ['paper', 'on_the_spot', 'e_identification'] as const;
/** How many days from the demo's last day consents to share end, in turn: a few soon, some before, most of them much later. */
const ENDS = [300, 180, 12, 210, -6, 365, 28, 240];
const MOST = 40;
/** A consent is recorded when the enrolment has been. */
const AFTER_MS = 5 * 60_000;

/** What the latest enrolled of a team have agreed to and been told: most of them all three, some with whom something is shared. */
export async function recordDemoConsents(database: AssociationDatabase, actor: Actor, team: string, by: string): Promise<void> {
  const cipher = await database.cipher();
  await database.write(actor, demoOperation('record consent'), async ({ db, touched }) => {
    const intervention = await findIntervention(db, team);
    const parties = await listParties(db);
    if (!intervention) return;
    for (const [place, { id, enrolled, known }] of (await listLatestEnrolled(db, intervention.id, MOST)).entries()) {
      const how = HOW[place % HOW.length] ?? 'paper';
      const bare = { partyId: null, purpose: '', what: [], from: enrolled, to: null, how } as const;
      const party = parties[place % parties.length];
      const to = addDays(LAST_DAY, ENDS[place % ENDS.length] ?? 0);
      const told: ConsentFields[] = [
        { ...bare, kind: 'information' },
        { ...bare, kind: 'registration' },
      ];
      if (party && place % 2 === 0 && to >= enrolled)
        told.push({
          ...{ ...bare, kind: 'sharing', partyId: party.id, purpose: 'planera återgång i arbete', to },
          what: ['participation', 'plan', 'follow_ups'],
        });
      for (const fields of told)
        await insertConsent(db, cipher, { id: randomUUID(), participationId: id }, fields, {
          at: new Date(known.getTime() + AFTER_MS),
          name: by,
        });
      touched([id]);
    }
  });
}
