import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { ApiFault } from '../ui-kit/fetchJson.ts';

const MINUTE = 60_000;

/** How questions to the server are asked: anew only when someone wants it, since each one is a line in the access log. */
export function createQueries(onSessionEnded: () => void): QueryClient {
  const onError = (error: unknown): void => {
    if (error instanceof ApiFault && error.status === 401) onSessionEnded();
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        staleTime: MINUTE,
        refetchOnWindowFocus: false,
        // A question without network fails at once and says so, instead of waiting in silence.
        networkMode: 'always',
        retry: (failures, error) => failures < 1 && error instanceof ApiFault && (error.status === 0 || error.status >= 502),
        retryDelay: 600,
      },
      mutations: { networkMode: 'always' },
    },
  });
}
