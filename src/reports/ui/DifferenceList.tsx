import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { apiPaths } from '../../web/paths.ts';
import { fetchJson } from '../../web/ui-kit/fetchJson.ts';
import { useLanguage } from '../../web/ui-kit/language.ts';
import { Loaded } from '../../web/ui-kit/Loaded.tsx';
import { momentText } from '../../web/ui-kit/momentText.ts';
import { Table } from '../../web/ui-kit/Table.tsx';
import type { Differences } from '../reportsApi.ts';
import { ChangedFigures } from './ChangedFigures.tsx';

/** What has been registered since a report was adopted and would have changed its figures, without persons. */
export function DifferenceList({ id }: { readonly id: string }) {
  const { t } = useTranslation('reports');
  const language = useLanguage();
  const query = useQuery({
    queryKey: ['reportDifferences', id],
    queryFn: ({ signal }) => fetchJson<Differences>(apiPaths.reportDifferences(id), { signal }),
  });
  return (
    <section className="stack-tight" aria-labelledby="differences">
      <h2 id="differences">{t('differences.title')}</h2>
      <Loaded query={query}>
        {({ differences }) =>
          differences.length === 0 ? (
            <p className="quiet">{t('differences.none')}</p>
          ) : (
            <Table wide caption={t('differences.caption', { count: differences.length })}>
              <thead>
                <tr>
                  {(['when', 'what', 'figures', 'by'] as const).map((column) => (
                    <th scope="col" key={column}>
                      {t(`differences.${column}`)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {differences.map(({ what, recordedAt, recordedBy, figures }) => (
                  <tr key={`${recordedAt} ${what} ${figures.join()}`}>
                    <td className="moment number">{momentText(recordedAt, language)}</td>
                    <th scope="row">{what}</th>
                    <td>
                      <ChangedFigures names={figures} />
                    </td>
                    <td>{recordedBy}</td>
                  </tr>
                ))}
              </tbody>
            </Table>
          )
        }
      </Loaded>
    </section>
  );
}
