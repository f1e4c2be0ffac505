import { useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { apiPaths, withQuery } from '../../web/paths.ts';
import { fetchJson } from '../../web/ui-kit/fetchJson.ts';
import type { Budget } from '../budgetApi.ts';
import type { WrittenLine } from '../writtenBudget.ts';

type BudgetAccess = {
  readonly query: UseQueryResult<Budget>;
  /** Asks what holds now. */
  readonly reload: () => Promise<Budget>;
  /** Saves the lines as the year's budget; throws when somebody else was first. */
  readonly save: (version: number, lines: readonly WrittenLine[]) => Promise<Budget>;
};

/** A year's budget, and all that follows from it asked for anew when it is saved. */
export function useBudget(year: number): BudgetAccess {
  const client = useQueryClient();
  const path = withQuery(apiPaths.budget(), { year });
  const key = ['budget', year];
  return {
    query: useQuery({ queryKey: key, queryFn: ({ signal }) => fetchJson<Budget>(path, { signal }) }),
    reload: () => client.fetchQuery({ queryKey: key, queryFn: () => fetchJson<Budget>(path), staleTime: 0 }),
    save: async (version, lines) => {
      const saved = await fetchJson<Budget>(apiPaths.budget(), { method: 'PUT', body: { year, version, lines } });
      client.setQueryData(key, saved);
      for (const concerned of ['economy', 'economyYears', 'budgetHistory', 'vouchers'])
        void client.invalidateQueries({ queryKey: [concerned] });
      return saved;
    },
  };
}

/** The lines without who made their forecasts, as they are sent. */
export const writtenLines = ({ lines }: Budget): WrittenLine[] => lines.map(({ forecastAt: _at, forecastBy: _by, ...line }) => line);
