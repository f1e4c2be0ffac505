import type { Done, WrittenRecord } from '../imports/importer.ts';
import { listInterventions } from '../interventions/interventionQueries.ts';
import type { RecordedBy, StoredParticipation, StoredPerson } from './participantRecords.ts';
import { listContacts } from './contactQueries.ts';
import { writeRecords } from './participantPlanImport.ts';
import { listContactChanges, listParticipationChanges, listPersonChanges } from './participantVersionQueries.ts';
import { listParticipations, lockParticipants } from './participationQueries.ts';
import { listPersons } from './personQueries.ts';
import { settlePersons } from './settlingQueries.ts';
import { builtUpon, takenBackContacts, takenBackParticipations, takenBackPersons } from './takingBack.ts';

/** Makes what an import wrote what it was before, as new versions. See `Importer.takeBack`. */
export async function takeBackParticipants({ tx, cipher, records }: Done): Promise<readonly string[]> {
  const { db, now, today, actor } = tx;
  await lockParticipants(db);
  const interventions = await listInterventions(db);
  const names = new Map(interventions.map(({ id, name }) => [id, name]));
  const wrote = (kind: WrittenRecord['record']) => records.filter(({ record }) => record === kind);
  const ids = wrote('participation').map(({ id }) => id);
  const current = await listParticipations(db, { ids }, names);
  const persons = await listPersons(
    db,
    cipher,
    wrote('person').map(({ id }) => id),
  );
  const changes = await listParticipationChanges(db, wrote('participation'), names);
  const participations = takenBackParticipations(changes, current, today);
  const takenBack = takenBackPersons(await listPersonChanges(db, cipher, wrote('person')), persons);
  const contacts = await listContacts(
    db,
    cipher,
    wrote('contact').map(({ id }) => id),
  );
  const contactsBack = takenBackContacts(await listContactChanges(db, cipher, wrote('contact')), contacts);
  const personIds = touchedPersons(participations, current, persons);
  const stays = await listParticipations(db, { personIds }, names);
  const built = builtUpon(
    { participations: wrote('participation'), persons: wrote('person'), contacts: wrote('contact') },
    { participations: current, persons, contacts, stays },
    participations,
  );
  if (built.length > 0) return built;
  const by: RecordedBy = { recordedFrom: now, recordedBy: actor.name, basis: 'importen togs tillbaka' };
  const interventionIds = new Map(interventions.map(({ id, name }) => [name, id]));
  await writeRecords(db, cipher, { persons: takenBack, participations, contacts: contactsBack }, interventionIds, by);
  await settlePersons(db, personIds, by);
  return [];
}

const touchedPersons = (...lists: readonly (readonly (StoredParticipation | StoredPerson)[])[]): string[] => [
  ...new Set(lists.flat().flatMap(({ id, values }) => ('kind' in values ? (values.kind === 'person' ? values.personId : []) : id))),
];
