import type { ReactNode } from 'react';
import './parts.css';

/** Something more, shown when asked for. */
export function Disclosure({
  summary,
  open = false,
  onOpen,
  children,
}: {
  readonly summary: string;
  readonly open?: boolean;
  /** Called when it is opened, to fetch what it holds. */
  readonly onOpen?: () => void;
  readonly children: ReactNode;
}) {
  return (
    <details className="disclosure" open={open} onToggle={(event) => event.currentTarget.open && onOpen?.()}>
      <summary>
        <span>{summary}</span>
      </summary>
      {children}
    </details>
  );
}
