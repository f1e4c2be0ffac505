import { setPriority } from 'node:os';
import { isMainThread } from 'node:worker_threads';

const BEHIND_OTHERS = 10;
let gaveWay = false;

/** From here on this thread works when nobody else wants the processor: on Linux a thread has a priority of its own, elsewhere it has not. */
export function giveWay(): void {
  if (gaveWay || isMainThread || process.platform !== 'linux') return;
  setPriority(BEHIND_OTHERS);
  gaveWay = true;
}
