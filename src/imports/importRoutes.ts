import type { ReadHandle } from '../platform/database/transaction.ts';
import { notFound } from '../platform/http/httpFault.ts';
import { route, type Route } from '../platform/http/route.ts';
import { fileNameOf } from './broughtFile.ts';
import {
  bringFile,
  confirmImport,
  downloadFaults,
  dropImport,
  getImport,
  listImportedRows,
  listImports,
  saveChoices,
  takeBackImport,
} from './importApi.ts';
import { headOf } from './importHead.ts';
import { dropOwnImport, findImport, listImportsSeen } from './importQueries.ts';
import { onImportThread, type ImportTask } from './importThread.ts';
import { inImport } from './inImport.ts';

export type ImportRoutesPorts = {
  /** Does on another thread what takes as long as a file is large. */
  readonly task: ImportTask;
  /** Names of all interventions by key. */
  readonly interventionNames: (db: ReadHandle) => Promise<ReadonlyMap<string, string>>;
};

export const importRoutes = ({ task, interventionNames }: ImportRoutesPorts): readonly Route[] => [
  route(listImports, (asked) =>
    inImport(asked, async ({ db, touched }) => {
      const imports = await listImportsSeen(db);
      touched(imports.map(({ id }) => id));
      const names = await interventionNames(db);
      return { imports: imports.map((one) => headOf(one, names)) };
    }),
  ),
  route(bringFile, ({ params: { id }, query: { kind, year }, body: bytes, request, ...asked }) => {
    const name = fileNameOf(request.headers['content-disposition']);
    return onImportThread(task, asked, 'bringImport', { id, kind, year, bytes, name });
  }),
  route(getImport, ({ params, ...asked }) => onImportThread(task, asked, 'showImport', params)),
  route(confirmImport, ({ params: { id }, body, ...asked }) => onImportThread(task, asked, 'confirmBrought', { id, ...body })),
  route(saveChoices, ({ params: { id }, body: { columns, codes, intervention }, ...asked }) =>
    onImportThread(task, asked, 'chooseForImport', { id, mapping: { columns, codes }, intervention }),
  ),
  route(takeBackImport, ({ params, ...asked }) => onImportThread(task, asked, 'takeImportBack', params)),
  route(dropImport, ({ params: { id }, ...asked }) =>
    inImport(asked, async (tx) => {
      const brought = await findImport(tx.db, id);
      if (brought?.status !== 'open') throw notFound('Filen');
      await dropOwnImport(tx.db, id);
      tx.touched([id]);
    }),
  ),
  route(downloadFaults, ({ params, ...asked }) => onImportThread(task, asked, 'faultsOfImport', params)),
  route(listImportedRows, ({ params, ...asked }) => onImportThread(task, asked, 'rowsOfImport', params)),
];
