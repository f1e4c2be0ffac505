import { randomUUID } from 'node:crypto';
import { insertConsent, insertPaper } from '../../src/participants/consentQueries.ts';
import type { AssociationDatabase } from '../../src/platform/database/association.ts';
import { localDate } from '../../src/shared/localDate.ts';
import { operation, operator } from '../testDatabase.ts';
import type { AsOwner } from './logSamples.ts';

/** An open request of a person to know what is kept about them, as the officer has registered it. */
export async function addSubjectRequest(asOwner: AsOwner, userId: string, personId: string): Promise<string> {
  const id = randomUUID();
  await asOwner(async (client) => {
    // Row security holds the owner too.
    await client.query('begin; alter table privacy.subject_request no force row level security');
    await client.query(
      `insert into privacy.subject_request (id, person_id, received_on, identity_checked, note, due_on, registered_at, registered_by, user_id)
       values ($1, $2, current_date - 1, 'id_card', '', current_date + 29, now(), 'prov', $3)`,
      [id, personId, userId],
    );
    await client.query('alter table privacy.subject_request force row level security; commit');
  });
  return id;
}

const PIXEL = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGP4z8DwHwAFAAH/iZk9HQAAAABJRU5ErkJggg==', 'base64');

/** A consent to be registered with its signed paper. */
export async function addConsentWithPaper(database: AssociationDatabase, participationId: string): Promise<string> {
  const cipher = await database.cipher();
  const id = randomUUID();
  const given = {
    kind: 'registration',
    partyId: null,
    purpose: '',
    what: [],
    from: localDate('2018-02-01'),
    to: null,
    how: 'paper',
  } as const;
  await database.write(operator, operation, async ({ db, now: at }) => {
    await insertConsent(db, cipher, { id, participationId }, given, { at, name: 'prov' });
    await insertPaper(db, cipher, id, { mediaType: 'image/png', bytes: PIXEL }, { at, name: 'prov' });
  });
  return id;
}
