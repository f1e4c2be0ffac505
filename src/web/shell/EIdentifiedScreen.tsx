import { lazy, Suspense, useState } from 'react';
import type { Session } from '../../access/sessionApi.ts';
import { Progress } from '../ui-kit/Progress.tsx';
import { PlainFrame } from './PlainFrame.tsx';

const EIdentifiedPage = lazy(async () => ({ default: (await import('../../access/ui/EIdentifiedPage.tsx')).EIdentifiedPage }));

/** Takes the provider's answer out of the address at once: it is nobody else's to see, and worth nothing a second time. */
function takeAnswer(): string {
  const answer = window.location.search.slice(1);
  if (answer !== '') window.history.replaceState(null, '', window.location.pathname);
  return answer === '' ? 'error=empty' : answer;
}

/** Where a browser comes back from the provider of e-identification, whoever is logged in. */
export function EIdentifiedScreen({ onLogIn }: { readonly onLogIn: (session: Session) => void }) {
  const [query] = useState(takeAnswer);
  return (
    <PlainFrame>
      <Suspense fallback={<Progress />}>
        <EIdentifiedPage query={query} onLogIn={onLogIn} />
      </Suspense>
    </PlainFrame>
  );
}
