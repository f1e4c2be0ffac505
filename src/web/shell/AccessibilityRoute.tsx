import { AccessibilityPage } from '../../association/ui/AccessibilityPage.tsx';
import { ReceivedFeedback } from '../../association/ui/ReceivedFeedback.tsx';
import { useVisit } from './visit.ts';

export function AccessibilityRoute() {
  const { association, roles } = useVisit().session;
  const seesToIt = roles.some(({ role }) => role === 'coordinator' || role === 'administrator');
  return <AccessibilityPage slug={association.slug} received={seesToIt ? <ReceivedFeedback /> : undefined} />;
}
