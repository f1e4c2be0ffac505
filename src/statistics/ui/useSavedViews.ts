import { useQueryClient } from '@tanstack/react-query';
import { apiPaths } from '../../web/paths.ts';
import { fetchJson } from '../../web/ui-kit/fetchJson.ts';
import type { SavedViews, ViewQuery } from '../savedViewsApi.ts';

type ViewToSave = { readonly id: string; readonly version: number; readonly name: string; readonly query: ViewQuery };

/** Ways to change the user's own views; each shows what there is afterwards. */
export function useSavedViews() {
  const queries = useQueryClient();
  const shown = async (answer: Promise<SavedViews>): Promise<SavedViews> => {
    const views = await answer;
    queries.setQueryData(['savedViews'], views);
    return views;
  };
  return {
    save: (body: ViewToSave) => shown(fetchJson<SavedViews>(apiPaths.savedViews(), { method: 'PUT', body })),
    setRemoved: (id: string, body: { readonly version: number; readonly removed: boolean }) =>
      shown(fetchJson<SavedViews>(apiPaths.savedViewRemoved(id), { method: 'PUT', body })),
    reload: () => shown(fetchJson<SavedViews>(apiPaths.savedViews())),
  };
}
