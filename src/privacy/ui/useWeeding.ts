import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { apiPaths } from '../../web/paths.ts';
import { fetchJson } from '../../web/ui-kit/fetchJson.ts';

export type Progress = { readonly weeded: number; readonly due: number; readonly isFinished: boolean };

/** Has a weeding carried on batch by batch until nothing is left; whoever leaves meanwhile finds it where it stood. */
export function useWeeding(): { readonly progress: Progress | undefined; readonly carryOn: (id: string) => Promise<void> } {
  const queries = useQueryClient();
  const [progress, setProgress] = useState<Progress>();
  const carryOn = async (id: string): Promise<void> => {
    try {
      for (let last = -1; ;) {
        const now = await fetchJson<Progress>(apiPaths.weedingBatch(id), { method: 'POST' });
        setProgress(now);
        // Another may have it under hand: what does not move is left to them.
        if (now.isFinished || now.weeded === last) break;
        last = now.weeded;
      }
    } finally {
      for (const key of ['retention due', 'weedings', 'weeding', 'due participations', 'archives'])
        void queries.invalidateQueries({ queryKey: [key] });
    }
  };
  return { progress, carryOn };
}
