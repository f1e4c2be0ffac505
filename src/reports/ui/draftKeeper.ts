import { ApiFault } from '../../web/ui-kit/fetchJson.ts';
import type { KeptDraft } from '../sectionDraftsApi.ts';

/** Where what is written is safe by now. */
export type DraftState =
  | { readonly kind: 'none' | 'waiting' | 'onDevice' }
  | { readonly kind: 'kept'; readonly at: string }
  /** The server said no: what to mend stands in the fault. */
  | { readonly kind: 'refused'; readonly fault: ApiFault };

export type Written = { readonly markdown: string; readonly baseVersion: number };
export type DraftKeeper = {
  readonly note: (written: Written) => void;
  /** Sends at once what waits, as when the network is back. */
  readonly flush: () => void;
  /** Sends what waits once more and never again: the page is left, and whoever is here next is another. */
  readonly leave: () => void;
  /** Sends nothing more, and waits for what is on its way. */
  readonly settled: () => Promise<void>;
  /** What was under hand is saved for all, or thrown away. */
  readonly over: () => void;
  /** Of the draft that the server has by now, with what is on its way. */
  readonly version: () => number;
};

export type KeeperPorts = {
  /** Of the draft that the server has, 0 for none. */
  readonly version: number;
  readonly send: (draft: Written & { readonly version: number }) => Promise<KeptDraft>;
  /** Told at every change; `news` is what somebody else saved for all in the meantime. */
  readonly tell: (state: DraftState, news: KeptDraft['text'] | undefined) => void;
};

export const PAUSE_MS = 1500;
export const RETRY_MS = 10_000;

/** Keeps drafts on the server in the pauses of writing, one request at a time, and tries again while the network is away. */
export function draftKeeper({ version: begin, send, tell }: KeeperPorts): DraftKeeper {
  let version = begin;
  let latest: Written | undefined;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let under: Promise<void> | undefined;
  let isAway = false;
  let isLeft = false;
  const stop = (): void => {
    clearTimeout(waiting);
    waiting = undefined;
  };
  const later = (pause: number): void => {
    stop();
    waiting = setTimeout(() => void run(), pause);
  };
  const run = async (): Promise<void> => {
    stop();
    while (under) await under;
    if (latest === undefined) return;
    under = sendOne(latest).finally(() => (under = undefined));
    await under;
  };
  const sendOne = async (now: Written): Promise<void> => {
    try {
      const kept = await send({ ...now, version });
      isAway = false;
      if (latest === undefined) return;
      version = kept.version;
      tell(
        latest === now ? { kind: 'kept', at: kept.savedAt } : { kind: 'waiting' },
        kept.text.version > now.baseVersion ? kept.text : undefined,
      );
    } catch (error) {
      if (latest === undefined) return;
      if (error instanceof ApiFault && error.status >= 400 && error.status < 500 && error.status !== 401)
        tell({ kind: 'refused', fault: error }, undefined);
      else {
        isAway = true;
        tell({ kind: 'onDevice' }, undefined);
        if (!isLeft) later(RETRY_MS);
      }
    }
  };
  return {
    version: () => version + (under ? 1 : 0),
    note(written) {
      latest = written;
      if (!isAway) tell({ kind: 'waiting' }, undefined);
      later(PAUSE_MS);
    },
    flush: () => {
      if (waiting !== undefined) void run();
    },
    leave() {
      isLeft = true;
      if (waiting !== undefined) void run();
    },
    async settled() {
      stop();
      await under;
    },
    over() {
      stop();
      latest = undefined;
      version = 0;
      tell({ kind: 'none' }, undefined);
    },
  };
}
