import { useTranslation } from 'react-i18next';
import { TakeOutLink } from '../../access/ui/TakeOutLink.tsx';
import { apiPaths, withQuery } from '../../web/paths.ts';
import type { AuditFormat } from '../auditLogApi.ts';
import { askedFilter, type LogSearchFields } from './logSearchFields.ts';

const FORMATS: readonly { readonly format: AuditFormat; readonly text: string }[] = [
  { format: 'csv', text: 'CSV' },
  { format: 'xlsx', text: 'Excel' },
];
type Props = { readonly asked: LogSearchFields; readonly participant: string | null };

/** What was found as a file. The participant goes by the number in the log: an identity number would stand in an address. */
export function LogFiles({ asked, participant }: Props) {
  const { t } = useTranslation('privacy');
  const { whom, ...filter } = askedFilter(asked);
  if (whom !== undefined && participant === null) return null;
  return (
    <p className="log-files">
      {FORMATS.map(({ format, text }) => (
        <TakeOutLink
          key={format}
          href={withQuery(apiPaths.auditFile(), { ...filter, ...(participant === null ? {} : { participant }), format })}
        >
          {t('log.file', { format: text })}
        </TakeOutLink>
      ))}
      <span className="quiet small">{t('log.fileNote')}</span>
    </p>
  );
}
