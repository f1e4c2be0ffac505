import { useTranslation } from 'react-i18next';
import { Button } from '../ui-kit/Button.tsx';
import { Page } from '../ui-kit/Page.tsx';
import { firstAddress } from './navigation.ts';
import { useVisit } from './visit.ts';

function FaultPage({ kind }: { readonly kind: 'forbidden' | 'missing' }) {
  const { t } = useTranslation('shell');
  const { session } = useVisit();
  return (
    <Page title={t(`${kind}.title`)} lead={t(`${kind}.text`)}>
      <p>
        <a href={firstAddress(session)}>{t(`${kind}.back`)}</a>
      </p>
    </Page>
  );
}

export const ForbiddenPage = () => <FaultPage kind="forbidden" />;
export const MissingPage = () => <FaultPage kind="missing" />;

/** When a page breaks, or its part of the program cannot be fetched. */
export function FailedPage() {
  const { t } = useTranslation('shell');
  return (
    <Page title={t('failed.title')} lead={t('failed.text')}>
      <Button onClick={() => window.location.reload()}>{t('failed.reload')}</Button>
    </Page>
  );
}
