import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { apiPaths } from '../../web/paths.ts';
import { fetchJson } from '../../web/ui-kit/fetchJson.ts';
import type { EconomyYear } from './economySearch.ts';

/** The years that have a budget or a ledger. */
export const useYears = (): UseQueryResult<{ readonly years: readonly EconomyYear[] }> =>
  useQuery({
    queryKey: ['economyYears'],
    queryFn: ({ signal }) => fetchJson<{ readonly years: readonly EconomyYear[] }>(apiPaths.economyYears(), { signal }),
  });
