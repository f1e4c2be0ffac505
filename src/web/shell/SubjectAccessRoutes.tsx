import { useParams, useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { SubjectAccessPage } from '../../privacy/ui/SubjectAccessPage.tsx';
import { SubjectRequestPage } from '../../privacy/ui/SubjectRequestPage.tsx';
import { pagePaths } from '../paths.ts';
import { RolePage } from './RolePage.tsx';
import { useVisit } from './visit.ts';

export function SubjectAccessRoute() {
  const { session, today } = useVisit();
  const router = useRouter();
  const { slug } = session.association;
  return (
    <RolePage page="subjectAccess">
      <SubjectAccessPage
        today={today}
        addressOf={(id) => pagePaths.subjectRequest(slug, id)}
        onRegistered={(id) => router.history.push(pagePaths.subjectRequest(slug, id))}
      />
    </RolePage>
  );
}

export function SubjectRequestRoute() {
  const { session, today } = useVisit();
  const { t } = useTranslation('shell');
  const { slug } = session.association;
  const { id = '' } = useParams({ strict: false }) as { readonly id?: string };
  return (
    <RolePage page="subjectAccess">
      <SubjectRequestPage key={id} id={id} today={today} trail={[{ text: t('nav.subjectAccess'), href: pagePaths.subjectAccess(slug) }]} />
    </RolePage>
  );
}
