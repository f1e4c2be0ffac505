import { lazy, Suspense, useEffect, useState } from 'react';
import type { Session } from '../../access/sessionApi.ts';
import { slugOf } from '../paths.ts';
import { Progress } from '../ui-kit/Progress.tsx';
import { PlainFrame } from './PlainFrame.tsx';

// Fetched when a link leads here, so that the login stays small.
const InvitationPage = lazy(async () => ({ default: (await import('../../access/ui/InvitationPage.tsx')).InvitationPage }));

const tokenInAddress = (): string => window.location.hash.slice(1);

/** Where a link to choose a password leads, whoever is logged in. Its token stands in the address's fragment, which no server sees. */
export function InvitationScreen({ onLogIn }: { readonly onLogIn: (session: Session) => void }) {
  const [token, setToken] = useState(tokenInAddress);
  // A newer link that is pasted into the same tab changes the fragment alone.
  useEffect(() => {
    const follow = (): void => setToken(tokenInAddress());
    window.addEventListener('hashchange', follow);
    return () => window.removeEventListener('hashchange', follow);
  }, []);
  return (
    <PlainFrame>
      <Suspense fallback={<Progress />}>
        <InvitationPage key={token} slug={slugOf(window.location.pathname) ?? ''} token={token} onLogIn={onLogIn} />
      </Suspense>
    </PlainFrame>
  );
}
