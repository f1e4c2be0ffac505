import { useState } from 'react';
import { isChangedMeanwhile } from './fetchJson.ts';

/** A save that another's may have come before. What was written is the form's to keep. */
export type VersionedSave<R> = {
  readonly busy: boolean;
  readonly fault: unknown;
  /** What holds now and who saved it, when somebody else was first. */
  readonly theirs: { readonly record: R; readonly text: string } | undefined;
  /** Saves; true when it is saved. */
  readonly run: (save: () => Promise<unknown>) => Promise<boolean>;
  readonly settle: () => void;
};

/** @param reload asks what holds now */
export function useVersionedSave<R>(reload: () => Promise<R>): VersionedSave<R> {
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<unknown>();
  const [theirs, setTheirs] = useState<VersionedSave<R>['theirs']>();
  return {
    busy,
    fault,
    theirs,
    settle: () => setTheirs(undefined),
    async run(save) {
      setBusy(true);
      setFault(undefined);
      try {
        await save();
        return true;
      } catch (error) {
        if (isChangedMeanwhile(error)) setTheirs({ record: await reload(), text: error.message });
        else setFault(error);
        return false;
      } finally {
        setBusy(false);
      }
    },
  };
}
