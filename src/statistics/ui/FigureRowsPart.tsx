import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { apiPaths, withQuery } from '../../web/paths.ts';
import { Button } from '../../web/ui-kit/Button.tsx';
import { fetchJson } from '../../web/ui-kit/fetchJson.ts';
import { Loaded } from '../../web/ui-kit/Loaded.tsx';
import { Notice } from '../../web/ui-kit/Notice.tsx';
import { Table } from '../../web/ui-kit/Table.tsx';
import type { FigureRows, FigureRowsQuery, StatisticsQuery } from '../statisticsApi.ts';
import type { Figure } from './figure.ts';
import { closingReasonText } from './rowText.ts';

type Props = { readonly figure: Figure; readonly asked: StatisticsQuery; readonly onAgain: () => void };

/** The rows behind a figure, as many as it says. */
export function FigureRowsPart({ figure, asked, onAgain }: Props) {
  const { t } = useTranslation('statistics');
  const { table, row, column } = figure;
  const rowsAsked: FigureRowsQuery = {
    ...asked,
    table,
    ...(row === undefined ? {} : { row }),
    ...(column === undefined ? {} : { column }),
  };
  const query = useQuery({
    queryKey: ['figureRows', rowsAsked],
    queryFn: ({ signal }) => fetchJson<FigureRows>(withQuery(apiPaths.figureRows(), rowsAsked), { signal }),
    // Persons are shown while they are looked at and not kept.
    gcTime: 0,
  });
  return (
    <section className="panel-rows" aria-label={t('panel.rows')}>
      <Loaded query={query}>
        {(answer) => (
          <>
            {figure.count !== undefined && figure.count !== answer.count && (
              <Notice
                kind="warning"
                title={t('panel.rowsDiffer.title')}
                action={
                  <Button look="secondary" onClick={onAgain}>
                    {t('panel.rowsDiffer.again')}
                  </Button>
                }
              >
                <p>{t('panel.rowsDiffer.text')}</p>
              </Notice>
            )}
            {answer.count === 0 ? <p className="quiet">{t('panel.rowsNone')}</p> : <RowsTable answer={answer} />}
          </>
        )}
      </Loaded>
    </section>
  );
}

function RowsTable({ answer }: { readonly answer: FigureRows }) {
  const { t } = useTranslation(['statistics', 'participants']);
  const isOne = new Set(answer.rows.map(({ intervention }) => intervention)).size === 1;
  return (
    <Table caption={`${t('panel.rows')}: ${t('panel.rowsCount', { count: answer.count })}`} wide>
      <thead>
        <tr>
          {(['name', 'enrolled', 'closed', 'reason', 'municipality', ...(isOne ? [] : (['intervention'] as const))] as const).map(
            (column) => (
              <th scope="col" key={column}>
                {t(`panel.${column}`)}
              </th>
            ),
          )}
        </tr>
      </thead>
      <tbody>
        {answer.rows.map((row) => (
          <tr key={row.participationId}>
            <th scope="row">{row.name ?? <span className="quiet">{row.protected ? t('panel.protected') : t('panel.noName')}</span>}</th>
            <td className="number">{row.enrolled ?? '–'}</td>
            <td className="number">{row.closed ?? '–'}</td>
            <td>{row.closingReason === null ? '–' : closingReasonText(row.closingReason, t)}</td>
            <td>{row.municipality ?? '–'}</td>
            {!isOne && <td>{row.intervention}</td>}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
