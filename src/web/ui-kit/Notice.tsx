import type { ReactNode } from 'react';
import './parts.css';

type Props = {
  readonly kind?: 'info' | 'warning' | 'fault' | 'done';
  readonly title?: string;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
  /** Said at once by a screen reader, for what comes after something the user did. */
  readonly aloud?: boolean;
};

export function Notice({ kind = 'info', title, children, action, aloud = false }: Props) {
  return (
    <div className={`notice notice-${kind}`} role={aloud ? (kind === 'fault' ? 'alert' : 'status') : undefined}>
      {title !== undefined && <p className="notice-title">{title}</p>}
      {children}
      {action !== undefined && <div className="notice-action">{action}</div>}
    </div>
  );
}
