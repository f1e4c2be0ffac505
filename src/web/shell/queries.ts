import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { ApiFault } from '../ui-kit/fetchJson.ts';

const MINUTE = 60_000;

type Queries = {
  readonly client: QueryClient;
  /** Says who is told when the server no longer knows the session. @returns what stops it */
  readonly whenSessionEnds: (tell: () => void) => () => void;
};

/** How questions to the server are asked: anew only when someone wants it, since each one is a line in the access log. */
export function createQueries(): Queries {
  const told = new Set<() => void>();
  const onError = (error: unknown): void => {
    if (error instanceof ApiFault && error.status === 401) for (const tell of told) tell();
  };
  const client = new QueryClient({
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
  return {
    client,
    whenSessionEnds(tell) {
      told.add(tell);
      return () => told.delete(tell);
    },
  };
}
