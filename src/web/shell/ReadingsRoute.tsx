import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { OwnReadingsPage } from '../../privacy/ui/OwnReadingsPage.tsx';
import { ReadingsPage } from '../../privacy/ui/ReadingsPage.tsx';
import { pagePaths } from '../paths.ts';
import { RolePage } from './RolePage.tsx';
import { useVisit } from './visit.ts';

export function ReadingsRoute() {
  const { session } = useVisit();
  const { t } = useTranslation(['shell', 'privacy']);
  const { slug } = session.association;
  const { id = '' } = useParams({ strict: false }) as { readonly id?: string };
  return (
    <RolePage page="participants">
      <ReadingsPage
        key={id}
        id={id}
        trail={[
          { text: t('nav.participants'), href: pagePaths.participants(slug) },
          { text: t('privacy:readings.back'), href: pagePaths.participant(slug, id) },
        ]}
      />
    </RolePage>
  );
}

/** The participant's own page. */
export const OwnReadingsRoute = () => (
  <RolePage page="ownReadings">
    <OwnReadingsPage />
  </RolePage>
);
