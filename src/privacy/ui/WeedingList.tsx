import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { apiPaths } from '../../web/paths.ts';
import { Badge } from '../../web/ui-kit/Badge.tsx';
import { DataTable, type Column } from '../../web/ui-kit/DataTable.tsx';
import { fetchJson } from '../../web/ui-kit/fetchJson.ts';
import { useLanguage } from '../../web/ui-kit/language.ts';
import { Loaded } from '../../web/ui-kit/Loaded.tsx';
import { momentText } from '../../web/ui-kit/momentText.ts';
import type { Weedings } from '../weedingApi.ts';

type Weeding = Weedings['weedings'][number];

/** Each time the plan was carried out, with a way to its certificate. */
export function WeedingList({ addressOf }: { readonly addressOf: (id: string) => string }) {
  const { t } = useTranslation('privacy');
  const language = useLanguage();
  const query = useQuery({
    queryKey: ['weedings'],
    queryFn: ({ signal }) => fetchJson<Weedings>(apiPaths.weedings(), { signal }),
  });
  const columns: readonly Column<Weeding>[] = [
    { key: 'at', text: t('weeding.orderedAt'), cell: ({ id, orderedAt }) => <a href={addressOf(id)}>{momentText(orderedAt, language)}</a> },
    { key: 'kind', text: t('weeding.kind'), cell: ({ kind }) => t(`retentionKind.${kind}`) },
    { key: 'weeded', text: t('weeding.weeded'), numeric: true, cell: ({ weeded }) => weeded },
    { key: 'by', text: t('weeding.orderedBy'), cell: ({ orderedBy }) => orderedBy },
    { key: 'status', text: t('weeding.status'), cell: (weeding) => <WeedingState weeding={weeding} /> },
  ];
  return (
    <section className="stack">
      <h2>{t('retention.weedings')}</h2>
      <Loaded query={query}>
        {({ weedings }) =>
          weedings.length === 0 ? (
            <p className="quiet">{t('retention.noWeedings')}</p>
          ) : (
            <DataTable caption={t('retention.weedings')} columns={columns} rows={weedings} rowKey={({ id }) => id} />
          )
        }
      </Loaded>
    </section>
  );
}

type StateProps = { readonly weeding: Pick<Weeding, 'finished' | 'weeded' | 'due'> };

/** How far a weeding has come. */
export function WeedingState({ weeding: { finished, weeded, due } }: StateProps) {
  const { t } = useTranslation('privacy');
  if (!finished) return <Badge kind="quiet">{t('weeding.underWay', { weeded, due })}</Badge>;
  return <Badge kind={finished.outcome === 'done' ? 'done' : 'plain'}>{t(`weeding.${finished.outcome}`)}</Badge>;
}
