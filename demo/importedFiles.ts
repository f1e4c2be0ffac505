import { randomUUID } from 'node:crypto';
import { ledgerImporter } from '../src/finance/ledgerFileImport.ts';
import { NO_CHOICES, type Importer, type ImportKind } from '../src/imports/importer.ts';
import { finishImport, insertImport } from '../src/imports/importQueries.ts';
import { findIntervention, findInterventionNames } from '../src/interventions/interventionQueries.ts';
import { participantImporter } from '../src/participants/participantFileImport.ts';
import { listParticipations } from '../src/participants/participationQueries.ts';
import { listPersons } from '../src/participants/personQueries.ts';
import type { AssociationDatabase } from '../src/platform/database/association.ts';
import type { Actor } from '../src/platform/database/transaction.ts';
import { localDate } from '../src/shared/localDate.ts';
import { NORRA, type DemoAssociation } from './demoAssociations.ts';
import { clockAt, demoOperation } from './demoStep.ts';
import { listRowKeysOf } from './demoStateQueries.ts';
import { moneyYears } from './moneyYears.ts';
import { NORRA_MONEY } from './norraMoney.ts';
import { SODRA_MONEY } from './sodraMoney.ts';

type File = { readonly kind: ImportKind; readonly type: 'csv' | 'sie'; readonly name: string; readonly bytes: Uint8Array };

/** The files that the users have brought in the browser: a team's list of telephone numbers, and the ledger once more. */
export async function bringDemoFiles(
  database: AssociationDatabase,
  association: DemoAssociation,
  users: { readonly teamLeader: string; readonly economist: string; readonly team: string },
): Promise<void> {
  const { slug } = association;
  const leader: Actor = { family: 'team', role: 'team_leader', userId: users.teamLeader, name: `teamleader@${slug}.example` };
  const economist: Actor = { family: 'figures', role: 'economist', userId: users.economist, name: `economist@${slug}.example` };
  await bring(database.at(clockAt('2026-11-02T08:40:00Z')), leader, participantImporter, users.team, {
    ...{ kind: 'participants', type: 'csv', name: 'telefonlista.csv' },
    bytes: await telephoneList(database, leader, users.team),
  });
  const years = moneyYears(association, association === NORRA ? NORRA_MONEY : SODRA_MONEY);
  const latest = years.at(-1);
  if (latest)
    await bring(database.at(clockAt('2026-11-03T13:05:00Z')), economist, ledgerImporter, users.team, {
      ...{ kind: 'ledger', type: 'sie', name: `huvudbok-${latest.year}.se` },
      bytes: latest.ledgerOn(localDate('2026-11-03')),
    });
}

async function bring(database: AssociationDatabase, actor: Actor, importer: Importer, team: string, file: File): Promise<void> {
  const cipher = await database.cipher();
  await database.write(actor, demoOperation('confirmImport'), async (tx) => {
    const { db, now, touched } = tx;
    const own = new Set([(await findIntervention(db, team))?.id ?? '']);
    const choices = { ...NO_CHOICES, basis: 'uppgift från deltagarna' };
    const given = { tx, cipher, own, file, choices };
    const { digest, faults } = await importer.look(given);
    const written = faults.length > 0 ? 'changed' : await importer.write(given, digest);
    if (written === 'changed') throw new Error(`the demo's ${file.name} was refused: ${JSON.stringify(faults)}`);
    const id = randomUUID();
    const by = { broughtAt: now, broughtBy: actor.name, userId: actor.userId ?? '' };
    await insertImport(db, { id, kind: file.kind, fileType: file.type, fileName: file.name, choices: NO_CHOICES, ...by });
    const { counts, interventions, records, undo } = written;
    await finishImport(db, id, { at: now, choices, counts, interventionIds: interventions, undo }, records);
    touched([id, ...records.map((record) => record.id)]);
  });
}

/** New telephone numbers of some of the team's participants; all else is as it was. */
async function telephoneList(database: AssociationDatabase, leader: Actor, team: string): Promise<Uint8Array> {
  const cipher = await database.cipher();
  return database.read(leader, demoOperation('telephone list'), async ({ db }) => {
    const names = await findInterventionNames(db);
    const participations = await listParticipations(
      db,
      { rowKeys: await listRowKeysOf(db, (await findIntervention(db, team))?.id ?? '') },
      names,
    );
    const persons = new Map(
      (
        await listPersons(
          db,
          cipher,
          participations.flatMap(({ values }) => (values.kind === 'person' ? values.personId : [])),
        )
      ).map(({ id, values }) => [id, values]),
    );
    const rows = participations.flatMap(({ values }, place) => {
      const person = values.kind === 'person' ? persons.get(values.personId) : undefined;
      if (values.kind !== 'person' || !person) return [];
      const who = person.number === null ? ['', person.sex, person.birthYear] : [person.number, '', ''];
      return [[values.rowKey, team, ...who, values.facts.enrolled, `070-174 06 ${60 + place}`].join(';')];
    });
    return new TextEncoder().encode(`\u{FEFF}rad_id;insats;personnummer;kön;födelseår;inskriven;telefon\n${rows.join('\n')}\n`);
  });
}
