import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { PageOwner } from '../ui-kit/Page.tsx';
import { hasUnsaved } from '../ui-kit/unsaved.ts';
import { createQueries } from './queries.ts';
import { createPages } from './pages.tsx';
import { VisitContext, type Visit } from './visit.ts';

/** Everything inside the login. What was fetched is forgotten with it, so that the next to log in finds nothing. */
export function App({ visit }: { readonly visit: Visit }) {
  const [queries] = useState(createQueries);
  const { onSessionEnded } = visit;
  // What is written and kept nowhere else stays on the page: the fault there says how to log in beside it and go on.
  useEffect(() => queries.whenSessionEnds(() => !hasUnsaved() && onSessionEnded()), [queries, onSessionEnded]);
  const [router] = useState(createPages);
  return (
    <PageOwner value={visit.session.association.name}>
      <VisitContext value={visit}>
        <QueryClientProvider client={queries.client}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </VisitContext>
    </PageOwner>
  );
}
