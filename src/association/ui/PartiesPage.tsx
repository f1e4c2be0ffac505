import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LocalDate } from '../../shared/localDate.ts';
import { shareText } from '../../shared/share.ts';
import { apiPaths } from '../../web/paths.ts';
import { Button } from '../../web/ui-kit/Button.tsx';
import { EmptyState } from '../../web/ui-kit/EmptyState.tsx';
import { fetchJson } from '../../web/ui-kit/fetchJson.ts';
import { Loaded } from '../../web/ui-kit/Loaded.tsx';
import { Page } from '../../web/ui-kit/Page.tsx';
import { Table } from '../../web/ui-kit/Table.tsx';
import { say } from '../../web/ui-kit/toasts.ts';
import type { Parties, PartyAnswer } from '../partiesApi.ts';
import { PartyForm, type PartyStart } from './PartyForm.tsx';
import { ShareHints } from './ShareHints.tsx';
import './parties.css';

type Props = { readonly today: LocalDate; readonly canChange: boolean };

/** The parties, whether their shares of the member money agree with the rule, and a form for one at a time. */
export function PartiesPage({ today, canChange }: Props) {
  const { t } = useTranslation('association');
  const client = useQueryClient();
  const path = apiPaths.parties();
  const [open, setOpen] = useState<PartyStart>();
  const query = useQuery({ queryKey: [path], queryFn: ({ signal }) => fetchJson<Parties>(path, { signal }) });
  const add = (): void => setOpen({ id: crypto.randomUUID(), version: 0 });
  const reload = (): Promise<Parties> => client.fetchQuery({ queryKey: [path], queryFn: () => fetchJson<Parties>(path), staleTime: 0 });
  return (
    <Page
      title={t('parties.title')}
      lead={t('parties.lead')}
      actions={canChange && open === undefined ? <Button onClick={add}>{t('parties.add')}</Button> : undefined}
    >
      {open && (
        <PartyForm
          key={open.id}
          start={open}
          party={query.data?.parties.find(({ id }) => id === open.id)}
          today={today}
          reload={reload}
          save={async (body) => {
            client.setQueryData([path], await fetchJson<Parties>(path, { method: 'PUT', body }));
            for (const key of ['interventionRecords', 'intervention']) void client.invalidateQueries({ queryKey: [key] });
          }}
          onDone={(saved) => {
            setOpen(undefined);
            if (saved !== undefined) say(t('parties.saved', { name: saved }));
          }}
        />
      )}
      <Loaded query={query}>
        {({ parties }) =>
          parties.length === 0 ? (
            open === undefined && (
              <EmptyState title={t('parties.none.title')}>
                <p>{t('parties.none.text')}</p>
              </EmptyState>
            )
          ) : (
            <>
              <ShareHints parties={parties} today={today} />
              <PartyTable
                parties={parties}
                today={today}
                onChange={canChange ? (party) => setOpen({ id: party.id, version: party.version }) : undefined}
              />
            </>
          )
        }
      </Loaded>
    </Page>
  );
}

type TableProps = {
  readonly parties: readonly PartyAnswer[];
  readonly today: LocalDate;
  readonly onChange: ((party: PartyAnswer) => void) | undefined;
};

function PartyTable({ parties, today, onChange }: TableProps) {
  const { t } = useTranslation('association');
  return (
    <Table caption={t('parties.count', { count: parties.length })} wide>
      <thead>
        <tr>
          <th scope="col">{t('parties.fields.name')}</th>
          <th scope="col">{t('parties.fields.kind')}</th>
          <th scope="col">{t('parties.fields.isMember')}</th>
          <th scope="col" className="numeric">
            {t('parties.fields.share')}
          </th>
          <th scope="col">{t('parties.fields.email')}</th>
          <th scope="col">{t('parties.period')}</th>
          {onChange && (
            <th scope="col" className="not-printed">
              <span className="only-heard">{t('parties.change')}</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {parties.map((party) => (
          <tr key={party.id} className={party.to !== '' && party.to < today ? 'party-ended' : undefined}>
            <th scope="row">{party.name}</th>
            <td>{t(`parties.kind.${party.kind}`)}</td>
            <td>{t(party.isMember ? 'parties.yes' : 'parties.no')}</td>
            <td className="numeric">{party.share === null ? '–' : `${shareText(party.share)} %`}</td>
            <td>{party.email === '' ? '–' : <a href={`mailto:${party.email}`}>{party.email}</a>}</td>
            <td className="period number">
              {party.from} – {party.to}
            </td>
            {onChange && (
              <td className="not-printed">
                <Button look="quiet" aria-label={t('parties.changeOf', { name: party.name })} onClick={() => onChange(party)}>
                  {t('parties.change')}
                </Button>
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
