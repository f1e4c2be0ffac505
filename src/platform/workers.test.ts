import { getPriority } from 'node:os';
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import type * as tasks from '../../test/platform/sampleWorker.ts';
import { closeWorkers, runInWorker, runLong, TooMuchMemory, workerTask } from './workers.ts';

const MODULE = new URL('../../test/platform/sampleWorker.ts', import.meta.url);
const double = workerTask<typeof tasks, 'double'>(MODULE, 'double');
const priorityOnceGivenWay = workerTask<typeof tasks, 'priorityOnceGivenWay'>(MODULE, 'priorityOnceGivenWay');
const whichThread = workerTask<typeof tasks, 'whichThread'>(MODULE, 'whichThread');
const fail = workerTask<typeof tasks, 'fail'>(MODULE, 'fail');
const die = workerTask<typeof tasks, 'die'>(MODULE, 'die');
const hoard = workerTask<typeof tasks, 'hoard'>(MODULE, 'hoard');
const work = workerTask<typeof tasks, 'work'>(MODULE, 'work');

afterAll(closeWorkers);

describe('a task on another thread', () => {
  it('takes input and gives an answer, written in TypeScript as it stands', async () => {
    expect(await runInWorker(double, 21)).toBe(42);
  });
  it('runs on another thread than the one that asks', async () => {
    expect(await runInWorker(whichThread, undefined)).not.toBe((await import('node:worker_threads')).threadId);
  });
  it('passes on what it threw', async () => {
    await expect(runInWorker(fail, 'så gick det')).rejects.toThrow('så gick det');
  });
  it('that ends its thread fails alone: the next one runs', async () => {
    await expect(runInWorker(die, undefined)).rejects.toThrow();
    expect(await runInWorker(double, 2)).toBe(4);
  });
  it('that needs more memory than a task may have is ended alone, and said to be so', async () => {
    await expect(runInWorker(hoard, undefined)).rejects.toThrow(TooMuchMemory);
    expect(await runInWorker(double, 2)).toBe(4);
  });
  it('can be called off', async () => {
    await expect(runInWorker(work, 5_000, AbortSignal.timeout(50))).rejects.toThrow();
  });
  it('runs again after the pool was closed', async () => {
    await closeWorkers();
    expect(await runInWorker(double, 3)).toBe(6);
  });
});

it('a program that is done ends at once, though its threads have not been closed', async () => {
  const code = `
    const { runInWorker, workerTask } = await import(${JSON.stringify(new URL('./workers.ts', import.meta.url).href)});
    console.log(await runInWorker(workerTask(new URL(${JSON.stringify(MODULE.href)}), 'double'), 4));
    const done = performance.now();
    process.on('exit', () => console.log(Math.round(performance.now() - done)));`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', code], {
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
  });
  const [answer, waited] = stdout.trim().split('\n').map(Number);
  expect(answer).toBe(8);
  expect(waited).toBeLessThan(2_000);
});

describe('long work', () => {
  it('runs on threads apart from those of short work', async () => {
    const [short, long] = await Promise.all([runInWorker(whichThread, undefined), runLong(whichThread, undefined)]);
    expect(long).not.toBe(short);
  });

  it.runIf(process.platform === 'linux')('gives way, and leaves the rest of the program as it was', async () => {
    const before = getPriority();
    expect(await runLong(priorityOnceGivenWay, undefined)).toBeGreaterThan(before);
    expect(getPriority()).toBe(before);
  });
});
