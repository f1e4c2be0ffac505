import { runInWorker, TooMuchMemory, type WorkerTask } from '../platform/workers.ts';
import { err, type Result } from '../shared/result.ts';
import type { RowFault } from '../shared/rowFault.ts';
import type { Looked } from './importer.ts';

/** What an import would do that can't be done. */
export const NOTHING_LOOKED = { counts: { added: 0, changed: 0, same: 0, removed: 0 }, rows: [], digest: '' } as const satisfies Omit<
  Looked,
  'faults' | 'notices'
>;

const TOO_LARGE: RowFault = {
  line: 1,
  column: '',
  reason: 'filen är för stor för att läsa, trots att den ser liten ut',
  mend: 'öppna den, kopiera bara raderna med uppgifter till en ny fil, och dela upp den om de är många',
};

/** Ten thousand rows take some seconds. Whoever waits this long has gone. */
const LONGEST_MS = 120_000;

/** Reads a file on a worker thread. One that needs more memory or time than a file may is a fault of the file, not of Samla. */
export async function readOnThread<Input, Output, Fault>(
  task: WorkerTask<Input, Result<Output, Fault>>,
  input: Input,
  tooLarge: (fault: RowFault) => Fault,
  longestMs = LONGEST_MS,
): Promise<Result<Output, Fault>> {
  try {
    return await runInWorker(task, input, AbortSignal.timeout(longestMs));
  } catch (error) {
    const isStopped = error instanceof Error && error.name === 'AbortError';
    if (isStopped || error instanceof TooMuchMemory) return err(tooLarge(TOO_LARGE));
    throw error;
  }
}
