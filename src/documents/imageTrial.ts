import { runInWorker, workerTask } from '../platform/workers.ts';
import type { ImageData } from './blockDocument.ts';
import type * as tasks from './documentWorker.ts';

const TRY = workerTask<typeof tasks, 'tryImage'>(new URL('./documentWorker.ts', import.meta.url), 'tryImage');

/**
 * Whether an image can be printed, tried on a worker thread in a document of its own: its pixels are read by the program that will
 * read them in the report, so that no report can later fail for its sake.
 */
export const isPrintable = (image: ImageData): Promise<boolean> => runInWorker(TRY, { image });
