import { afterAll, expect, it } from 'vitest';
import type * as tasks from '../../test/platform/sampleWorker.ts';
import { closeWorkers, workerTask, type WorkerTask } from '../platform/workers.ts';
import type { Result } from '../shared/result.ts';
import type { RowFault } from '../shared/rowFault.ts';
import { readOnThread } from './readOnThread.ts';

const MODULE = new URL('../../test/platform/sampleWorker.ts', import.meta.url);
const hoard = workerTask<typeof tasks, 'hoard'>(MODULE, 'hoard');
const work = workerTask<typeof tasks, 'work'>(MODULE, 'work') as unknown as WorkerTask<number, Result<number, RowFault[]>>;
afterAll(closeWorkers);

it('a file that needs more memory than a file may is told of in plain Swedish, as a fault of the file', async () => {
  const read = await readOnThread(hoard, undefined, (fault) => [fault]);
  expect(read).toMatchObject({ ok: false, error: [{ line: 1, reason: 'filen är för stor för att läsa, trots att den ser liten ut' }] });
}, 60_000);

it('one that takes longer than anybody waits is told of in the same words', async () => {
  expect(await readOnThread(work, 20_000, (fault) => [fault], 100)).toMatchObject({ ok: false, error: [{ line: 1 }] });
});
