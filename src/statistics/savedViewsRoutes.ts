import type { ReadHandle } from '../platform/database/transaction.ts';
import { changedMeanwhile } from '../platform/http/changedMeanwhile.ts';
import { HttpFault, notFound } from '../platform/http/httpFault.ts';
import { isSameRecord } from '../platform/http/isSameRecord.ts';
import { route, type Route } from '../platform/http/route.ts';
import { MOST_VIEWS, readViewName, VIEW_NAME_PROBLEMS } from './savedView.ts';
import { deleteRemovedViews, findView, isViewNameTaken, listViews, saveView, setViewRemoved } from './savedViewQueries.ts';
import { listSavedViews, removeView, saveView as saveContract, type SavedViews } from './savedViewsApi.ts';

/** How long a removal can be undone. */
const UNDO_MS = 7 * 24 * 3_600_000;

export const savedViewsRoutes: readonly Route[] = [
  route(listSavedViews, ({ database, actor, operation }) => database.read(actor, operation, ({ db }) => ownViews(db))),
  route(saveContract, ({ body: { id, version, name: written, query }, database, actor, operation, login }) =>
    database.write(actor, operation, async ({ db, now, today, touched, noted }) => {
      const read = readViewName(written, today);
      if (!read.ok) throw new HttpFault(422, 'view-name', VIEW_NAME_PROBLEMS[read.error]);
      const name = read.value;
      const before = await findView(db, id);
      if (version > 0 && (!before || before.isRemoved)) throw notFound('Vyn');
      const saved = { name, query, version: version + 1, isRemoved: false };
      // The same save, sent twice.
      if (before && isSameRecord(before, saved)) return ownViews(db);
      await refuseTaken(db, name, id);
      if (version === 0 && (await listViews(db)).length >= MOST_VIEWS)
        throw new HttpFault(422, 'views', `Du har redan ${MOST_VIEWS} sparade vyer. Ta bort någon först.`);
      if (!(await saveView(db, { id, version, name, query }, { userId: login.userId, now }))) throw await lostRace(db, id, login.name);
      await deleteRemovedViews(db, new Date(now.getTime() - UNDO_MS));
      touched([id]);
      noted({ version: saved.version });
      return ownViews(db);
    }),
  ),
  route(removeView, ({ params: { id }, body: { version, removed }, database, actor, operation, login }) =>
    database.write(actor, operation, async ({ db, now, touched, noted }) => {
      const before = await findView(db, id);
      if (!before) throw notFound('Vyn');
      if (isSameRecord(before, { version: version + 1, isRemoved: removed })) return ownViews(db);
      if (!removed) await refuseTaken(db, before.name, id);
      if (!(await setViewRemoved(db, id, version, removed, now))) throw await lostRace(db, id, login.name);
      touched([id]);
      noted({ removed });
      return ownViews(db);
    }),
  ),
];

async function ownViews(db: ReadHandle): Promise<SavedViews> {
  return { views: (await listViews(db)).map(({ id, name, query, version }) => ({ id, name, query, version })) };
}

async function refuseTaken(db: ReadHandle, name: string, id: string): Promise<void> {
  if (await isViewNameTaken(db, name, id))
    throw new HttpFault(422, 'view-name', `Du har redan en vy som heter ${name}. Välj ett annat namn.`);
}

/** Only the owner can have been first: in another tab, or on another device. */
async function lostRace(db: ReadHandle, id: string, owner: string): Promise<HttpFault> {
  const latest = await findView(db, id);
  return latest ? changedMeanwhile('Vyn', { recordedAt: latest.changedAt, recordedBy: owner }) : notFound('Vyn');
}
