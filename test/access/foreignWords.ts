import { randomUUID } from 'node:crypto';
import { insertConsent } from '../../src/participants/consentQueries.ts';
import type { AssociationDatabase } from '../../src/platform/database/association.ts';
import { teamPartKey } from '../../src/reports/sectionKey.ts';
import { localDate } from '../../src/shared/localDate.ts';
import { operation, operator } from '../testDatabase.ts';
import { addParty, type AccessAssociation } from './accessWorld.ts';
import type { AsOwner } from './logSamples.ts';

type Places = {
  readonly own: AccessAssociation;
  /** A user who never asks. */
  readonly writer: string;
  readonly neighbours: { readonly database: AssociationDatabase; readonly asOwner: AsOwner; readonly user: string };
  readonly reports: Readonly<Record<'shared' | 'foreign', string>>;
  readonly participations: Readonly<Record<'other' | 'foreign', string>>;
};
const [PURPOSE, TEXT] = ['möte med Gerd Gran', 'Gert Gren kom till mötet.'];

/** Names where people write freely, which are nobody's who asks: the purposes of consents, and what writers have under hand. */
export async function addForeignWords({ own, writer, neighbours, reports, participations }: Places): Promise<void> {
  await addConsentFor(own.database, participations.other, own.party);
  for (const section of ['board', teamPartKey(own.interventions.get('Navet') ?? '')])
    await addDraft(own.asOwner, { reportId: reports.shared, section, userId: writer });
  const party = await neighbours.database.write(operator, operation, ({ db, now }) => addParty(db, now));
  await addConsentFor(neighbours.database, participations.foreign, party);
  await addDraft(neighbours.asOwner, { reportId: reports.foreign, section: 'board', userId: neighbours.user });
}

/** A consent to share, whose purpose somebody has written. */
async function addConsentFor(database: AssociationDatabase, participationId: string, partyId: string): Promise<void> {
  const cipher = await database.cipher();
  const [from, to] = [localDate('2018-02-01'), localDate('2018-12-31')];
  const given = { kind: 'sharing', partyId, purpose: PURPOSE, what: ['plan'], from, to, how: 'on_the_spot' } as const;
  await database.write(operator, operation, async ({ db, now: at }) => {
    await insertConsent(db, cipher, { id: randomUUID(), participationId }, given, { at, name: 'prov' });
  });
}

/** What a writer has under hand in a section of a report. */
async function addDraft(
  asOwner: AsOwner,
  { reportId, section, userId }: { readonly reportId: string; readonly section: string; readonly userId: string },
): Promise<void> {
  await asOwner(async (client) => {
    // Row security holds the owner too.
    await client.query('begin; alter table reports.section_draft no force row level security');
    await client.query(
      `insert into reports.section_draft (report_id, section, user_id, version, base_version, markdown, saved_at) values ($1, $2, $3, 1, 0, $4, now())`,
      [reportId, section, userId, TEXT],
    );
    await client.query('alter table reports.section_draft force row level security; commit');
  });
}
