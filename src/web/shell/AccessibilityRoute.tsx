import { AccessibilityPage } from '../../association/ui/AccessibilityPage.tsx';
import { ReceivedFeedback } from '../../association/ui/ReceivedFeedback.tsx';
import { seesToAccessibility } from './navigation.ts';
import { useVisit } from './visit.ts';

export function AccessibilityRoute() {
  const { session } = useVisit();
  return <AccessibilityPage slug={session.association.slug} received={seesToAccessibility(session) ? <ReceivedFeedback /> : undefined} />;
}
