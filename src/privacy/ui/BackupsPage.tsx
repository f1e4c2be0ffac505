import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { apiPaths } from '../../web/paths.ts';
import { FactList } from '../../web/ui-kit/FactList.tsx';
import { fetchJson } from '../../web/ui-kit/fetchJson.ts';
import { useLanguage } from '../../web/ui-kit/language.ts';
import { Loaded } from '../../web/ui-kit/Loaded.tsx';
import { momentText } from '../../web/ui-kit/momentText.ts';
import { Page } from '../../web/ui-kit/Page.tsx';
import type { Backups } from '../backupsApi.ts';
import { BackupRunTable } from './BackupRunTable.tsx';
import { BackupWarnings } from './BackupWarnings.tsx';
import { OrderBackup } from './OrderBackup.tsx';

/** While one is made it is looked at so often, in ms. */
const WHILE_MADE = 1_500;

/** Whether there are backups to go back to: the next, the latest with what became of them, and what to do where there is none. */
export function BackupsPage({ orders }: { readonly orders: boolean }) {
  const { t } = useTranslation('privacy');
  const query = useQuery({
    queryKey: ['backups'],
    queryFn: ({ signal }) => fetchJson<Backups>(apiPaths.backups(), { signal }),
    refetchInterval: ({ state }) => (state.data?.order ? WHILE_MADE : false),
  });
  return (
    <Page title={t('backup.title')} lead={t('backup.lead')}>
      <Loaded query={query}>
        {(backups) => (
          <>
            <BackupWarnings backups={backups} />
            <BackupFacts backups={backups} />
            {orders && backups.schedule && <OrderBackup backups={backups} />}
            <BackupRunTable runs={backups.runs} />
            {backups.byHand > 0 && <p className="measure">{t('backup.byHand', { count: backups.byHand })}</p>}
            <section className="stack measure">
              <h2>{t('backup.trial')}</h2>
              <p>{t('backup.trialText')}</p>
              <p>{t('backup.trialHow')}</p>
            </section>
          </>
        )}
      </Loaded>
    </Page>
  );
}

function BackupFacts({ backups: { schedule, lastGood } }: { readonly backups: Backups }) {
  const { t } = useTranslation('privacy');
  const language = useLanguage();
  const next = (): string => {
    if (schedule === null) return t('backup.nextNone');
    if (schedule.notBefore !== null) return t('backup.nextAgain', { at: momentText(schedule.notBefore, language) });
    return schedule.isDue ? t('backup.nextNow') : `${schedule.nextNight} ${schedule.time}`;
  };
  const facts = [
    { key: 'next', name: t('backup.next'), value: next() },
    { key: 'lastGood', name: t('backup.lastGood'), value: lastGood === null ? t('backup.none') : momentText(lastGood, language) },
  ];
  if (schedule) facts.push({ key: 'kept', name: t('backup.kept'), value: t('backup.rotation', schedule.kept) });
  return <FactList facts={[...facts, { key: 'key', name: t('backup.key'), value: t('backup.keyText') }]} />;
}
