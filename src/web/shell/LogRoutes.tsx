import { useParams, useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { AuditLogPage } from '../../privacy/ui/AuditLogPage.tsx';
import { LogChecksPage } from '../../privacy/ui/LogChecksPage.tsx';
import { LogSamplePage } from '../../privacy/ui/LogSamplePage.tsx';
import { PseudonymisedLogPage } from '../../privacy/ui/PseudonymisedLogPage.tsx';
import { pagePaths } from '../paths.ts';
import { watchesLog } from './navigation.ts';
import { RolePage } from './RolePage.tsx';
import { useVisit } from './visit.ts';

/** The data protection officer's log has users in it, the auditor's has codes. */
export function AccessLogRoute() {
  const { session, today } = useVisit();
  const watches = watchesLog(session);
  return (
    <RolePage page="accessLog">
      {watches ? <AuditLogPage slug={session.association.slug} today={today} /> : <PseudonymisedLogPage today={today} />}
    </RolePage>
  );
}

export function LogChecksRoute() {
  const { session, today } = useVisit();
  const { t } = useTranslation('shell');
  const router = useRouter();
  const { slug } = session.association;
  return (
    <RolePage page="logChecks">
      <LogChecksPage
        today={today}
        trail={[{ text: t('nav.accessLog'), href: pagePaths.accessLog(slug) }]}
        addressOf={(id) => pagePaths.logSample(slug, id)}
        onDrawn={(id) => router.history.push(pagePaths.logSample(slug, id))}
      />
    </RolePage>
  );
}

export function LogSampleRoute() {
  const { session } = useVisit();
  const { t } = useTranslation('shell');
  const { slug } = session.association;
  const { id = '' } = useParams({ strict: false }) as { readonly id?: string };
  return (
    <RolePage page="logChecks">
      <LogSamplePage
        key={id}
        id={id}
        trail={[
          { text: t('nav.accessLog'), href: pagePaths.accessLog(slug) },
          { text: t('nav.logChecks'), href: pagePaths.logChecks(slug) },
        ]}
      />
    </RolePage>
  );
}
