import type { IdentityCipher } from '../platform/database/identityCipher.ts';
import type { ReadHandle, Transaction, WriteHandle } from '../platform/database/transaction.ts';
import { HttpFault, notFound } from '../platform/http/httpFault.ts';
import { route, type Authorised, type Route } from '../platform/http/route.ts';
import { PAPER_ENDINGS } from '../participants/consentPaper.ts';
import { maskIdentityNumbers } from '../platform/maskIdentityNumbers.ts';
import { readIdentityNumber } from '../shared/identityNumber.ts';
import { localDate, type LocalDate } from '../shared/localDate.ts';
import { participationKey } from './auditLog.ts';
import { readingsOf } from './reading.ts';
import { statedPurpose } from './shownEntry.ts';
import { answerBy, closing, dueDay, extension, isOverdue, latestDay, receivedFault, type RequestFault } from './subjectAccess.ts';
import {
  closeSubjectAccess,
  downloadSubjectAccess,
  downloadSubjectPaper,
  extendSubjectAccess,
  getSubjectAccess,
  listSubjectAccess,
  registerSubjectAccess,
} from './subjectAccessApi.ts';
import {
  closeSubjectRequest,
  extendSubjectRequest,
  findPaperHeld,
  findSubjectRequest,
  insertSubjectRequest,
  listHeld,
  listReadingsHeld,
  listSubjectRequests,
  listSubjects,
  type SubjectRequest,
} from './subjectAccessQueries.ts';
import { subjectFile, type SubjectAnswer } from './subjectAccessReport.ts';
import { extractOf, heldKeys, papersOf, summaryOf, type HeldPaper } from './subjectExtract.ts';

/** What a participant may know is kept about them, answered by the data protection officer through a registered request. */
export const subjectAccessRoutes: readonly Route[] = [
  route(listSubjectAccess, ({ database, actor, operation }) =>
    database.read(actor, operation, async ({ db, today, touched }) => {
      const requests = await listSubjectRequests(db);
      touched(requests.map(({ id }) => id));
      return { requests: requests.map((one) => shown(one, today)), today };
    }),
  ),
  route(registerSubjectAccess, async ({ body, database, actor, operation, login }) => {
    const cipher = await database.cipher();
    return database.write(actor, operation, async ({ db, now, today, touched, noted }) => {
      const receivedOn = localDate(body.receivedOn);
      refuse(receivedFault(receivedOn, today));
      const personId = await subjectOf(db, cipher, body.whom, today);
      const note = maskIdentityNumbers(body.note.trim());
      const one = { id: body.id, personId, receivedOn, identityChecked: body.identityChecked, note, dueOn: dueDay(receivedOn) };
      const isNew = await insertSubjectRequest(db, one, { at: now, name: login.name, userId: login.userId });
      // Sent twice it is there once; a key that is another's was nobody's honest wish.
      if (!isNew && (await findSubjectRequest(db, body.id))?.personId !== personId) throw notFound('Begäran');
      touched([body.id, personId]);
      noted({ receivedOn, identityChecked: body.identityChecked });
      return { id: body.id };
    });
  }),
  route(getSubjectAccess, async ({ params: { id }, database, actor, operation }) => {
    const cipher = await database.cipher();
    return database.read(actor, operation, async (tx) => {
      const request = await requestOf(tx.db, id);
      tx.touched([id, request.personId]);
      const facts = { ...shown(request, tx.today), ...more(request) };
      if (request.outcome !== null) return { ...facts, held: null };
      const { extract, readings } = await heldIn(tx, cipher, request);
      return { ...facts, held: { ...summaryOf(extract), readings: readings.length, papers: papersOf(extract) } };
    });
  }),
  route(extendSubjectAccess, ({ params: { id }, body, database, actor, operation }) =>
    database.write(actor, operation, async (tx) => {
      const request = await openRequest(tx, id);
      const read = extension(request, localDate(body.to), maskIdentityNumbers(body.reason), tx.today);
      if (!read.ok) throw faulty(read.error);
      await mustStand(tx.db, id, await extendSubjectRequest(tx.db, { id, version: body.version }, read.value.to, read.value.reason));
      tx.noted({ to: read.value.to });
    }),
  ),
  route(closeSubjectAccess, ({ params: { id }, body, database, actor, operation, login }) =>
    database.write(actor, operation, async (tx) => {
      const request = await openRequest(tx, id);
      const ending = { outcome: body.outcome, on: localDate(body.on), note: maskIdentityNumbers(body.note) };
      const read = closing(request, ending, tx.today);
      if (!read.ok) throw faulty(read.error);
      const by = { at: tx.now, name: login.name };
      await mustStand(tx.db, id, await closeSubjectRequest(tx.db, { id, version: body.version }, read.value, by));
      tx.noted({ outcome: read.value.outcome, on: read.value.on });
    }),
  ),
  route(downloadSubjectAccess, async ({ params: { id }, query: { format }, ...asked }) => {
    const { database } = asked;
    const cipher = await database.cipher();
    const { answer, papers } = await database.read(asked.actor, stating(asked, id), async (tx) => {
      const request = await openRequest(tx, id);
      const { extract, readings } = await heldIn(tx, cipher, request);
      const found: HeldPaper[] = [];
      if (format === 'json')
        for (const { consentId } of papersOf(extract)) {
          const paper = await findPaperHeld(tx.db, cipher, id, consentId);
          if (paper) found.push(paper);
        }
      tx.noted({ format, tables: summaryOf(extract).tables.length, readings: readings.length, papers: found.length });
      const told: SubjectAnswer = {
        ...{ association: database.entry.name, request: requestNumber(id), receivedOn: request.receivedOn, now: tx.now, extract, readings },
      };
      return { answer: told, papers: found };
    });
    return { ...(await subjectFile(answer, papers, format)), inline: false };
  }),
  route(downloadSubjectPaper, async ({ params: { id, consent }, ...asked }) => {
    const cipher = await asked.database.cipher();
    return asked.database.read(asked.actor, stating(asked, id), async (tx) => {
      const request = await openRequest(tx, id);
      const paper = await findPaperHeld(tx.db, cipher, id, consent);
      if (!paper) throw notFound('Papperet');
      tx.touched([request.personId, consent]);
      return {
        bytes: paper.bytes,
        contentType: paper.mediaType,
        fileName: `samtycke-${consent}.${PAPER_ENDINGS[paper.mediaType]}`,
        inline: false,
      };
    });
  }),
];

/** What a request is called between people, on paper and in the log. */
const requestNumber = (id: string): string => id.slice(0, 8).toUpperCase();

/** For what it is read, in the log: the request that it answers. */
const stating = ({ operation }: Authorised, id: string): Authorised['operation'] => ({
  ...operation,
  reason: `${operation.reason}: registerutdrag, begäran ${requestNumber(id)}`,
});

function shown(request: SubjectRequest, today: LocalDate) {
  const { id, receivedOn, registeredBy, outcome, closedOn } = request;
  return {
    ...{ id, number: requestNumber(id), receivedOn, answerBy: answerBy(request), registeredBy, outcome, closedOn },
    isOverdue: outcome === null && isOverdue(request, today),
  };
}

const more = (request: SubjectRequest) => {
  const { version, identityChecked, note, dueOn, receivedOn, extendedTo, extendedReason, closedNote, closedBy, registeredAt } = request;
  return {
    ...{ version, identityChecked, note, dueOn, latest: latestDay(receivedOn), extendedTo, extendedReason, closedNote, closedBy },
    registeredAt: registeredAt.toISOString(),
  };
};

/** Whom an identity number or a participation means: one person, whom the officer watches over. */
async function subjectOf(db: ReadHandle, cipher: IdentityCipher, text: string, today: LocalDate): Promise<string> {
  const beginning = participationKey(text.trim());
  const number = beginning === undefined ? readIdentityNumber(text, today) : undefined;
  if (beginning === undefined && !(number?.ok && number.value.kind === 'number'))
    throw new HttpFault(
      422,
      'whom',
      'Skriv deltagarens personnummer med tolv siffror eller numret i loggen, eller klistra in adressen till deltagarens sida.',
    );
  const means = number?.ok && number.value.kind === 'number' ? { number: number.value.number } : { beginning: beginning ?? '' };
  const [found, another] = await listSubjects(db, cipher, means);
  if (found === undefined)
    throw new HttpFault(
      404,
      'nobody',
      'Ingen deltagare i de insatser som du bevakar har numret. Kontrollera siffrorna. Stämmer de finns inga uppgifter om personen här, och det är svaret.',
    );
  if (another !== undefined)
    throw new HttpFault(422, 'several', 'Det som skrevs kan betyda flera deltagare. Klistra in hela adressen till deltagarens sida.');
  return found;
}

async function requestOf(db: ReadHandle, id: string): Promise<SubjectRequest> {
  const request = await findSubjectRequest(db, id);
  if (!request) throw notFound('Begäran');
  return request;
}

async function openRequest({ db, touched }: Pick<Transaction<ReadHandle>, 'db' | 'touched'>, id: string): Promise<SubjectRequest> {
  const request = await requestOf(db, id);
  touched([id, request.personId]);
  if (request.outcome !== null) throw ended(request);
  return request;
}

const ended = ({ closedBy }: SubjectRequest): HttpFault =>
  new HttpFault(
    409,
    'ended',
    `Begäran är avslutad av ${closedBy ?? 'någon annan'}, och uppgifterna går inte längre att hämta genom den. Frågar personen igen, registrera en ny begäran.`,
  );

async function mustStand(db: ReadHandle | WriteHandle, id: string, done: boolean): Promise<void> {
  if (done) return;
  const now = await requestOf(db, id);
  if (now.outcome !== null) throw ended(now);
  throw new HttpFault(
    409,
    'changed-meanwhile',
    'Någon annan har ändrat begäran sedan du öppnade den. Ladda om sidan och se vad som står där nu.',
  );
}

/** All that is kept about the person of an open request; the log is told of whom, in which interventions. */
async function heldIn({ db, touched, within, noted }: Transaction<ReadHandle>, cipher: IdentityCipher, request: SubjectRequest) {
  const held = await listHeld(db, request.id);
  const extract = extractOf(held, cipher);
  const keys = heldKeys(held);
  touched([request.id, request.personId, ...keys.participations]);
  within([...extract.interventions.keys()]);
  if (summaryOf(extract).isProtected) noted({ opened: 'protected' });
  const names = extract.interventions;
  const entries = (await listReadingsHeld(db, request.id)).map((entry) => ({
    ...entry,
    intervention: names.get(entry.intervention)?.name ?? '',
  }));
  const readings = readingsOf(entries).map((reading) => ({ ...reading, purpose: statedPurpose(reading.purpose, reading.role) }));
  return { extract, readings };
}

const faulty = ({ code, text }: RequestFault): HttpFault => new HttpFault(422, code, text);
function refuse(fault: RequestFault | undefined): void {
  if (fault) throw faulty(fault);
}
