import type { AssociationDatabase } from '../platform/database/association.ts';
import type { ReadHandle, Transaction, WriteHandle } from '../platform/database/transaction.ts';
import { HttpFault, notFound } from '../platform/http/httpFault.ts';
import type { Authorised, FileAnswer, Login } from '../platform/http/route.ts';
import { maskIdentityNumbers } from '../platform/maskIdentityNumbers.ts';
import { unreadable } from './broughtFile.ts';
import { mergedMapping, worthRemembering, type Mapping } from './columnMapping.ts';
import { faultSheet } from './faultSheet.ts';
import { capFaults } from './faults.ts';
import { fileTypeOf } from './fileType.ts';
import { harmlessFileName } from './harmlessFileName.ts';
import type { ImportAnswer, ImportedRows, Preview } from './importApi.ts';
import { headOf } from './importHead.ts';
import { firstRows, NO_CHOICES, type Choices, type Done, type Given, type Importer, type ImportKind, type Looked } from './importer.ts';
import {
  findImport,
  findMapping,
  findWaitingFile,
  finishImport,
  insertImport,
  insertWaitingFile,
  listWritten,
  lockImport,
  markTakenBack,
  saveImportChoices,
  saveMapping,
  type StoredImport,
} from './importQueries.ts';
import { inImport } from './inImport.ts';

export type ImportPorts = {
  readonly importers: Readonly<Record<ImportKind, Importer>>;
  /** Names of all interventions by key. */
  readonly interventionNames: (db: ReadHandle) => Promise<ReadonlyMap<string, string>>;
};

/** Who asks, and where: apart from the database all of it is plain data, so that the work can be done on another thread. */
export type ImportAsked = Pick<Authorised, 'actor' | 'operation'> & {
  readonly login: Pick<Login, 'userId' | 'name' | 'roles'>;
  readonly database: AssociationDatabase;
};

const KEPT_MS = 24 * 3_600_000;
const placeOf = (id: string): string => `imports.waiting_file ${id}`;

type BroughtFile = {
  readonly id: string;
  readonly kind: ImportKind;
  readonly year: number | undefined;
  readonly bytes: Uint8Array;
  readonly name: string;
};

/** Keeps a file for a day and says what it would do. */
function bringImport(asked: ImportAsked, ports: ImportPorts, { id, kind, year, bytes, name }: BroughtFile): Promise<ImportAnswer> {
  requireRole(asked, ports.importers[kind]);
  return inImport(asked, async (tx) => {
    if (kind === 'budget' && year === undefined) throw new HttpFault(422, 'year', 'Välj vilket år budgeten gäller.');
    const type = fileTypeOf(bytes);
    const refusal = unreadable(type, ports.importers[kind].types);
    if (refusal !== undefined) throw new HttpFault(422, 'wrong-file', refusal);
    const names = await ports.interventionNames(tx.db);
    const choices: Choices = { ...NO_CHOICES, year: year ?? null };
    const fileName = harmlessFileName(name, [...names.values()]);
    await bring(tx, asked, { id, kind, fileType: type as StoredImport['fileType'], fileName, choices }, bytes);
    return answerOf(tx, asked, ports, id);
  });
}

const showImport = (asked: ImportAsked, ports: ImportPorts, { id }: One): Promise<ImportAnswer> =>
  inImport(asked, (tx) => answerOf(tx, asked, ports, id));

const confirmBrought = (asked: ImportAsked, ports: ImportPorts, { id, ...confirmation }: One & Confirmation): Promise<ImportAnswer> =>
  inImport(asked, async (tx) => {
    const brought = await lockImport(tx.db, id);
    if (!brought) throw notFound('Importen');
    // A double click, or an answer that got lost on its way: it is done already.
    if (brought.status === 'open') await confirm(tx, asked, ports, brought, confirmation);
    return answerOf(tx, asked, ports, id);
  });

const chooseForImport = (
  asked: ImportAsked,
  ports: ImportPorts,
  { id, mapping, intervention }: One & { readonly mapping: Mapping; readonly intervention: string },
): Promise<ImportAnswer> =>
  inImport(asked, async (tx) => {
    const brought = await lockImport(tx.db, id);
    if (!brought) throw notFound('Importen');
    if (brought.status !== 'open') throw new HttpFault(409, 'changed-meanwhile', 'Filen är redan importerad. Läs sidan på nytt.');
    await saveImportChoices(tx.db, id, { ...brought.choices, mapping, intervention });
    return answerOf(tx, asked, ports, id);
  });

const takeImportBack = (asked: ImportAsked, ports: ImportPorts, { id }: One): Promise<ImportAnswer> =>
  inImport(asked, async (tx) => {
    const held = await lockImport(tx.db, id);
    const brought = held ?? (await findImport(tx.db, id));
    if (!brought || brought.status === 'open') throw notFound('Importen');
    // A double click, or an answer that got lost on its way: it is taken back already.
    if (brought.status === 'done') {
      if (!held) throw new HttpFault(403, 'no-role', 'Importen gäller fler insatser än dina. Be den som importerade att ta tillbaka den.');
      await takeBack(tx, asked, ports, brought);
    }
    return answerOf(tx, asked, ports, id);
  });

const faultsOfImport = (asked: ImportAsked, ports: ImportPorts, { id }: One): Promise<FileAnswer> =>
  inImport(asked, async (tx) => {
    const brought = await findImport(tx.db, id);
    if (brought?.status !== 'open') throw notFound('Filen');
    const { faults } = await look(tx, asked, ports, brought);
    tx.touched([id]);
    return { bytes: faultSheet(faults), contentType: 'text/csv; charset=utf-8', fileName: `fel-i-filen-${tx.today}.csv`, inline: false };
  });

const rowsOfImport = (asked: ImportAsked, ports: ImportPorts, { id }: One): Promise<ImportedRows> =>
  inImport(asked, async (tx) => {
    const brought = await findImport(tx.db, id);
    if (!brought || brought.status === 'open') throw notFound('Importen');
    const rows = firstRows(await ports.importers[brought.kind].rows(await doneOf(tx, asked, brought)));
    tx.touched([id, ...rows.flatMap(({ record }) => record ?? [])]);
    return { rows: rows.map((row) => ({ ...row, changes: [...row.changes] })) };
  });

/** What can be done of an import that takes as long as its file is large, by name. */
export const importWork = { bringImport, showImport, confirmBrought, chooseForImport, takeImportBack, faultsOfImport, rowsOfImport };

type One = { readonly id: string };
type Confirmation = { readonly digest: string; readonly basis: string };

type Tx = Transaction<WriteHandle>;

function requireRole({ login }: ImportAsked, { role }: Importer): void {
  if (!login.roles.some((held) => held.role === role))
    throw new HttpFault(403, 'no-role', 'Din roll importerar inte sådana filer. Fråga administratören om du behöver det.');
}

async function bring(
  tx: Tx,
  { database, login }: ImportAsked,
  one: Pick<StoredImport, 'id' | 'kind' | 'fileType' | 'fileName' | 'choices'>,
  bytes: Uint8Array,
): Promise<void> {
  const by = { broughtAt: tx.now, broughtBy: login.name, userId: login.userId };
  if (!(await insertImport(tx.db, { ...one, ...by }))) {
    // The same file sent twice is one; an id that is somebody else's was nobody's honest wish.
    if (!(await findImport(tx.db, one.id))) throw notFound('Importen');
    return;
  }
  const content = (await database.cipher()).encrypt(bytes, placeOf(one.id));
  const expiresAt = new Date(tx.now.getTime() + KEPT_MS);
  await insertWaitingFile(tx.db, { importId: one.id, userId: login.userId, expiresAt, content });
}

async function givenOf(tx: Tx, { database, login }: ImportAsked, { importers }: ImportPorts, brought: StoredImport): Promise<Given> {
  const content = await findWaitingFile(tx.db, brought.id);
  if (!content) throw notFound('Filen');
  const cipher = await database.cipher();
  const { role } = importers[brought.kind];
  const own = new Set(login.roles.flatMap((held) => (held.role === role && held.interventionId !== null ? [held.interventionId] : [])));
  const bytes = cipher.decryptBytes(content, placeOf(brought.id));
  const mapping = mergedMapping(await findMapping(tx.db, brought.kind), brought.choices.mapping);
  return { tx, cipher, own, file: { bytes, type: brought.fileType, name: brought.fileName }, choices: { ...brought.choices, mapping } };
}

async function doneOf(tx: Tx, { database }: ImportAsked, { id, kind, doneAt, choices, undo }: StoredImport): Promise<Done> {
  if (!doneAt) throw new Error('an import that was not done was asked what it did');
  // What a ledger or budget wrote is told by its instant.
  const records = kind === 'participants' ? await listWritten(tx.db, id) : [];
  return { tx, cipher: await database.cipher(), at: doneAt, choices, records, undo };
}

const look = async (tx: Tx, asked: ImportAsked, ports: ImportPorts, brought: StoredImport): Promise<Looked> =>
  ports.importers[brought.kind].look(await givenOf(tx, asked, ports, brought));

async function confirm(
  tx: Tx,
  asked: ImportAsked,
  ports: ImportPorts,
  brought: StoredImport,
  { digest, basis }: Confirmation,
): Promise<void> {
  const given = await givenOf(tx, asked, ports, brought);
  if (brought.kind === 'participants' && basis.trim() === '') throw new HttpFault(422, 'basis', 'Skriv varifrån uppgifterna kommer.');
  const choices = { ...brought.choices, basis: maskIdentityNumbers(basis.trim()) };
  const written = await ports.importers[brought.kind].write({ ...given, choices: { ...given.choices, basis: choices.basis } }, digest);
  if (written === 'changed')
    throw new HttpFault(
      409,
      'changed-meanwhile',
      'Någon har ändrat uppgifter i Samla sedan du tittade på filen, så importen skulle göra något annat än du såg. Ingenting är importerat. Titta igenom den igen.',
    );
  const { counts, interventions, records, undo, mapped } = written;
  // How it was read is remembered apart; what was chosen for words of this file alone goes with the file.
  await finishImport(
    tx.db,
    brought.id,
    { at: tx.now, choices: { ...choices, mapping: NO_CHOICES.mapping }, counts, interventionIds: interventions, undo },
    records,
  );
  // What was chosen for a file that was right is right for the next one too.
  if (mapped)
    await saveMapping(tx.db, brought.kind, worthRemembering(mapped, ports.importers[brought.kind].columns), {
      at: tx.now,
      name: asked.login.name,
    });
  tx.touched([brought.id, ...records.map(({ id }) => id)]);
  tx.noted({ kind: brought.kind, ...counts });
}

async function takeBack(tx: Tx, asked: ImportAsked, { importers }: ImportPorts, brought: StoredImport): Promise<void> {
  const done = await doneOf(tx, asked, brought);
  const built = await importers[brought.kind].takeBack(done);
  if (built.length > 0)
    throw new HttpFault(
      409,
      'built-upon',
      'Importen går inte att ta tillbaka, för något har ändrats sedan dess. Ingenting är ändrat nu. Rätta i stället det som är fel.',
      built,
    );
  await markTakenBack(tx.db, brought.id, { at: tx.now, name: asked.login.name });
  tx.touched([brought.id, ...done.records.map(({ id }) => id)]);
  tx.noted({ kind: brought.kind, takenBack: true });
}

async function answerOf(tx: Tx, asked: ImportAsked, ports: ImportPorts, id: string): Promise<ImportAnswer> {
  const brought = await findImport(tx.db, id);
  if (!brought) throw notFound('Importen');
  tx.touched([id]);
  const names = await ports.interventionNames(tx.db);
  const preview = brought.status === 'open' ? previewOf(await look(tx, asked, ports, brought), ports.importers[brought.kind]) : null;
  // What is known of somebody now stands beside what the file says.
  tx.touched(preview?.rows.flatMap(({ record }) => record ?? []) ?? []);
  const isOwn = asked.login.roles.some(({ role }) => role === ports.importers[brought.kind].role);
  return { import: headOf(brought, names), basis: isOwn ? brought.choices.basis : '', preview, isOwn };
}

function previewOf({ counts, faults, rows, notices, digest, mapped }: Looked, { columns }: Importer): Preview {
  const shown = capFaults(faults);
  return {
    counts,
    faults: [...shown.faults],
    faultCount: shown.total,
    rows: firstRows(rows).map((row) => ({ ...row, changes: [...row.changes] })),
    notices: [...notices],
    mapped: mapped ? shownMapping(mapped, columns) : null,
    digest,
  };
}

const shownMapping = (mapped: NonNullable<Looked['mapped']>, columns: Importer['columns']): NonNullable<Preview['mapped']> => ({
  headings: mapped.headings.map(({ heading, key, column }) => ({ heading, key, column })),
  words: mapped.words.map(({ column, words }) => ({ column, words: [...words] })),
  columns: columns.map(({ name, required, codes }) => ({ name, required, codes: (codes ?? []).map(({ code }) => code) })),
  interventions: [...mapped.interventions],
  intervention: mapped.intervention,
});
