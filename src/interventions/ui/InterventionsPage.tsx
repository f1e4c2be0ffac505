import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { yearOf, type LocalDate } from '../../shared/localDate.ts';
import { shareText } from '../../shared/share.ts';
import { apiPaths } from '../../web/paths.ts';
import { Badge } from '../../web/ui-kit/Badge.tsx';
import { EmptyState } from '../../web/ui-kit/EmptyState.tsx';
import { fetchJson } from '../../web/ui-kit/fetchJson.ts';
import { Loaded } from '../../web/ui-kit/Loaded.tsx';
import { Page } from '../../web/ui-kit/Page.tsx';
import { Table } from '../../web/ui-kit/Table.tsx';
import { missingFacts } from '../interventionFacts.ts';
import type { InterventionRecord, InterventionRecords } from '../interventionRecordsApi.ts';
import './interventions.css';

type Props = {
  readonly today: LocalDate;
  readonly canChange: boolean;
  readonly addressOf: (id: string) => string;
  readonly newAddress: string;
};

/** The interventions that go on or are to begin, and those that have ended. */
export function InterventionsPage({ today, canChange, addressOf, newAddress }: Props) {
  const { t } = useTranslation('interventions');
  const query = useQuery({
    queryKey: ['interventionRecords'],
    queryFn: ({ signal }) => fetchJson<InterventionRecords>(apiPaths.interventionRecords(), { signal }),
  });
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={
        canChange ? (
          <a className="button button-primary" href={newAddress}>
            {t('add')}
          </a>
        ) : undefined
      }
    >
      <Loaded query={query}>
        {({ interventions, parties }) => {
          const ended = interventions.filter(({ to }) => to !== '' && to < today);
          const going = interventions.filter((one) => !ended.includes(one));
          const names = new Map(parties.map(({ id, name }) => [id, name]));
          return interventions.length === 0 ? (
            <EmptyState title={t('none.title')}>
              <p>{t('none.text')}</p>
            </EmptyState>
          ) : (
            <>
              <InterventionTable caption={t('going', { count: going.length })} {...{ interventions: going, names, today, addressOf }} />
              {ended.length > 0 && (
                <InterventionTable caption={t('ended', { count: ended.length })} {...{ interventions: ended, names, today, addressOf }} />
              )}
            </>
          );
        }}
      </Loaded>
    </Page>
  );
}

type TableProps = {
  readonly caption: string;
  readonly interventions: readonly InterventionRecord[];
  readonly names: ReadonlyMap<string, string>;
  readonly today: LocalDate;
  readonly addressOf: (id: string) => string;
};

function InterventionTable({ caption, interventions, names, today, addressOf }: TableProps) {
  const { t } = useTranslation('interventions');
  const year = yearOf(today);
  return (
    <Table caption={caption} wide>
      <thead>
        <tr>
          <th scope="col">{t('fields.name')}</th>
          <th scope="col">{t('fields.kind')}</th>
          <th scope="col">{t('fields.controllerId')}</th>
          <th scope="col">{t('fields.coFinanciers')}</th>
          <th scope="col" className="numeric">
            {t('plannedIn', { year })}
          </th>
          <th scope="col">{t('period')}</th>
          <th scope="col">{t('missing.column')}</th>
        </tr>
      </thead>
      <tbody>
        {interventions.map((one) => {
          const missing = missingFacts(one, year).length;
          return (
            <tr key={one.id}>
              <th scope="row">
                <a href={addressOf(one.id)}>{one.name}</a>
              </th>
              <td>{one.kind === null ? '–' : t(`kind.${one.kind}`)}</td>
              <td>{(one.controllerId !== null && names.get(one.controllerId)) || '–'}</td>
              <td>
                {one.coFinanciers.length === 0
                  ? '–'
                  : one.coFinanciers
                      .map(({ partyId, share, ofWhat }) =>
                        t('coFinancier', { party: names.get(partyId) ?? '', share: shareText(share), of: ofWhat }),
                      )
                      .join(', ')}
              </td>
              <td className="numeric">{one.planned.find((plan) => plan.year === year)?.participants ?? '–'}</td>
              <td className="period number">
                {one.from === '' ? '–' : one.from} – {one.to}
              </td>
              <td>{missing > 0 && <Badge kind="quiet">{t('missing.count', { count: missing })}</Badge>}</td>
            </tr>
          );
        })}
      </tbody>
    </Table>
  );
}
