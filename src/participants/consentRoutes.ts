import { listColleagues, listInterventionsToRecordIn } from '../access/recorderQueries.ts';
import { listParties } from '../association/partyQueries.ts';
import type { IdentityCipher } from '../platform/database/identityCipher.ts';
import type { ReadHandle, Transaction, WriteHandle } from '../platform/database/transaction.ts';
import { HttpFault, notFound } from '../platform/http/httpFault.ts';
import { route, type Authorised, type FileAnswer, type Route } from '../platform/http/route.ts';
import { maskIdentityNumbers } from '../platform/maskIdentityNumbers.ts';
import { parseLocalDate, type LocalDate } from '../shared/localDate.ts';
import { consentState, isSameConsent, sharedOn, type Consent, type ConsentFields, type Withdrawal } from './consent.ts';
import { consentFaultText, readConsent, readWithdrawalDay } from './consentForm.ts';
import { PAPER_ENDINGS, PAPER_FAULT_TEXTS, readPaper } from './consentPaper.ts';
import {
  findConsentHolder,
  findPaper,
  isAnonymousNow,
  insertConsent,
  insertPaper,
  listConsents,
  withdrawConsent,
} from './consentQueries.ts';
import {
  addConsentPaper,
  downloadConsentPaper,
  listParticipantConsents,
  openConsentPaper,
  openParticipantConsents,
  recordConsent,
  withdrawParticipantConsent,
  type Consents,
} from './consentsApi.ts';
import { changedMeanwhile } from './recordFaults.ts';

type Work = (tx: Transaction<WriteHandle>, cipher: IdentityCipher) => Promise<void>;
/** Makes a participation anonymous on a basis, in one step with what is done before, while there is somebody whose it is. */
export type MakeAnonymous = (id: string, basis: string, asked: Authorised, before: Work) => Promise<unknown>;

/** What a participant has agreed to, and been told: read by the team, recorded and withdrawn by those who record in it. */
export const consentRoutes = (makeAnonymous: MakeAnonymous): readonly Route[] => [
  route(listParticipantConsents, ({ params, ...asked }) => readConsents(params.id, false, asked)),
  route(openParticipantConsents, ({ params, body, ...asked }) => readConsents(params.id, true, opened(asked, body.reason))),
  route(recordConsent, ({ params: { id, consent: key }, body, ...asked }) =>
    change(id, asked, async ({ db, now, today, actor, noted }, cipher) => {
      const parties = new Map((await listParties(db)).map(({ id: party, to }) => [party, parseLocalDate(to) ?? null]));
      const read = readConsent({ ...body, purpose: maskIdentityNumbers(body.purpose) }, parties, today);
      if (!read.ok) throw new HttpFault(422, 'faults', 'Något behöver rättas. Inget är sparat.', read.error.map(consentFaultText));
      const made = await insertConsent(db, cipher, { id: key, participationId: id }, read.value, { at: now, name: actor.name });
      if (!made) mustBeTheSame(await listConsents(db, cipher, id), key, read.value);
      noted({ kind: read.value.kind, how: read.value.how });
    }),
  ),
  route(withdrawParticipantConsent, async ({ params: { id, consent: key }, body, ...asked }) => {
    const kind = await kindOf(id, key, asked);
    // Whoever wants it twice has it already.
    if (kind === 'anonymous') return NOTHING;
    const withdraw: Work = async (tx, cipher) => {
      const day = readWithdrawalDay(body.day, tx.today);
      if (!day.ok) throw new HttpFault(422, day.error.code, day.error.text);
      await withdrawOne(tx, cipher, id, { id: key, version: body.version }, { on: day.value, as: body.as, at: tx.now, by: tx.actor.name });
      tx.touched([key]);
      tx.noted({ withdrawn: body.as });
    };
    if (kind !== 'registration' || body.as === 'mistake') return change(id, asked, withdraw);
    await makeAnonymous(id, 'samtycket är återkallat', asked, withdraw);
    return NOTHING;
  }),
  route(addConsentPaper, ({ params: { id, consent: key }, body, ...asked }) =>
    change(id, asked, async ({ db, now, actor, noted }, cipher) => {
      const read = readPaper(body);
      if (!read.ok) throw new HttpFault(422, 'faulty-paper', PAPER_FAULT_TEXTS[read.error]);
      await mustFind(db, cipher, id, key);
      noted({ bytes: body.length });
      if (await insertPaper(db, cipher, key, read.value, { at: now, name: actor.name })) return;
      const known = await findPaper(db, cipher, key);
      if (known && Buffer.compare(known.bytes, body) !== 0)
        throw new HttpFault(
          409,
          'has-paper',
          'Samtycket har redan ett papper, och det byts inte ut. Är det fel, registrera samtycket på nytt.',
        );
    }),
  ),
  route(downloadConsentPaper, ({ params, ...asked }) => readPaperOf(params, false, asked)),
  route(openConsentPaper, ({ params, body, ...asked }) => readPaperOf(params, true, opened(asked, body.reason))),
];

/** Sent twice it is there once; a key that is another participation's, or is sent with something else, was nobody's honest wish. */
function mustBeTheSame(known: readonly Consent[], key: string, sent: ConsentFields): void {
  const kept = known.find(({ id }) => id === key);
  if (!kept) throw notFound('Samtycket');
  if (!isSameConsent(kept, sent))
    throw new HttpFault(409, 'kept-otherwise', 'Samtycket är redan sparat, med andra uppgifter. Ladda om sidan och se vad som står där.');
}

/** What is answered of an anonymous participation: nothing of what somebody agreed to before. */
const NOTHING: Consents = { consents: [], shared: [], parties: [], mayRecord: false, isHidden: false, isAnonymous: true };

const opened = (asked: Authorised, reason: string): Authorised => {
  const { operation } = asked;
  return { ...asked, operation: { ...operation, reason: `${operation.reason}: ${maskIdentityNumbers(reason.trim())}` } };
};

async function readConsents(id: string, isOpened: boolean, { database, actor, operation }: Authorised): Promise<Consents> {
  const cipher = await database.cipher();
  return database.read(actor, operation, (tx) => answerOf(tx, cipher, id, isOpened));
}

async function answerOf(
  { db, today, touched, within, noted }: Transaction<ReadHandle>,
  cipher: IdentityCipher,
  id: string,
  isOpened: boolean,
) {
  const holder = await findConsentHolder(db, id);
  if (!holder) throw notFound('Deltagaren');
  const [known, parties, colleagues] = [await listConsents(db, cipher, id), await listParties(db), await listColleagues(db)];
  const isHidden = holder.protected && !isOpened;
  const names = new Map(parties.map(({ id: party, name }) => [party, name]));
  touched([id, ...known.map((one) => one.id)]);
  within([holder.interventionId]);
  if (holder.protected && isOpened) noted({ opened: 'protected' });
  const mayRecord = (await listInterventionsToRecordIn(db)).has(holder.interventionId);
  const answer: Consents = {
    consents: known.map((one) => shown(one, names, colleagues, today, isHidden)),
    shared: isHidden ? [] : sharedOn(known, today).map((one) => ({ ...one, party: names.get(one.partyId) ?? '' })),
    parties: mayRecord ? parties.filter(({ to }) => to === '' || to >= today).map(({ id: party, name }) => ({ id: party, name })) : [],
    ...{ mayRecord, isHidden, isAnonymous: false },
  };
  return answer;
}

/** The party that somebody deals with may tell where they live; so a protected person's is hidden like the place. */
function shown(
  { id, version, kind, partyId, purpose, what, from, to, how, hasPaper, recordedAt, recordedBy, withdrawal }: Consent,
  parties: ReadonlyMap<string, string>,
  colleagues: ReadonlyMap<string, string>,
  today: LocalDate,
  isHidden: boolean,
): Consents['consents'][number] {
  return {
    ...{ id, version, kind, from, to, how, hasPaper },
    state: consentState({ from, to, withdrawal }, today),
    partyId: isHidden ? null : partyId,
    party: isHidden || partyId === null ? null : (parties.get(partyId) ?? null),
    purpose: isHidden ? '' : purpose,
    what: isHidden ? [] : [...what],
    recordedAt: recordedAt.toISOString(),
    recordedBy: colleagues.get(recordedBy) ?? null,
    withdrawal: withdrawal && { ...withdrawal, at: withdrawal.at.toISOString(), by: colleagues.get(withdrawal.by) ?? null },
  };
}

/** A change by one who records in the participation's intervention, answered with what is so then; what is hidden stays hidden. */
async function change(
  id: string,
  { database, actor, operation }: Authorised,
  work: (tx: Transaction<WriteHandle>, cipher: IdentityCipher) => Promise<void>,
): Promise<Consents> {
  const cipher = await database.cipher();
  return database.write(actor, operation, async (tx) => {
    const holder = await findConsentHolder(tx.db, id);
    if (!holder) throw notFound('Deltagaren');
    if (!(await listInterventionsToRecordIn(tx.db)).has(holder.interventionId))
      throw new HttpFault(403, 'no-role', 'Du får läsa om deltagaren men inte ändra. Be den som arbetar i teamet.');
    await work(tx, cipher);
    return answerOf(tx, cipher, id, false);
  });
}

async function mustFind(db: ReadHandle, cipher: IdentityCipher, participationId: string, key: string): Promise<Consent> {
  const found = (await listConsents(db, cipher, participationId)).find(({ id }) => id === key);
  if (!found) throw notFound('Samtycket');
  return found;
}

/** Undefined when there is no such consent, or it is not the asker's to see: what follows says so. */
async function kindOf(
  id: string,
  key: string,
  { database, actor, operation }: Authorised,
): Promise<Consent['kind'] | 'anonymous' | undefined> {
  const cipher = await database.cipher();
  return database.read(actor, operation, async ({ db, touched }) => {
    touched([id]);
    const isAnonymous = await isAnonymousNow(db, id);
    return isAnonymous ? 'anonymous' : (await listConsents(db, cipher, id)).find((one) => one.id === key)?.kind;
  });
}

/** Withdraws it in the version that was seen. Whoever wants what another has done meanwhile has it already. */
async function withdrawOne(
  { db, now }: Transaction<WriteHandle>,
  cipher: IdentityCipher,
  participationId: string,
  seen: { readonly id: string; readonly version: number },
  withdrawal: Withdrawal,
): Promise<void> {
  const known = await mustFind(db, cipher, participationId, seen.id);
  if (known.kind === 'information' && withdrawal.as === 'withdrawn')
    throw new HttpFault(
      422,
      'not-a-consent',
      'Information som har lämnats är inget samtycke och går inte att ta tillbaka. Var det fel, ta bort den som felregistrerad.',
    );
  if (await withdrawConsent(db, seen, withdrawal)) return;
  const after = (await listConsents(db, cipher, participationId)).find(({ id }) => id === seen.id);
  if (!after)
    throw new HttpFault(
      409,
      'changed-meanwhile',
      'Någon annan gjorde just deltagandet anonymt. Då gäller inget samtycke längre. Ladda om sidan.',
    );
  if (after.withdrawal?.as === withdrawal.as) return;
  const colleagues = await listColleagues(db);
  const { status, code, text } = changedMeanwhile(colleagues.get(after.withdrawal?.by ?? '') ?? null, after.withdrawal?.at ?? now);
  throw new HttpFault(status, code, text);
}

/** Always a file to keep: what stands in a PDF never runs in Samla's pages. Its name tells nobody's. */
async function readPaperOf(
  { id, consent: key }: { readonly id: string; readonly consent: string },
  isOpened: boolean,
  { database, actor, operation }: Authorised,
): Promise<FileAnswer> {
  const cipher = await database.cipher();
  return database.read(actor, operation, async ({ db, touched, within, noted }) => {
    const holder = await findConsentHolder(db, id);
    if (!holder) throw notFound('Deltagaren');
    await mustFind(db, cipher, id, key);
    const paper = await findPaper(db, cipher, key);
    if (!paper) throw notFound('Papperet');
    if (holder.protected && !isOpened)
      throw new HttpFault(
        409,
        'protected',
        'Personen har skyddade personuppgifter. Visa uppgifterna först, med ett skäl, och hämta papperet sedan.',
      );
    touched([id, key]);
    within([holder.interventionId]);
    if (holder.protected) noted({ opened: 'protected' });
    return {
      bytes: paper.bytes,
      contentType: paper.mediaType,
      fileName: `samtycke-${key}.${PAPER_ENDINGS[paper.mediaType]}`,
      inline: false,
    };
  });
}
