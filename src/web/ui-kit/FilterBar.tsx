import type { ReactNode } from 'react';
import './dataTable.css';

type Props = { readonly label: string; readonly children: ReactNode };

/** The fields that choose what is shown below. */
export function FilterBar({ label, children }: Props) {
  return (
    <search className="filter-bar not-printed" aria-label={label}>
      {children}
    </search>
  );
}
