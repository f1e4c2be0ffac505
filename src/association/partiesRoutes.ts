import { changedMeanwhile } from '../platform/http/changedMeanwhile.ts';
import { HttpFault, notFound } from '../platform/http/httpFault.ts';
import { isSameRecord } from '../platform/http/isSameRecord.ts';
import { route, type Route } from '../platform/http/route.ts';
import type { ReadHandle } from '../platform/database/transaction.ts';
import { PARTY_PROBLEMS, readParty } from './party.ts';
import { listParties as listContract, saveParty as saveContract, type Parties } from './partiesApi.ts';
import { findParty, isPartyNameTaken, listParties, listPartyVersions, saveParty, type Changed } from './partyQueries.ts';

export const partiesRoutes: readonly Route[] = [
  route(listContract, ({ database, actor, operation }) => database.read(actor, operation, ({ db }) => allParties(db))),
  route(saveContract, ({ body: { id, version, value }, database, actor, operation, login }) =>
    database.write(actor, operation, async ({ db, now, today, touched, noted }) => {
      const read = readParty(value, today);
      if (!read.ok) {
        const texts = read.error.map(({ code }) => PARTY_PROBLEMS[code]);
        throw new HttpFault(422, 'party', texts[0] ?? '', texts.slice(1));
      }
      const party = read.value;
      const before = await findParty(db, id);
      if (version > 0 && !before) throw notFound('Parten');
      const saved = { version: version + 1, recordedBy: login.name, ...party };
      if (before && isSameRecord(before, saved)) return allParties(db);
      if (await isPartyNameTaken(db, party.name, id))
        throw new HttpFault(422, 'party-name', `Det finns redan en part som heter ${party.name}. Ändra den, eller välj ett annat namn.`);
      if (!(await saveParty(db, id, version, party, { recordedAt: now, recordedBy: login.name }))) {
        const latest = await findParty(db, id);
        // The same save, sent twice at once.
        if (latest && isSameRecord(latest, saved)) return allParties(db);
        throw latest ? changedMeanwhile('Parten', latest) : notFound('Parten');
      }
      touched([id]);
      noted({ version: saved.version });
      return allParties(db);
    }),
  ),
];

const changed = ({ recordedAt, recordedBy, version }: Changed & { version: number }) => ({
  version,
  recordedAt: recordedAt.toISOString(),
  recordedBy,
});

async function allParties(db: ReadHandle): Promise<Parties> {
  const versions = await listPartyVersions(db);
  return {
    parties: (await listParties(db)).map((party) => ({
      ...party,
      ...changed(party),
      versions: versions.filter(({ partyId }) => partyId === party.id).map((one) => ({ ...changed(one), value: one.value })),
    })),
  };
}
