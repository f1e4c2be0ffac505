import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { apiPaths, pagePaths } from '../../web/paths.ts';
import { EmptyState } from '../../web/ui-kit/EmptyState.tsx';
import { fetchJson } from '../../web/ui-kit/fetchJson.ts';
import { useLanguage } from '../../web/ui-kit/language.ts';
import { Loaded } from '../../web/ui-kit/Loaded.tsx';
import { momentText } from '../../web/ui-kit/momentText.ts';
import { Page } from '../../web/ui-kit/Page.tsx';
import { Pager } from '../../web/ui-kit/Pager.tsx';
import type { AuditChoices, FoundAudit } from '../auditLogApi.ts';
import { AuditTable } from './AuditTable.tsx';
import { LogFiles } from './LogFiles.tsx';
import { LogSearch } from './LogSearch.tsx';
import { askedFilter, monthUntil, type LogSearchFields } from './logSearchFields.ts';
import './privacy.css';

type Props = { readonly slug: string; readonly today: string };

/** The access log for the data protection officer: who did what, why, and about whom. */
export function AuditLogPage({ slug, today }: Props) {
  const { t } = useTranslation('privacy');
  // What is searched for stays out of the address: it may be a person's number.
  const [asked, setAsked] = useState<LogSearchFields>(() => monthUntil(today));
  const [offset, setOffset] = useState(0);
  const choices = useQuery({
    queryKey: ['audit-choices'],
    queryFn: ({ signal }) => fetchJson<AuditChoices>(apiPaths.auditChoices(), { signal }),
  });
  const query = useQuery({
    queryKey: ['audit', asked, offset],
    queryFn: ({ signal }) =>
      fetchJson<FoundAudit>(apiPaths.auditSearch(), { method: 'POST', body: { ...askedFilter(asked), offset }, signal }),
    gcTime: 0,
  });
  const search = (fields: LogSearchFields): void => {
    setOffset(0);
    setAsked(fields);
  };
  return (
    <Page
      title={t('log.title')}
      lead={t('log.lead')}
      actions={
        <a className="button button-secondary" href={pagePaths.logChecks(slug)}>
          {t('checks.title')}
        </a>
      }
    >
      <LogSearch asked={asked} interventions={choices.data?.interventions ?? []} fault={query.error} onSearch={search} />
      {query.error === null && (
        <Loaded query={query}>
          {(found) =>
            found.entries.length === 0 ? (
              <>
                <Sealed sealed={found.sealed} />
                <EmptyState title={t('log.none')}>
                  <p>{t('log.noneText')}</p>
                </EmptyState>
              </>
            ) : (
              <>
                <Sealed sealed={found.sealed} />
                <p>{t('log.counts', found.counts)}</p>
                <AuditTable caption={t('log.caption', { count: found.counts.entries })} entries={found.entries} />
                <Pager total={found.counts.entries} offset={offset} size={found.size} onOffset={setOffset} />
                <LogFiles asked={asked} participant={found.participant} />
              </>
            )
          }
        </Loaded>
      )}
    </Page>
  );
}

function Sealed({ sealed }: Pick<FoundAudit, 'sealed'>) {
  const { t } = useTranslation('privacy');
  const language = useLanguage();
  if (sealed === null) return null;
  const { block, at, seal } = sealed;
  return <p className="quiet small">{t('log.sealed', { block, at: momentText(at, language), seal: seal.slice(0, 16) })}</p>;
}
