import { useParams, useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ImportPage } from '../../imports/ui/ImportPage.tsx';
import { ImportsPage } from '../../imports/ui/ImportsPage.tsx';
import { NewImportPage } from '../../imports/ui/NewImportPage.tsx';
import { yearOf } from '../../shared/localDate.ts';
import { pagePaths } from '../paths.ts';
import { ForbiddenPage } from './FaultPages.tsx';
import { importKinds } from './navigation.ts';
import { RolePage } from './RolePage.tsx';
import { useVisit } from './visit.ts';

export function ImportsRoute() {
  const { session } = useVisit();
  const { slug } = session.association;
  return (
    <RolePage page="imports">
      <ImportsPage
        newAddress={importKinds(session).length > 0 ? pagePaths.newImport(slug) : undefined}
        addressOf={(id) => pagePaths.import(slug, id)}
      />
    </RolePage>
  );
}

export function NewImportRoute() {
  const { session, today } = useVisit();
  const router = useRouter();
  const trail = useTrail();
  const { slug } = session.association;
  const kinds = importKinds(session);
  if (kinds.length === 0) return <ForbiddenPage />;
  return (
    <NewImportPage
      trail={trail}
      kinds={kinds}
      thisYear={yearOf(today)}
      onBrought={(id) => router.history.replace(pagePaths.import(slug, id))}
    />
  );
}

export function ImportRoute() {
  const { session } = useVisit();
  const router = useRouter();
  const trail = useTrail();
  const { slug } = session.association;
  const { id = '' } = useParams({ strict: false }) as { readonly id?: string };
  return (
    <RolePage page="imports">
      <ImportPage
        key={id}
        id={id}
        trail={trail}
        newAddress={pagePaths.newImport(slug)}
        recordAddress={(record) => pagePaths.participant(slug, record)}
        onDropped={() => router.history.replace(pagePaths.imports(slug))}
      />
    </RolePage>
  );
}

function useTrail() {
  const { session } = useVisit();
  const { t } = useTranslation('shell');
  return [{ text: t('nav.imports'), href: pagePaths.imports(session.association.slug) }];
}
