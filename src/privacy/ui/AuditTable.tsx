import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DataTable, type Column } from '../../web/ui-kit/DataTable.tsx';
import { useLanguage } from '../../web/ui-kit/language.ts';
import { momentText } from '../../web/ui-kit/momentText.ts';
import type { AuditEntry } from '../auditLogApi.ts';
import { roleWord } from './roleWord.ts';

/** That somebody had the role stands beside their name already. */
const ROLE_ALONE = /^(?:roll \w+|inloggad|operator)$/;
const NUMBERS_SHOWN = 3;

type Props = {
  readonly caption: string;
  readonly entries: readonly AuditEntry[];
  /** A last column, of what is thought of each entry. */
  readonly judged?: { readonly text: string; readonly cell: (entry: AuditEntry) => ReactNode };
};

/** Entries of the log with who, what, why and whom it was about, by numbers that do not say who it is. */
export function AuditTable({ caption, entries, judged }: Props) {
  const { t } = useTranslation('privacy');
  const language = useLanguage();
  const columns: readonly Column<AuditEntry>[] = [
    { key: 'at', text: t('log.at'), cell: ({ at }) => <span className="address">{momentText(at, language)}</span> },
    {
      key: 'who',
      text: t('log.who'),
      cell: ({ actor, role, interventions }) => (
        <>
          <span className="address">{actor}</span>
          <div className="quiet small">{[roleWord(role, t), ...interventions].join(', ')}</div>
        </>
      ),
    },
    {
      key: 'what',
      text: t('log.operation'),
      cell: ({ operation, request }) => (
        <>
          {operation}
          {request !== null && <div className="quiet small">{t('log.request', { request })}</div>}
        </>
      ),
    },
    {
      key: 'why',
      text: t('readings.purpose'),
      cell: ({ purpose, reason }) => (
        <>
          {t(`purpose.${purpose}`)}
          {!ROLE_ALONE.test(reason) && <div className="quiet small">{reason}</div>}
        </>
      ),
    },
    { key: 'outcome', text: t('log.outcome'), cell: ({ outcome }) => t(`outcome.${outcome}`) },
    {
      key: 'participants',
      text: t('log.participants'),
      cell: ({ participants, records }) => (
        <>
          {participants.slice(0, NUMBERS_SHOWN).map((number) => (
            <div className="address" key={number}>
              {number}
            </div>
          ))}
          {records > Math.min(participants.length, NUMBERS_SHOWN) && (
            <div className="quiet small">{t('log.records', { count: records })}</div>
          )}
        </>
      ),
    },
    ...(judged ? [{ key: 'judged', ...judged }] : []),
  ];
  return <DataTable caption={caption} columns={columns} rows={entries} rowKey={({ id }) => String(id)} />;
}
