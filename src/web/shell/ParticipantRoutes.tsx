import { useParams, useRouter, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { EnrolPage } from '../../participants/ui/EnrolPage.tsx';
import { HandOverPage } from '../../participants/ui/HandOverPage.tsx';
import { listQuery, readListView, type ListView } from '../../participants/ui/listView.ts';
import { ParticipantPage } from '../../participants/ui/ParticipantPage.tsx';
import { ParticipantsPage } from '../../participants/ui/ParticipantsPage.tsx';
import { pagePaths, withQuery } from '../paths.ts';
import { ForbiddenPage } from './FaultPages.tsx';
import { leadsTeam } from './navigation.ts';
import { RolePage } from './RolePage.tsx';
import { useVisit } from './visit.ts';

export function ParticipantsRoute() {
  const { session } = useVisit();
  const router = useRouter();
  const { slug } = session.association;
  const view = readListView(useSearch({ strict: false }));
  const show = useCallback(
    (view: ListView) => router.history.push(withQuery(pagePaths.participants(slug), listQuery(view))),
    [router, slug],
  );
  return (
    <RolePage page="participants">
      <ParticipantsPage slug={slug} view={view} canHandOver={leadsTeam(session)} onView={show} />
    </RolePage>
  );
}

export function ParticipantRoute() {
  const { session, today } = useVisit();
  const { t } = useTranslation('shell');
  const { slug } = session.association;
  const { id = '' } = useParams({ strict: false }) as { readonly id?: string };
  return (
    <RolePage page="participants">
      <ParticipantPage
        key={id}
        slug={slug}
        id={id}
        today={today}
        trail={[{ text: t('nav.participants'), href: pagePaths.participants(slug) }]}
      />
    </RolePage>
  );
}

export function HandOverRoute() {
  const { session, today } = useVisit();
  const { t } = useTranslation('shell');
  const { slug } = session.association;
  if (!leadsTeam(session)) return <ForbiddenPage />;
  return <HandOverPage today={today} trail={[{ text: t('nav.participants'), href: pagePaths.participants(slug) }]} />;
}

export function EnrolRoute() {
  const { session, today } = useVisit();
  const { t } = useTranslation('shell');
  const router = useRouter();
  const { slug } = session.association;
  const { again } = useSearch({ strict: false }) as { readonly again?: string };
  return (
    <RolePage page="participants">
      <EnrolPage
        key={again}
        slug={slug}
        today={today}
        again={again}
        trail={[{ text: t('nav.participants'), href: pagePaths.participants(slug) }]}
        onEnrolled={(id) => router.history.replace(pagePaths.participant(slug, id))}
      />
    </RolePage>
  );
}
