import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { apiPaths } from '../../web/paths.ts';
import { EmptyState } from '../../web/ui-kit/EmptyState.tsx';
import { fetchJson } from '../../web/ui-kit/fetchJson.ts';
import { Loaded } from '../../web/ui-kit/Loaded.tsx';
import { Page } from '../../web/ui-kit/Page.tsx';
import { Table } from '../../web/ui-kit/Table.tsx';
import { Unbroken } from '../../web/ui-kit/Unbroken.tsx';
import type { ShownDecision } from '../decisionsApi.ts';
import './governance.css';

type Props = {
  readonly reportAddress: (id: string) => string;
  /** What a decision is of more closely, in words: a vocabulary's name, a kind of record. */
  readonly nameOf: (decision: ShownDecision) => string | null;
};

/** Every decision that something in Samla rests on, by day and paragraph. */
export function DecisionsPage({ reportAddress, nameOf }: Props) {
  const { t } = useTranslation('governance');
  const query = useQuery({
    queryKey: ['decisions'],
    queryFn: ({ signal }) => fetchJson<{ readonly decisions: readonly ShownDecision[] }>(apiPaths.decisions(), { signal }),
  });
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Loaded query={query}>
        {({ decisions }) =>
          decisions.length === 0 ? (
            <EmptyState title={t('none')}>
              <p>{t('noneText')}</p>
            </EmptyState>
          ) : (
            <Table caption={t('count', { count: decisions.length })}>
              <thead>
                <tr>
                  <th scope="col">{t('day')}</th>
                  <th scope="col">{t('paragraph')}</th>
                  <th scope="col">{t('aboutHead')}</th>
                </tr>
              </thead>
              <tbody>
                {decisions.map((decision, place) => (
                  <tr key={place}>
                    <td className="number">
                      <Unbroken text={decision.day} />
                    </td>
                    <td className="period">{decision.paragraph}</td>
                    <th scope="row" className="decided">
                      <About decision={decision} name={nameOf(decision)} reportAddress={reportAddress} />
                      {decision.text !== '' && (
                        <div className="quiet small" lang="sv">
                          {decision.text}
                        </div>
                      )}
                    </th>
                  </tr>
                ))}
              </tbody>
            </Table>
          )
        }
      </Loaded>
    </Page>
  );
}

type AboutProps = { readonly decision: ShownDecision; readonly name: string | null; readonly reportAddress: (id: string) => string };
function About({ decision: { about, reportId }, name, reportAddress }: AboutProps) {
  const { t } = useTranslation('governance');
  const words = name === null ? t(`about.${about}`) : t('aboutOf', { about: t(`about.${about}`), of: name });
  return reportId === null ? words : <a href={reportAddress(reportId)}>{words}</a>;
}
