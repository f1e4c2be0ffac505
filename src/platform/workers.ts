import { availableParallelism } from 'node:os';
import { Piscina } from 'piscina';

/**
 * A piece of heavy work that runs on another thread: which module, which of its exported functions. The types say
 * what goes in and what comes out; both must be plain data.
 */
export type WorkerTask<Input, Output> = { readonly module: string; readonly name: string; readonly run?: (input: Input) => Output };

/** Threads that stand idle this long go away; an idle thread never keeps the program alive either. */
const IDLE_MS = 30_000;

/** What one thread may hold of values. A file that asks for more ends its own task, and nobody else's. */
const MOST_MEMORY_MB = 1024;

/** Two teams bring their files at the same time; a third waits for the first that is done. */
const MOST_LONG = 2;
/** Who has looked at a file confirms it within some minutes, on a thread that still knows how. */
const LONG_IDLE_MS = 600_000;
/** Enough for a file of 100 000 participants. */
const LONG_MEMORY_MB = 2048;

/** A task that needed more memory than one may have. */
export class TooMuchMemory extends Error {}

let pool: Piscina | undefined;
let longPool: Piscina | undefined;

/**
 * Names a task: with `import type * as tasks from './documentWorker.ts'` it is
 * `workerTask<typeof tasks, 'writeDocument'>(new URL('./documentWorker.ts', import.meta.url), 'writeDocument')`.
 * The module's exports carry the types, so a renamed or changed task does not compile.
 */
export function workerTask<Module extends Record<Name, (input: never) => unknown>, Name extends keyof Module & string>(
  module: URL,
  name: Name,
): WorkerTask<Parameters<Module[Name]>[0], Awaited<ReturnType<Module[Name]>>> {
  return { module: module.href, name };
}

/**
 * Runs a task on a thread of the one pool, so that heavy work never stops the requests of everyone else. Rejects
 * with what the task threw, and with `TooMuchMemory` where it asked for more than it may have; a thread that dies takes only its own task
 * with it.
 */
export function runInWorker<Input, Output>(task: WorkerTask<Input, Output>, input: Input, signal?: AbortSignal): Promise<Output> {
  pool ??= start();
  return run(pool, task, input, signal);
}

/**
 * The same for what may take minutes and mostly waits for the database, such as an import of many rows: on threads apart, so that
 * nobody's short work waits behind it.
 */
export function runLong<Input, Output>(task: WorkerTask<Input, Output>, input: Input): Promise<Output> {
  longPool ??= new Piscina({
    minThreads: 0,
    maxThreads: MOST_LONG,
    idleTimeout: LONG_IDLE_MS,
    resourceLimits: { maxOldGenerationSizeMb: LONG_MEMORY_MB },
  });
  return run(longPool, task, input);
}

async function run<Input, Output>(on: Piscina, task: WorkerTask<Input, Output>, input: Input, signal?: AbortSignal): Promise<Output> {
  try {
    const answer: Output = await on.run(input, { filename: task.module, name: task.name, ...(signal ? { signal } : {}) });
    return answer;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ERR_WORKER_OUT_OF_MEMORY') throw new TooMuchMemory(`${task.name} needed too much memory`, { cause: error });
    throw error;
  }
}

/** Ends the threads now: at shutdown, when what runs has been waited for. A later task starts them again. */
export async function closeWorkers(): Promise<void> {
  const closing = [pool, longPool];
  pool = longPool = undefined;
  await Promise.all(closing.map((one) => one?.close()));
}

/** One processor is left to the main thread. */
const start = (): Piscina =>
  new Piscina({
    minThreads: 0,
    maxThreads: Math.max(1, availableParallelism() - 1),
    idleTimeout: IDLE_MS,
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB },
  });
