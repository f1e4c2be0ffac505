import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '../ui-kit/Page.tsx';
import { firstAddress, pagesOf } from './navigation.ts';
import { useVisit } from './visit.ts';

/** The association's own address: leads on to the first page of the role, and says so where a role has none. */
export function FirstPage() {
  const { t } = useTranslation('shell');
  const { session } = useVisit();
  const router = useRouter();
  const hasPages = pagesOf(session).length > 0;
  useEffect(() => {
    if (hasPages) router.history.replace(firstAddress(session));
  }, [hasPages, router, session]);
  if (hasPages) return null;
  return (
    <Page title={t('home.title')} lead={t('home.text')}>
      {null}
    </Page>
  );
}
