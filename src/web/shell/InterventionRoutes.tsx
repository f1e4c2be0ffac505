import { useParams, useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Session } from '../../access/sessionApi.ts';
import { InterventionPage } from '../../interventions/ui/InterventionPage.tsx';
import { InterventionsPage } from '../../interventions/ui/InterventionsPage.tsx';
import { NewInterventionPage } from '../../interventions/ui/NewInterventionPage.tsx';
import { ReorganisationPart } from '../../participants/ui/ReorganisationPart.tsx';
import { pagePaths, withQuery } from '../paths.ts';
import { ForbiddenPage } from './FaultPages.tsx';
import { figuresFor, isAuditor, isCoordinator, pagesOf } from './navigation.ts';
import { RolePage } from './RolePage.tsx';
import { useVisit } from './visit.ts';

const leads = ({ roles }: Session, intervention: string): boolean =>
  roles.some(({ role, interventionId }) => role === 'team_leader' && interventionId === intervention);

export function InterventionsRoute() {
  const { session, today } = useVisit();
  const { slug } = session.association;
  return (
    <RolePage page="interventions">
      <InterventionsPage
        today={today}
        canChange={isCoordinator(session)}
        addressOf={(id) => pagePaths.intervention(slug, id)}
        newAddress={pagePaths.newIntervention(slug)}
      />
    </RolePage>
  );
}

export function InterventionRoute() {
  const { session, today } = useVisit();
  const { t } = useTranslation('shell');
  const { slug } = session.association;
  const { id = '' } = useParams({ strict: false }) as { readonly id?: string };
  const seesFigures = pagesOf(session).includes('figures') && figuresFor(session) !== 'association';
  return (
    <RolePage page="interventions">
      <InterventionPage
        key={id}
        id={id}
        today={today}
        canChange={isCoordinator(session)}
        trail={[{ text: t('nav.interventions'), href: pagePaths.interventions(slug) }]}
        figuresAddress={seesFigures ? (name) => withQuery(pagePaths.figures(slug), { intervention: name }) : undefined}
        more={(name) =>
          (isCoordinator(session) || isAuditor(session) || leads(session, id)) && (
            <ReorganisationPart
              interventionId={id}
              name={name}
              today={today}
              canReorganise={isCoordinator(session)}
              canDistribute={leads(session, id)}
            />
          )
        }
      />
    </RolePage>
  );
}

export function NewInterventionRoute() {
  const { session, today } = useVisit();
  const { t } = useTranslation('shell');
  const router = useRouter();
  const { slug } = session.association;
  if (!isCoordinator(session)) return <ForbiddenPage />;
  return (
    <NewInterventionPage
      today={today}
      trail={[{ text: t('nav.interventions'), href: pagePaths.interventions(slug) }]}
      onDone={(id) => router.history.replace(id === undefined ? pagePaths.interventions(slug) : pagePaths.intervention(slug, id))}
    />
  );
}
