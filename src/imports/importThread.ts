import type { ThreadAccess } from '../platform/database/association.ts';
import { openedOnThread } from '../platform/database/openedOnThread.ts';
import { giveWay } from '../platform/giveWay.ts';
import { raisedFault, tellFault, type ToldFault } from '../platform/http/faultAcrossThreads.ts';
import { runLong, type WorkerTask } from '../platform/workers.ts';
import { importWork, type ImportAsked, type ImportPorts } from './importWork.ts';

type Work = typeof importWork;
type WorkName = keyof Work;
type InputOf<N extends WorkName> = Parameters<Work[N]>[2];
type AnswerOf<N extends WorkName> = Awaited<ReturnType<Work[N]>>;

export type ThreadQuestion = {
  readonly access: ThreadAccess;
  readonly asker: Omit<ImportAsked, 'database'>;
  readonly name: WorkName;
  readonly input: InputOf<WorkName>;
};
export type ThreadAnswer = { readonly value: unknown } | { readonly fault: ToldFault };
export type ImportTask = WorkerTask<ThreadQuestion, ThreadAnswer>;

/** Has something of an import done on a thread of its own: whoever else asks is answered meanwhile. Throws what the work throws. */
export async function onImportThread<N extends WorkName>(
  task: ImportTask,
  { login: { userId, name: userName, roles }, actor, operation, database }: ImportAsked,
  name: N,
  input: InputOf<N>,
): Promise<AnswerOf<N>> {
  const asker = { login: { userId, name: userName, roles }, actor, operation };
  const answer = await runLong(task, { access: await database.threadAccess(), asker, name, input });
  if ('fault' in answer) throw raisedFault(answer.fault);
  // The same work gave it, on the other side of the thread.
  return answer.value as AnswerOf<N>;
}

/** The thread's side of it. */
export async function answerOnThread(ports: ImportPorts, { access, asker, name, input }: ThreadQuestion): Promise<ThreadAnswer> {
  // One name's input goes with that name: what asked has seen to it.
  const work = importWork[name] as (asked: ImportAsked, ports: ImportPorts, input: unknown) => Promise<unknown>;
  giveWay();
  try {
    return { value: await openedOnThread(access, (database) => work({ ...asker, database }, ports, input)) };
  } catch (error) {
    return { fault: tellFault(error) };
  }
}
