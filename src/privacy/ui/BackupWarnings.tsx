import { useTranslation } from 'react-i18next';
import { Notice } from '../../web/ui-kit/Notice.tsx';
import type { Backups } from '../backupsApi.ts';

/** What stands in the way of going back to a backup, and what to do about it; first what causes the rest. */
export function BackupWarnings({ backups: { schedule, isLate, lastGood, runs } }: { readonly backups: Backups }) {
  const { t } = useTranslation('privacy');
  if (schedule === null)
    return (
      <Notice kind="warning" title={t('backup.offTitle')}>
        <p>{t('backup.offText')}</p>
      </Notice>
    );
  const fault = runs[0]?.fault;
  return (
    <>
      {!schedule.folderIsThere && (
        <Notice kind="warning" title={t('backup.folderTitle')}>
          <p>{t('backup.folderText')}</p>
        </Notice>
      )}
      {isLate && (
        <Notice kind="warning" title={t(lastGood === null ? 'backup.neverTitle' : 'backup.lateTitle')}>
          <p>{t(lastGood === null ? 'backup.neverText' : 'backup.lateText')}</p>
        </Notice>
      )}
      {schedule.folderIsThere && fault != null && (
        <Notice kind="warning" title={t('backup.failedTitle')}>
          <p>{t(`backupFault.${fault}`)}</p>
        </Notice>
      )}
    </>
  );
}
