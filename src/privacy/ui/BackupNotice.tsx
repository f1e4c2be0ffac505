import { useTranslation } from 'react-i18next';
import { Notice } from '../../web/ui-kit/Notice.tsx';
import type { Retention } from '../retentionApi.ts';

/** How long backups hold what is weeded, and whether that is longer than the plan allows. */
export function BackupNotice({ backups: { longest, shortest, isFailing } }: Pick<Retention, 'backups'>) {
  const { t } = useTranslation('privacy');
  if (longest === null) return <Notice>{t('retention.backupsOff')}</Notice>;
  const isLonger = shortest !== null && longest > shortest;
  return (
    <>
      {isLonger ? (
        <Notice kind="warning" title={t('retention.backupsLongerTitle')}>
          <p>{t('retention.backupsLonger', { shortest, longest })}</p>
        </Notice>
      ) : (
        <Notice>{t('retention.backupsKept', { count: longest })}</Notice>
      )}
      {isFailing && <Notice kind="warning">{t('retention.backupsFailing')}</Notice>}
    </>
  );
}
