import type { ReactNode } from 'react';
import { ForbiddenPage } from './FaultPages.tsx';
import { pagesOf, type MenuPage } from './navigation.ts';
import { useVisit } from './visit.ts';

/** A page for those whose roles have it. The server refuses the others too; this says it before anything is asked. */
export function RolePage({ page, children }: { readonly page: MenuPage; readonly children: ReactNode }) {
  const { session } = useVisit();
  return pagesOf(session).includes(page) ? children : <ForbiddenPage />;
}
