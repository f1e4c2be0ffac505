import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import type { AskOptions } from '../../web/ui-kit/askedBefore.ts';
import { fetchJson } from '../../web/ui-kit/fetchJson.ts';

type Change = { readonly path: string } & AskOptions;

/** Changes something of a user, and then shows the page and the list as they are – also when somebody else was first. */
export function useUserChange<T>(onDone: (answer: T) => void): UseMutationResult<T, Error, Change> {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ path, ...options }: Change) => fetchJson<T>(path, options),
    onSuccess: onDone,
    onSettled: async () => {
      await Promise.all([queries.invalidateQueries({ queryKey: ['user'] }), queries.invalidateQueries({ queryKey: ['users'] })]);
    },
  });
}
