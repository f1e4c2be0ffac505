import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { FaultNotice } from './FaultNotice.tsx';
import { Progress } from './Progress.tsx';

type Props<T> = { readonly query: UseQueryResult<T>; readonly children: (value: T) => ReactNode };

/** What a query gives, or that it is on its way, or what went wrong; what was there before stays in sight. */
export function Loaded<T>({ query, children }: Props<T>) {
  return (
    <>
      {query.isError && <FaultNotice fault={query.error} onRetry={() => void query.refetch()} />}
      {query.data === undefined ? query.isPending && <Progress /> : children(query.data)}
    </>
  );
}
