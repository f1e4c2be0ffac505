import type { ReactNode } from 'react';
import './parts.css';

/** Nothing to show, and what that means. */
export function EmptyState({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  return (
    <div className="empty">
      <p className="empty-title">{title}</p>
      {children}
    </div>
  );
}
