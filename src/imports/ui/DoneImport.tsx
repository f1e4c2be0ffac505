import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { apiPaths } from '../../web/paths.ts';
import { fetchJson } from '../../web/ui-kit/fetchJson.ts';
import { Loaded } from '../../web/ui-kit/Loaded.tsx';
import { Notice } from '../../web/ui-kit/Notice.tsx';
import type { ImportAnswer, ImportedRows } from '../importApi.ts';
import { ImportFacts } from './ImportFacts.tsx';
import { ImportSteps } from './ImportSteps.tsx';
import { RowList } from './RowList.tsx';
import { TakeBack, TakenBackNotice } from './TakeBack.tsx';

type Props = { readonly answer: ImportAnswer; readonly recordAddress: (record: string) => string };

/** What an import did. Rows are for those who may see them; others see the counts. */
export function DoneImport({ answer, recordAddress }: Props) {
  const { t } = useTranslation('imports');
  const { id, counts } = answer.import;
  const rows = useQuery({
    queryKey: ['importedRows', id],
    queryFn: ({ signal }) => fetchJson<ImportedRows>(apiPaths.importRows(id), { signal }),
    enabled: answer.isOwn,
  });
  return (
    <div className="stack">
      {answer.isOwn && answer.import.status === 'done' && <ImportSteps current={2} />}
      <TakenBackNotice of={answer.import} />
      <ImportFacts of={answer.import} basis={answer.basis} />
      {!answer.isOwn && (
        <Notice>
          <p>{t('result.countsOnly')}</p>
        </Notice>
      )}
      {answer.isOwn && counts !== null && (
        <Loaded query={rows}>
          {(found) => <RowList rows={found.rows} counts={{ ...counts, same: 0 }} label={t('rows.did')} addressOf={recordAddress} />}
        </Loaded>
      )}
      {answer.isOwn && answer.import.status === 'done' && <TakeBack of={answer.import} />}
    </div>
  );
}
