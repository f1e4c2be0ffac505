import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { apiPaths, withQuery } from '../../web/paths.ts';
import { DataTable, type Column } from '../../web/ui-kit/DataTable.tsx';
import { EmptyState } from '../../web/ui-kit/EmptyState.tsx';
import { fetchJson } from '../../web/ui-kit/fetchJson.ts';
import { useLanguage } from '../../web/ui-kit/language.ts';
import { Loaded } from '../../web/ui-kit/Loaded.tsx';
import { momentText } from '../../web/ui-kit/momentText.ts';
import { Page } from '../../web/ui-kit/Page.tsx';
import { Pager } from '../../web/ui-kit/Pager.tsx';
import type { PseudonymisedAudit } from '../auditLogApi.ts';
import { LogPeriod } from './LogPeriod.tsx';
import { askedFilter, monthUntil, type LogSearchFields } from './logSearchFields.ts';
import { roleWord } from './roleWord.ts';
import './privacy.css';

type Entry = PseudonymisedAudit['entries'][number];
const CODES_SHOWN = 3;
type Placed = Entry & { readonly place: number };

/** The access log for the auditor: codes instead of users, and nobody it is about. */
export function PseudonymisedLogPage({ today }: { readonly today: string }) {
  const { t } = useTranslation('privacy');
  const [asked, setAsked] = useState<LogSearchFields>(() => monthUntil(today));
  const [offset, setOffset] = useState(0);
  const address = withQuery(apiPaths.pseudonymisedAudit(), { ...askedFilter(asked), offset });
  const query = useQuery({
    queryKey: ['pseudonymised', address],
    queryFn: ({ signal }) => fetchJson<PseudonymisedAudit>(address, { signal }),
  });
  const search = (fields: LogSearchFields): void => {
    setOffset(0);
    setAsked(fields);
  };
  return (
    <Page title={t('log.title')} lead={t('log.auditorLead')}>
      <LogPeriod asked={asked} fault={query.error} onSearch={search} />
      {query.error === null && (
        <Loaded query={query}>
          {({ total, size, entries }) =>
            entries.length === 0 ? (
              <EmptyState title={t('log.none')}>
                <p>{t('log.noneText')}</p>
              </EmptyState>
            ) : (
              <>
                <CodedTable caption={t('log.caption', { count: total })} entries={entries} />
                <Pager total={total} offset={offset} size={size} onOffset={setOffset} />
              </>
            )
          }
        </Loaded>
      )}
    </Page>
  );
}

function CodedTable({ caption, entries }: { readonly caption: string; readonly entries: readonly Entry[] }) {
  const { t } = useTranslation('privacy');
  const language = useLanguage();
  const columns: readonly Column<Placed>[] = [
    { key: 'at', text: t('log.at'), cell: ({ at }) => momentText(at, language) },
    {
      key: 'who',
      text: t('readings.who'),
      cell: ({ role, code }) => (
        <>
          <span className="address">{code}</span>
          <div className="quiet small">{roleWord(role, t)}</div>
        </>
      ),
    },
    { key: 'what', text: t('log.operation'), cell: ({ operation }) => operation },
    { key: 'why', text: t('readings.purpose'), cell: ({ purpose }) => t(`purpose.${purpose}`) },
    { key: 'outcome', text: t('log.outcome'), cell: ({ outcome }) => t(`outcome.${outcome}`) },
    {
      key: 'participants',
      text: t('log.participants'),
      cell: ({ participants, records }) => (
        <>
          {participants.slice(0, CODES_SHOWN).map((code) => (
            <div className="address" key={code}>
              {code}
            </div>
          ))}
          {records > Math.min(participants.length, CODES_SHOWN) && (
            <div className="quiet small">{t('log.records', { count: records })}</div>
          )}
        </>
      ),
    },
  ];
  const rows = entries.map((entry, place) => ({ ...entry, place }));
  return <DataTable caption={caption} columns={columns} rows={rows} rowKey={({ place }) => String(place)} note={t('log.codes')} />;
}
