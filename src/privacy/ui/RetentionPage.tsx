import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { apiPaths } from '../../web/paths.ts';
import { fetchJson } from '../../web/ui-kit/fetchJson.ts';
import { Loaded } from '../../web/ui-kit/Loaded.tsx';
import { Page } from '../../web/ui-kit/Page.tsx';
import type { Retention } from '../retentionApi.ts';
import { ArchiveList } from './ArchiveList.tsx';
import { BackupNotice } from './BackupNotice.tsx';
import { DueSection } from './DueSection.tsx';
import { PlanTable } from './PlanTable.tsx';
import { WeedingList } from './WeedingList.tsx';
import './privacy.css';

type Props = {
  readonly today: string;
  /** Whether the asker carries the plan out. */
  readonly weeds: boolean;
  readonly ruleAddress: (kind: string) => string;
  readonly weedingAddress: (id: string) => string;
  /** Where it stands which participations are due, for those who may know. */
  readonly rowsAddress: string | undefined;
  readonly onWeeded: (id: string) => void;
};

/** The retention plan: what is due by it, what it says, and what has been carried out. */
export function RetentionPage({ today, weeds, ruleAddress, weedingAddress, rowsAddress, onWeeded }: Props) {
  const { t } = useTranslation('privacy');
  const plan = useQuery({
    queryKey: ['retention'],
    queryFn: ({ signal }) => fetchJson<Retention>(apiPaths.retention(), { signal }),
  });
  return (
    <Page title={t('retention.title')} lead={t('retention.lead')}>
      <Loaded query={plan}>
        {({ rules, backups }) => (
          <>
            <BackupNotice backups={backups} />
            <DueSection today={today} weeds={weeds} rowsAddress={rowsAddress} onWeeded={onWeeded} />
            <ArchiveList today={today} makes={false} />
            <PlanTable rules={rules} addressOf={ruleAddress} />
          </>
        )}
      </Loaded>
      <WeedingList addressOf={weedingAddress} />
    </Page>
  );
}
