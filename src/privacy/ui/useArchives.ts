import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { apiPaths } from '../../web/paths.ts';
import { fetchJson } from '../../web/ui-kit/fetchJson.ts';
import type { ArchiveFiles } from '../archiveApi.ts';

/** The archive files that have been ordered, and how far each has come. */
export const useArchives = (): UseQueryResult<ArchiveFiles> =>
  useQuery({
    queryKey: ['archives'],
    queryFn: ({ signal }) => fetchJson<ArchiveFiles>(apiPaths.archives(), { signal }),
  });
