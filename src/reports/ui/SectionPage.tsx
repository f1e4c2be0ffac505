import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { apiPaths } from '../../web/paths.ts';
import { Button } from '../../web/ui-kit/Button.tsx';
import { draftOnDevice, type DeviceDraft } from '../../web/ui-kit/deviceDrafts.ts';
import { ProseText } from '../../web/ui-kit/editor/ProseText.tsx';
import { fetchJson } from '../../web/ui-kit/fetchJson.ts';
import { Loaded } from '../../web/ui-kit/Loaded.tsx';
import { Notice } from '../../web/ui-kit/Notice.tsx';
import { Page } from '../../web/ui-kit/Page.tsx';
import { Progress } from '../../web/ui-kit/Progress.tsx';
import { INTERIM_SECTIONS } from '../interimReport/interimSections.ts';
import type { ReportSection } from '../sectionsApi.ts';
import { CommentList } from './CommentList.tsx';
import { EarlierText } from './EarlierText.tsx';
import type { EconomyAddress } from './economyAddress.ts';
import { PlanFacts } from './PlanFacts.tsx';
import { SectionEditor } from './SectionEditor.tsx';
import { sectionName } from './sectionName.ts';
import './reports.css';

// Fetched when the plan is changed: most come here to write.
const PlanForm = lazy(async () => ({ default: (await import('./PlanForm.tsx')).PlanForm }));

type Props = {
  readonly id: string;
  readonly section: string;
  readonly today: string;
  readonly isWhole: boolean;
  readonly userId: string;
  readonly listAddress: string;
  readonly reportAddress: string;
  readonly addressOf: (section: string) => string;
  readonly economyAddress: EconomyAddress;
};

/** One section of a report: how far it has come, its text to write, what it said last time beside, and the way to the next. */
export function SectionPage({ id, section, today, isWhole, userId, listAddress, reportAddress, addressOf, economyAddress }: Props) {
  const { t } = useTranslation('reports');
  const load = (): Promise<ReportSection> => fetchJson<ReportSection>(apiPaths.reportSection(id, section));
  const query = useQuery({
    queryKey: ['reportSection', id, section],
    queryFn: load,
    // What is being written is not exchanged under the writer's hands.
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  const title = sectionName({ section, title: query.data?.title ?? '' }, t);
  return (
    <Page
      title={title}
      trail={[
        { text: t('title'), href: listAddress },
        { text: query.data?.report.title ?? t('report.title'), href: reportAddress },
      ]}
    >
      <Loaded query={query}>
        {(read) => (
          <>
            {read.report.status === 'adopted' ? (
              <AdoptedText read={read} reportAddress={reportAddress} />
            ) : (
              <>
                <Plan read={read} today={today} isWhole={isWhole} />
                <div className="writing">
                  <Writing {...{ read, title, userId, economyAddress }} reload={load} />
                  {read.before && <EarlierText section={read.section} before={read.before} />}
                </div>
              </>
            )}
            {read.report.status === 'draft' && <CommentList reportId={read.report.id} section={read.section} />}
            <p className="not-printed">
              <NextSection {...{ section, isWhole, reportAddress, addressOf }} />
            </p>
          </>
        )}
      </Loaded>
    </Page>
  );
}

type WritingProps = {
  readonly read: ReportSection;
  readonly title: string;
  readonly userId: string;
  readonly reload: () => Promise<ReportSection>;
  readonly economyAddress: EconomyAddress;
};

/** The editor, when it is known what was under hand on this device. */
function Writing({ read, title, userId, reload, economyAddress }: WritingProps) {
  const [place] = useState({ name: `${userId}.${read.report.id}.${read.section}`, key: read.deviceKey });
  const [found, setFound] = useState<{ readonly onDevice: DeviceDraft | undefined }>();
  useEffect(() => {
    let isHere = true;
    void draftOnDevice(place).then((onDevice) => isHere && setFound({ onDevice }));
    return () => {
      isHere = false;
    };
  }, [place]);
  return found ? <SectionEditor {...{ read, title, place, reload, economyAddress }} onDevice={found.onDevice} /> : <Progress />;
}

function Plan({ read, today, isWhole }: { readonly read: ReportSection } & Pick<Props, 'today' | 'isWhole'>) {
  const { t } = useTranslation('reports');
  const [isOpen, setOpen] = useState(false);
  return (
    <div className="stack-tight">
      <div className="row">
        <PlanFacts section={read} today={today} />
        {!isWhole && !isOpen && (
          <Button look="quiet" onClick={() => setOpen(true)}>
            {t('plan.changeStatus')}
          </Button>
        )}
      </div>
      {isOpen && (
        <Suspense fallback={<Progress />}>
          <PlanForm reportId={read.report.id} section={read} onDone={() => setOpen(false)} />
        </Suspense>
      )}
    </div>
  );
}

function AdoptedText({ read, reportAddress }: { readonly read: ReportSection; readonly reportAddress: string }) {
  const { t } = useTranslation('reports');
  return (
    <div className="measure stack">
      <Notice title={t('write.adopted')}>
        <p>
          <a href={reportAddress}>{t('write.toReport')}</a>
        </p>
      </Notice>
      <ProseText markdown={read.markdown} imageAddress={(key) => apiPaths.sectionImage(read.report.id, read.section, key)} />
    </div>
  );
}

function NextSection({ section, isWhole, reportAddress, addressOf }: Pick<Props, 'section' | 'isWhole' | 'reportAddress' | 'addressOf'>) {
  const { t } = useTranslation('reports');
  const place = INTERIM_SECTIONS.findIndex(({ key }) => key === section);
  const next = isWhole && place >= 0 ? INTERIM_SECTIONS[place + 1]?.key : undefined;
  return next === undefined ? (
    <a href={reportAddress}>{t('write.toReport')}</a>
  ) : (
    <a href={addressOf(next)}>{t('write.next', { section: t(`section.${next}`) })}</a>
  );
}
