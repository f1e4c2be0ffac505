import { findInterventionNames } from '../interventions/interventionQueries.ts';
import type { AssociationDatabase } from '../platform/database/association.ts';
import type { IdentityCipher } from '../platform/database/identityCipher.ts';
import type { Operation, ReadHandle, Transaction } from '../platform/database/transaction.ts';
import { HttpFault, notFound } from '../platform/http/httpFault.ts';
import { route, type Authorised, type Route } from '../platform/http/route.ts';
import { maskIdentityNumbers } from '../platform/maskIdentityNumbers.ts';
import { parseLocalDate, type LocalDate } from '../shared/localDate.ts';
import { archiveState, type ArchiveFile } from './archiveFile.ts';
import { enterArchiveReceipt, downloadArchive, listArchives, makeArchive, orderArchives, type ArchiveFiles } from './archiveApi.ts';
import {
  beginArchive,
  completeArchive,
  enterReceipt,
  findArchiveFile,
  findArchivePaper,
  insertArchiveOrder,
  listArchiveFiles,
  openArchive,
  readArchivePage,
  type BeginAnswer,
  type OpenAnswer,
  type OrderArchiveAnswer,
  type ReceiptAnswer,
} from './archiveQueries.ts';
import { archiveAsItWas, ArchiveChanged, measuredArchive, type ArchiveFacts, type ArchiveSource } from './archiveReport.ts';
import { listRules, type RuleVersion } from './retentionQueries.ts';
import { ruleInForce } from './retentionRule.ts';
import type { HeldPaper } from './subjectExtract.ts';
import { ruleWords } from './weedingReport.ts';

/** So many participations are read at once: few enough for the memory, and for an entry of the log. */
const PAGE = 100;
const LEAST_REASON = 5;

/** What the plan sends to an archive before it is weeded: ordered by who weeds, made and fetched by who may see the participants. */
export const archiveRoutes: readonly Route[] = [
  route(listArchives, ({ database, actor, operation }) =>
    database.read(actor, operation, async ({ db, today }) => {
      const files = await listArchiveFiles(db);
      const names = await findInterventionNames(db);
      const rules = await listRules(db);
      return { files: files.map((file) => shown(file, names, rules.get(file.kind) ?? [], today)) };
    }),
  ),
  route(orderArchives, ({ body, database, actor, operation, login }) =>
    database.write(actor, operation, async ({ db, now, noted }) => {
      const said = await insertArchiveOrder(db, body, now, login.name);
      if (said !== 'ordered') throw new HttpFault(...ORDER_FAULTS[said]);
      noted({ kind: body.kind, ruleVersion: body.version });
    }),
  ),
  route(makeArchive, async ({ params: { id }, body, ...asked }) => {
    const { database, actor, login } = asked;
    const file = await ownFile(asked, id);
    const reason = readReason(file, body.reason);
    const cipher = await database.cipher();
    return database.write(actor, stating(asked, reason), async (tx) => {
      const said = await beginArchive(tx.db, id);
      if (said === 'missing') throw notFound('Arkivfilen');
      if (said !== 'begun') throw new HttpFault(...MAKE_FAULTS[said]);
      const facts = await factsOf(tx, database, file, tx.now);
      const made = await measuredArchive(facts, inside(tx, cipher, id), cipher).catch(asFault);
      await completeArchive(tx.db, id, { ...made, reason }, tx.now, login.name);
      const records = (await findArchiveFile(tx.db, id))?.made?.records ?? 0;
      tx.touched([id]);
      tx.within([file.interventionId]);
      tx.noted({ records, bytes: made.bytes, sha256: made.sha256, ofProtected: file.ofProtected });
      return { ...made, records };
    });
  }),
  route(downloadArchive, async ({ params: { id }, ...asked }) => {
    const { database, actor } = asked;
    const { made, ofProtected, interventionId } = await ownFile(asked, id);
    const operation = stating(asked, made?.reason ?? null);
    const cipher = await database.cipher();
    const facts = await database.write(actor, operation, async (tx) => {
      const said = await openArchive(tx.db, id, tx.now);
      if (said === 'missing') throw notFound('Arkivfilen');
      if (said !== 'open') throw new HttpFault(...OPEN_FAULTS[said]);
      const file = await findArchiveFile(tx.db, id);
      if (!file?.made) throw new Error('an archive file that was opened is not made');
      tx.touched([id]);
      tx.within([interventionId]);
      tx.noted({ records: file.made.records, sha256: file.made.sha256, ofProtected });
      return { ...(await factsOf(tx, database, file, file.made.at)), sha256: file.made.sha256, length: file.made.bytes };
    });
    // A slow line keeps no transaction waiting: each page is read in one of its own, with its entry in the log.
    const source: ArchiveSource = {
      page: (after) => database.read(actor, operation, (tx) => inside(tx, cipher, id).page(after)),
      papers: (consents) => database.read(actor, operation, (tx) => inside(tx, cipher, id).papers(consents)),
    };
    return {
      bytes: archiveAsItWas(facts, source, cipher, facts.sha256),
      length: facts.length,
      contentType: 'application/zip',
      fileName: `arkivfil-${facts.madeAt.toISOString().slice(0, 10)}-${id.slice(0, 8)}.zip`,
      inline: false,
    };
  }),
  route(enterArchiveReceipt, ({ params: { id }, body, database, actor, operation, login }) =>
    database.write(actor, operation, async ({ db, now, touched, noted }) => {
      const receipt = readReceipt(body);
      const said = await enterReceipt(db, id, receipt, now, login.name);
      if (said === 'missing') throw notFound('Arkivfilen');
      if (said !== 'entered' && said !== 'again') throw new HttpFault(...RECEIPT_FAULTS[said]);
      touched([id]);
      noted({ on: receipt.on });
    }),
  ),
];

/** What a file holds, as a transaction sees it; each that is read stands in the log. */
const inside = ({ db, touched }: Transaction<ReadHandle>, cipher: IdentityCipher, id: string): ArchiveSource => ({
  async page(after) {
    const page = await readArchivePage(db, id, after, PAGE);
    touched(page.participations.map((one) => one.id));
    return page;
  },
  async papers(consents) {
    const papers: HeldPaper[] = [];
    for (const consent of consents) {
      const paper = await findArchivePaper(db, cipher, id, consent);
      if (paper) papers.push(paper);
    }
    touched(consents);
    return papers;
  },
});

async function ownFile({ database, actor, operation }: Authorised, id: string): Promise<ArchiveFile> {
  const file = await database.read(actor, operation, async ({ db, touched }) => {
    touched([id]);
    return findArchiveFile(db, id);
  });
  if (!file) throw notFound('Arkivfilen');
  return file;
}

/** Protected data are opened with a reason, which the log keeps and tells to whom it is about. */
const stating = ({ operation }: Authorised, reason: string | null): Operation =>
  reason === null ? operation : { ...operation, purpose: 'protected_opening', reason: `${operation.reason}: ${reason}` };

function readReason({ ofProtected }: ArchiveFile, written: string | null): string | null {
  if (!ofProtected) return null;
  const reason = (written ?? '').trim().replaceAll(/\s+/gu, ' ');
  if (reason.length < LEAST_REASON)
    throw new HttpFault(
      422,
      'reason',
      'Filen gäller personer med skyddade personuppgifter. Skriv varför uppgifterna öppnas, med minst fem tecken.',
    );
  if (maskIdentityNumbers(reason) !== reason)
    throw new HttpFault(422, 'reason-number', 'Skriv inget personnummer i skälet. Ange till exempel diarienumret i stället.');
  return reason;
}

function readReceipt({ hashBegins, on, receiver, reference }: { hashBegins: string; on: string; receiver: string; reference: string }) {
  const day = parseLocalDate(on);
  if (day === undefined) throw new HttpFault(422, 'day', 'Dagen finns inte i kalendern. Skriv den som ÅÅÅÅ-MM-DD.');
  const hash = hashBegins.replaceAll(/\s/gu, '').toLowerCase();
  if (!/^[0-9a-f]{8,64}$/u.test(hash))
    throw new HttpFault(
      422,
      'hash',
      'Skriv minst de åtta första tecknen av kontrollsumman i kvittensen: siffror och bokstäverna a till f.',
    );
  const texts = { receiver: tidy(receiver), reference: tidy(reference) };
  if (texts.receiver === '' || texts.receiver.length > 200)
    throw new HttpFault(422, 'receiver', 'Skriv vilken arkivmyndighet som tog emot filen, med högst 200 tecken.');
  if (texts.reference === '' || texts.reference.length > 100)
    throw new HttpFault(422, 'reference', 'Skriv arkivmyndighetens nummer på leveransen, med högst 100 tecken.');
  if (Object.values(texts).some((text) => maskIdentityNumbers(text) !== text))
    throw new HttpFault(422, 'receipt-number', 'Skriv inget personnummer i kvittensen.');
  return { hashBegins: hash, on: day, ...texts };
}
const tidy = (text: string): string => text.trim().replaceAll(/\s+/gu, ' ');

const CHANGED = 'Uppgifter i filen har ändrats sedan den gjordes. Gör om filen, så blir den av det som gäller nu.';
function asFault(error: unknown): never {
  throw error instanceof ArchiveChanged
    ? new HttpFault(409, 'changed', 'Någon ändrade uppgifterna medan filen gjordes. Gör om filen.')
    : error;
}

type Fault = ConstructorParameters<typeof HttpFault>;
const RULE_CHANGED: Fault = [
  409,
  'rule-changed',
  'Regeln har ändrats sedan filen beställdes. Den som gallrar får beställa arkivfilen igen efter den regel som gäller nu.',
];
const RECEIVED: Fault = [409, 'received', 'Filen är redan mottagen och lämnas inte ut igen. Arkivmyndigheten har den.'];
const ORDER_FAULTS: Readonly<Record<Exclude<OrderArchiveAnswer, 'ordered'>, Fault>> = {
  not_in_force: [422, 'not-in-force', 'Ingen regel som säger att det här gallras gäller i dag. För in styrelsens beslut i planen först.'],
  rule_changed: [409, 'rule-changed', 'Regeln har ändrats sedan sidan visades. Hämta sidan igen och se vad som gäller nu.'],
  not_asked_for: [422, 'not-asked-for', 'Regeln säger inte att uppgifterna lämnas till arkiv först. De kan gallras utan arkivfil.'],
  nothing_due: [422, 'nothing-due', 'Inget av det här slaget saknar arkivfil i dag.'],
};
const MAKE_FAULTS: Readonly<Record<Exclude<BeginAnswer, 'begun' | 'missing'>, Fault>> = {
  rule_changed: RULE_CHANGED,
  received: RECEIVED,
  empty: [
    422,
    'empty',
    'Inget i insatsen ska gallras i dag och saknar arkivfil. Stopp, nya deltaganden eller rättelser kan ha ändrat det.',
  ],
};
const OPEN_FAULTS: Readonly<Record<Exclude<OpenAnswer, 'open' | 'missing'>, Fault>> = {
  received: RECEIVED,
  not_made: [409, 'not-made', 'Filen är inte gjord än. Gör den först, och hämta den sedan.'],
  changed: [409, 'changed', CHANGED],
};
const RECEIPT_FAULTS: Readonly<Record<Exclude<ReceiptAnswer, 'entered' | 'again' | 'missing'>, Fault>> = {
  received: [409, 'received', 'En annan kvittens är redan införd för filen. Hämta sidan igen, så ser du den.'],
  not_fetched: [
    409,
    'not-fetched',
    'Filen har inte hämtats som den är nu. Hämta den, lämna den till arkivmyndigheten och för sedan in kvittensen.',
  ],
  other_file: [
    422,
    'other-file',
    'Kontrollsumman i kvittensen är en annan fils. Kontrollera tecknen. Stämmer de har arkivmyndigheten fått en äldre fil: lämna den som gäller nu.',
  ],
  day: [422, 'day', 'Kvittensens dag är före den dag då filen gjordes, eller i framtiden. Kontrollera dagen.'],
};

async function factsOf(
  { db }: Transaction<ReadHandle>,
  { entry }: AssociationDatabase,
  file: ArchiveFile,
  madeAt: Date,
): Promise<ArchiveFacts> {
  const rule = (await listRules(db)).get(file.kind)?.find(({ version }) => version === file.ruleVersion);
  if (!rule) throw new Error('the rule of an archive file is not there');
  const { value, decision, version } = rule;
  return {
    ...{ fileId: file.id, association: entry.name, organisationNumber: entry.organisationNumber, kind: file.kind, madeAt },
    ...{ interventionId: file.interventionId, ofProtected: file.ofProtected, decision },
    rule: { version, text: ruleWords(file.kind, value), ground: value.ground, inForceFrom: value.inForceFrom },
  };
}

type Shown = ArchiveFiles['files'][number];
function shown(file: ArchiveFile, names: ReadonlyMap<string, string>, rules: readonly RuleVersion[], today: LocalDate): Shown {
  const { id, kind, ruleVersion, ofProtected, wanted, orderedBy, hasLeader, made, fetchedAt, receipt } = file;
  return {
    ...{ id, kind, ruleVersion, ofProtected, wanted, orderedBy, hasLeader, intervention: names.get(file.interventionId) ?? '' },
    state: archiveState(file, ruleInForce(rules, today)?.version),
    orderedAt: file.orderedAt.toISOString(),
    made: made && { at: made.at.toISOString(), by: made.by, records: made.records, sha256: made.sha256, bytes: made.bytes },
    fetchedAt: fetchedAt?.toISOString() ?? null,
    receipt: receipt && { ...receipt, at: receipt.at.toISOString() },
  };
}
