import { findInterventionNames } from '../interventions/interventionQueries.ts';
import type { ReadHandle } from '../platform/database/transaction.ts';
import { HttpFault, notFound } from '../platform/http/httpFault.ts';
import { route, type Route } from '../platform/http/route.ts';
import { maskIdentityNumbers } from '../platform/maskIdentityNumbers.ts';
import { findLogHead, listEntriesById, listParticipationsAmong } from './auditLogQueries.ts';
import { readLogPeriod } from './auditLog.ts';
import { FINISH_FAULT_TEXTS, finishFault } from './logSample.ts';
import {
  findLogSample,
  finishLogSample as finishSample,
  insertLogSample,
  insertLogSampleNote,
  listLogSampleNotes,
  listLogSamples as listSamples,
  redrawEntries,
  type LogSampleRow,
} from './logSampleQueries.ts';
import { drawLogSample, finishLogSample, getLogSample, listLogSamples, noteLogSample, type LogSamples } from './logSamplesApi.ts';
import { recordKeys, shownEntry } from './shownEntry.ts';

/** Recurring checks of the access log: a sample is drawn and kept, each of its entries judged, and the check finished for good. */
export const logSamplesRoutes: readonly Route[] = [
  route(listLogSamples, ({ database, actor, operation }) =>
    database.read(actor, operation, async ({ db, touched }) => {
      const samples = await listSamples(db);
      touched(samples.map(({ id }) => id));
      return { samples: samples.map(shownSample) };
    }),
  ),
  route(drawLogSample, ({ body: { id, from, to, count }, database, actor, operation, login }) =>
    database.write(actor, operation, async ({ db, now, touched, noted }) => {
      const period = readLogPeriod(from, to);
      if (!period.ok) throw new HttpFault(422, 'period', period.error);
      const drawing = { id, period: period.value, count, head: await findLogHead(db), now, by: login };
      const of = await insertLogSample(db, drawing);
      if (of === 0)
        throw new HttpFault(422, 'nothing-to-draw', 'Inget i loggen gäller någon person under perioden. Välj en längre period.');
      touched([id]);
      noted({ from, to, count, of: of ?? null });
      return { id };
    }),
  ),
  route(getLogSample, ({ params: { id }, database, actor, operation }) =>
    database.read(actor, operation, async ({ db, touched }) => {
      const sample = await sampleOf(db, id);
      touched([id]);
      const found = await listEntriesById(db, sample.entryIds);
      const meanings = {
        interventions: await findInterventionNames(db),
        participations: await listParticipationsAmong(db, recordKeys(found)),
      };
      const entries = new Map(found.map((entry) => [entry.id, shownEntry(entry, meanings)]));
      const notes = await listLogSampleNotes(db, id);
      const redrawn = await redrawEntries(db, id);
      return {
        ...shownSample(sample),
        seed: sample.seed,
        redrawn: redrawn.join() === sample.entryIds.join(),
        block: sample.block,
        seal: sample.seal?.toString('hex') ?? null,
        rows: sample.entryIds.flatMap((entryId) => {
          const entry = entries.get(entryId);
          const own = notes.filter((one) => one.entryId === entryId);
          return entry ? [{ entry, notes: own.map(({ verdict, note, at, by }) => ({ verdict, note, at: at.toISOString(), by })) }] : [];
        }),
      };
    }),
  ),
  route(noteLogSample, ({ params: { id }, body, database, actor, operation, login }) =>
    database.write(actor, operation, async ({ db, now, touched, noted }) => {
      const sample = await sampleOf(db, id);
      if (sample.finding !== null) throw finishedAlready(sample);
      if (!sample.entryIds.includes(body.entry)) throw notFound('Raden');
      const note = maskIdentityNumbers(body.note.trim());
      if (body.verdict !== 'ok' && note === '') throw new HttpFault(422, 'note', 'Skriv vad som ska frågas eller vad som avviker.');
      await insertLogSampleNote(db, id, { entryId: body.entry, verdict: body.verdict, note, at: now, by: login.name }, login.userId);
      touched([id]);
      noted({ entry: body.entry, verdict: body.verdict });
    }),
  ),
  route(finishLogSample, ({ params: { id }, body, database, actor, operation, login }) =>
    database.write(actor, operation, async ({ db, now, touched, noted }) => {
      const sample = await sampleOf(db, id);
      if (sample.finding !== null) throw finishedAlready(sample);
      const [note = '', measures = ''] = [body.note, body.measures].map((text) => maskIdentityNumbers(text.trim()));
      if (note === '') throw new HttpFault(422, 'note', 'Skriv vad du såg.');
      const notes = await listLogSampleNotes(db, id);
      // The latest of each entry stands; it comes first in the list, so it is put in last.
      const fault = finishFault(sample.entryIds, [...notes].reverse(), { finding: body.finding, measures });
      if (fault) throw new HttpFault(422, fault, FINISH_FAULT_TEXTS[fault]);
      if (!(await finishSample(db, id, { finding: body.finding, note, measures, at: now, by: login.name })))
        throw finishedAlready(await sampleOf(db, id));
      touched([id]);
      noted({ finding: body.finding, entries: sample.entryIds.length });
    }),
  ),
];

async function sampleOf(db: ReadHandle, id: string): Promise<LogSampleRow> {
  const sample = await findLogSample(db, id);
  if (!sample) throw notFound('Kontrollen');
  return sample;
}

const finishedAlready = ({ finishedBy }: LogSampleRow): HttpFault =>
  new HttpFault(
    409,
    'finished',
    `Kontrollen är avslutad av ${finishedBy ?? 'någon annan'} och kan inte ändras. Dra ett nytt urval om något behöver kontrolleras igen.`,
  );

function shownSample(row: LogSampleRow): LogSamples['samples'][number] {
  const { id, from, to, entryIds, drawnOf, judged, drawnAt, drawnBy, finding, note, measures, finishedAt, finishedBy } = row;
  return {
    ...{ id, from, to, entries: entryIds.length, drawnOf, judged, drawnAt: drawnAt.toISOString(), drawnBy },
    finished:
      finding === null
        ? null
        : { finding, note: note ?? '', measures: measures ?? '', at: finishedAt?.toISOString() ?? '', by: finishedBy ?? '' },
  };
}
