import i18next from 'i18next';
import { lazy, Suspense } from 'react';
import { slugOf } from '../paths.ts';
import { Progress } from '../ui-kit/Progress.tsx';
import { PlainFrame } from './PlainFrame.tsx';

// Fetched when it is asked for, so that the login stays small.
const AccessibilityPage = lazy(async () => {
  await i18next.loadNamespaces('association');
  return { default: (await import('../../association/ui/AccessibilityPage.tsx')).AccessibilityPage };
});

/** A page that needs no login. */
export function PublicScreen() {
  return (
    <PlainFrame>
      <Suspense fallback={<Progress />}>
        <AccessibilityPage slug={slugOf(window.location.pathname) ?? ''} />
      </Suspense>
    </PlainFrame>
  );
}
