import { useParams, useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { RETENTION_KINDS } from '../../privacy/retentionRule.ts';
import { DueParticipationsPage } from '../../privacy/ui/DueParticipationsPage.tsx';
import { RetentionPage } from '../../privacy/ui/RetentionPage.tsx';
import { RetentionRulePage } from '../../privacy/ui/RetentionRulePage.tsx';
import { WeedingPage } from '../../privacy/ui/WeedingPage.tsx';
import { localDate } from '../../shared/localDate.ts';
import { pagePaths } from '../paths.ts';
import { MissingPage } from './FaultPages.tsx';
import { leadsTeam, pagesOf, weeds } from './navigation.ts';
import { RolePage } from './RolePage.tsx';
import { useVisit } from './visit.ts';

export function RetentionRoute() {
  const { session, today } = useVisit();
  const router = useRouter();
  const { slug } = session.association;
  return (
    <RolePage page="retention">
      <RetentionPage
        today={today}
        weeds={weeds(session)}
        ruleAddress={(kind) => pagePaths.retentionRule(slug, kind)}
        weedingAddress={(id) => pagePaths.weeding(slug, id)}
        rowsAddress={pagesOf(session).includes('dueParticipations') ? pagePaths.dueParticipations(slug) : undefined}
        onWeeded={(id) => router.history.push(pagePaths.weeding(slug, id))}
      />
    </RolePage>
  );
}

/** The way back to the plan. */
function useTrail() {
  const { session } = useVisit();
  const { t } = useTranslation('shell');
  return [{ text: t('nav.retention'), href: pagePaths.retention(session.association.slug) }];
}

export function RetentionRuleRoute() {
  const { session, today } = useVisit();
  const trail = useTrail();
  const { id = '' } = useParams({ strict: false }) as { readonly id?: string };
  const kind = RETENTION_KINDS.find((one) => one === id);
  if (kind === undefined) return <MissingPage />;
  return (
    <RolePage page="retention">
      <RetentionRulePage key={kind} kind={kind} today={localDate(today)} decides={weeds(session)} trail={trail} />
    </RolePage>
  );
}

export function WeedingRoute() {
  const { session } = useVisit();
  const trail = useTrail();
  const { id = '' } = useParams({ strict: false }) as { readonly id?: string };
  return (
    <RolePage page="retention">
      <WeedingPage key={id} id={id} weeds={weeds(session)} trail={trail} />
    </RolePage>
  );
}

export function DueParticipationsRoute() {
  const { session, today } = useVisit();
  const { slug } = session.association;
  return (
    <RolePage page="dueParticipations">
      <DueParticipationsPage today={today} addressOf={leadsTeam(session) ? (id) => pagePaths.participant(slug, id) : undefined} />
    </RolePage>
  );
}
