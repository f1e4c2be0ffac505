import type { ReactNode } from 'react';
import './parts.css';

/** Something more, shown when asked for. */
export function Disclosure({
  summary,
  open = false,
  children,
}: {
  readonly summary: string;
  readonly open?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <details className="disclosure" open={open}>
      <summary>
        <span>{summary}</span>
      </summary>
      {children}
    </details>
  );
}
