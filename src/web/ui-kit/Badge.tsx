import type { ReactNode } from 'react';
import './parts.css';

export function Badge({ kind = 'plain', children }: { readonly kind?: 'plain' | 'done' | 'quiet'; readonly children: ReactNode }) {
  return <span className={`badge badge-${kind}`}>{children}</span>;
}
