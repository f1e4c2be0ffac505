import { useTranslation } from 'react-i18next';
import { numberText } from '../../shared/numberText.ts';
import { Badge } from '../../web/ui-kit/Badge.tsx';
import { DataTable, type Column } from '../../web/ui-kit/DataTable.tsx';
import { useLanguage } from '../../web/ui-kit/language.ts';
import { listText, momentText } from '../../web/ui-kit/momentText.ts';
import type { ImportHead } from '../importApi.ts';
import { useKindText } from './useKindText.ts';

type Props = { readonly imports: readonly ImportHead[]; readonly addressOf: (id: string) => string };

export function ImportTable({ imports, addressOf }: Props) {
  const { t } = useTranslation('imports');
  const language = useLanguage();
  const kindText = useKindText();
  const count = (key: 'added' | 'changed' | 'same' | 'removed'): Column<ImportHead> => ({
    key,
    text: t(`kind.${key}`),
    numeric: true,
    cell: ({ counts }) => (counts === null ? '–' : numberText(counts[key], language, 0)),
  });
  const columns: Column<ImportHead>[] = [
    {
      key: 'when',
      text: t('column.when'),
      cell: ({ id, doneAt, broughtAt }) => <a href={addressOf(id)}>{momentText(doneAt ?? broughtAt, language)}</a>,
    },
    { key: 'what', text: t('column.what'), cell: (one) => kindText(one) },
    { key: 'interventions', text: t('column.interventions'), cell: ({ interventions }) => listText(interventions, language) || '–' },
    { key: 'file', text: t('column.file'), cell: ({ fileName }) => <span className="file-name">{fileName}</span> },
    { key: 'by', text: t('column.by'), cell: ({ broughtBy }) => broughtBy },
    count('added'),
    count('changed'),
    count('same'),
    ...(imports.some(({ counts }) => (counts?.removed ?? 0) > 0) ? [count('removed')] : []),
    {
      key: 'status',
      text: t('column.status'),
      cell: ({ status }) => <Badge kind={status === 'done' ? 'done' : 'quiet'}>{t(`status.${status}`)}</Badge>,
    },
  ];
  return <DataTable caption={t('done', { count: imports.length })} columns={columns} rows={imports} rowKey={({ id }) => id} />;
}
