import { findInterventionNames, listInterventions } from '../interventions/interventionQueries.ts';
import type { IdentityCipher } from '../platform/database/identityCipher.ts';
import type { ReadHandle } from '../platform/database/transaction.ts';
import { HttpFault } from '../platform/http/httpFault.ts';
import { route, type Route } from '../platform/http/route.ts';
import { maskIdentityNumbers } from '../platform/maskIdentityNumbers.ts';
import { readIdentityNumber } from '../shared/identityNumber.ts';
import type { LocalDate } from '../shared/localDate.ts';
import type { Period } from '../shared/period.ts';
import { inSwedishOrder } from '../shared/swedishOrder.ts';
import { MOST_IN_FILE, PAGE_SIZE, participantNumber, participationKey, readLogPeriod } from './auditLog.ts';
import { downloadAudit, getAuditChoices, listPseudonymisedAudit, searchAudit, type AuditEntry } from './auditLogApi.ts';
import {
  countEntries,
  findLogHead,
  listEntries,
  listKeysOfNumber,
  listKeysOfParticipation,
  listParticipationsAmong,
  listPseudonymisedEntries,
} from './auditLogQueries.ts';
import { auditFile } from './auditLogReport.ts';
import { recordKeys, shownEntry, statedPurpose, type LogEntry } from './shownEntry.ts';

/** The access log for the data protection officer, and without names for the auditor. To read it stands in it too. */
export const auditLogRoutes: readonly Route[] = [
  route(searchAudit, async ({ body, database, actor, operation }) => {
    const { from, to, whom = '', offset, ...filter } = body;
    const period = periodOf(from, to);
    const cipher = await database.cipher();
    return database.read(actor, operation, async ({ db, today, touched, noted }) => {
      const keys = whom.trim() === '' ? undefined : await keysOf(db, cipher, whom.trim(), today);
      const asked = { ...filter, period, keys };
      const counts = await countEntries(db, asked);
      const entries = await listEntries(db, asked, { offset, most: PAGE_SIZE });
      const head = await findLogHead(db);
      const [own] = keys === undefined ? [] : [...(await listParticipationsAmong(db, keys))].sort();
      touched(keys ?? []);
      noted({ ...noteOf(filter), from, to, offset, byWhom: keys !== undefined, found: counts.entries });
      return {
        ...{ counts, offset, size: PAGE_SIZE, entries: await shownEntries(db, entries) },
        participant: own === undefined ? null : participantNumber(own),
        sealed: head ? { block: head.number, at: head.sealedAt.toISOString(), seal: head.hash.toString('hex') } : null,
      };
    });
  }),
  route(getAuditChoices, ({ database, actor, operation }) =>
    database.read(actor, operation, async ({ db }) => ({
      interventions: (await listInterventions(db)).map(({ id, name }) => ({ id, name })).sort((a, b) => inSwedishOrder(a.name, b.name)),
    })),
  ),
  route(downloadAudit, async ({ query, database, actor, operation }) => {
    const { from, to, format, participant, ...filter } = query;
    const period = periodOf(from, to);
    const { entries, now } = await database.read(actor, operation, async ({ db, now, touched, noted }) => {
      const keys = participant === undefined ? undefined : await listKeysOfParticipation(db, participant);
      const found = await listEntries(db, { ...filter, period, keys }, { offset: 0, most: MOST_IN_FILE + 1 });
      if (found.length > MOST_IN_FILE)
        throw new HttpFault(422, 'too-many', `Perioden har fler än ${MOST_IN_FILE} rader. Ta en kortare period i taget.`);
      touched(keys ?? []);
      noted({ ...noteOf(filter), from, to, format, byWhom: keys !== undefined, rows: found.length });
      return { entries: await shownEntries(db, found), now };
    });
    const file = await auditFile(entries, { association: database.entry.name, period, now, format });
    return { bytes: file.bytes, contentType: file.mediaType, fileName: `atkomstlogg-${from}-${to}${file.ending}`, inline: false };
  }),
  route(listPseudonymisedAudit, ({ query, database, actor, operation }) =>
    database.read(actor, operation, async ({ db, noted }) => {
      const { from, to, purpose, outcome, offset = 0 } = query;
      const rows = await listPseudonymisedEntries(db, { period: periodOf(from, to), purpose, outcome }, { offset, most: PAGE_SIZE });
      noted({ from, to, purpose: purpose ?? null, outcome: outcome ?? null, offset });
      return {
        ...{ total: rows[0]?.total ?? 0, offset, size: PAGE_SIZE },
        entries: rows.map(({ total: _, at, purpose: code, participants, ...row }) => ({
          ...{ ...row, at: at.toISOString(), purpose: statedPurpose(code, row.role), participants: [...participants] },
        })),
      };
    }),
  ),
];

async function shownEntries(db: ReadHandle, entries: readonly LogEntry[]): Promise<AuditEntry[]> {
  const interventions = await findInterventionNames(db);
  const participations = await listParticipationsAmong(db, recordKeys(entries));
  return entries.map((entry) => shownEntry(entry, { interventions, participations }));
}

function periodOf(from: string, to: string): Period {
  const period = readLogPeriod(from, to);
  if (!period.ok) throw new HttpFault(422, 'period', period.error);
  return period.value;
}

/** Whom an identity number or a participation's address means. What can not be read means nobody, which is a fault to mend. */
async function keysOf(db: ReadHandle, cipher: IdentityCipher, text: string, today: LocalDate): Promise<string[]> {
  const key = participationKey(text);
  if (key !== undefined) return listKeysOfParticipation(db, key);
  const number = readIdentityNumber(text, today);
  if (number.ok && number.value.kind === 'number') return listKeysOfNumber(db, cipher, number.value.number);
  throw new HttpFault(
    422,
    'whom',
    'Skriv deltagarens personnummer med tolv siffror eller numret i loggen, eller klistra in adressen till deltagarens sida.',
  );
}

/** What was asked for, as the log keeps it: an identity number that was typed in the wrong field does not stay. */
const noteOf = (filter: Readonly<Record<string, string | undefined>>): Record<string, string> =>
  Object.fromEntries(Object.entries(filter).flatMap(([name, value]) => (value ? [[name, maskIdentityNumbers(value)]] : [])));
