import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LocalDate } from '../../shared/localDate.ts';
import { apiPaths } from '../../web/paths.ts';
import type { Crumb } from '../../web/ui-kit/Breadcrumbs.tsx';
import { EmptyState } from '../../web/ui-kit/EmptyState.tsx';
import { fetchJson } from '../../web/ui-kit/fetchJson.ts';
import { Loaded } from '../../web/ui-kit/Loaded.tsx';
import { Page } from '../../web/ui-kit/Page.tsx';
import { SelectField } from '../../web/ui-kit/SelectField.tsx';
import type { Caseloads } from '../caseloadApi.ts';
import { everyParticipant } from './everyParticipant.ts';
import { HandOverForm } from './HandOverForm.tsx';
import './participants.css';

type Props = { readonly today: LocalDate; readonly trail: readonly Crumb[] };
type Led = Caseloads['interventions'][number];
type Holder = Led['holders'][number];

/** The team leader hands somebody's participants over to another, all or some, from a day. */
export function HandOverPage({ today, trail }: Props) {
  const { t } = useTranslation('participants');
  const query = useQuery({
    queryKey: ['caseloads'],
    queryFn: ({ signal }) => fetchJson<Caseloads>(apiPaths.caseloads(), { signal }),
  });
  return (
    <Page title={t('caseload.handOver.title')} lead={t('caseload.handOver.lead')} trail={trail}>
      <Loaded query={query}>
        {({ interventions }) => {
          const led = interventions.filter(({ isLed }) => isLed);
          return led.every(({ holders }) => holders.length === 0) ? (
            <EmptyState title={t('caseload.handOver.empty')} />
          ) : (
            <From led={led} today={today} />
          );
        }}
      </Loaded>
    </Page>
  );
}

const keyOf = (led: Led, { heldAs, userId }: Holder): string => `${led.id} ${heldAs} ${userId ?? ''}`;

function From({ led, today }: { readonly led: readonly Led[]; readonly today: LocalDate }) {
  const { t } = useTranslation('participants');
  const client = useQueryClient();
  const [chosen, setChosen] = useState('');
  const all = led.flatMap((one) => one.holders.map((holder) => ({ led: one, holder, key: keyOf(one, holder) })));
  const from = all.find(({ key }) => key === chosen);
  const text = ({ led: one, holder }: (typeof all)[number]): string => {
    const name = holder.userId === null ? t('caseload.handOver.without') : (holder.name ?? t('caseload.unnamed'));
    const who = holder.isWorker || holder.userId === null ? name : t('caseload.handOver.gone', { name });
    const words = { who, as: t(`caseload.as.${holder.heldAs}`), intervention: one.name, count: holder.participations.length };
    return t('caseload.handOver.holder', words);
  };
  return (
    <div className="stack">
      <div className="measure">
        <SelectField
          label={t('caseload.handOver.from')}
          name="from"
          value={from?.key ?? ''}
          choices={[{ value: '', text: t('caseload.handOver.choose') }, ...all.map((one) => ({ value: one.key, text: text(one) }))]}
          onChange={setChosen}
        />
      </div>
      {from && (
        <Named
          key={from.key}
          led={from.led}
          holder={from.holder}
          today={today}
          onDone={() => {
            setChosen('');
            for (const key of ['caseloads', 'participants', 'participant']) void client.invalidateQueries({ queryKey: [key] });
          }}
        />
      )}
    </div>
  );
}

type NamedProps = { readonly led: Led; readonly holder: Holder; readonly today: LocalDate; readonly onDone: () => void };

function Named({ led, holder, ...rest }: NamedProps) {
  const query = useQuery({
    queryKey: ['participants', 'handover', led.id],
    queryFn: ({ signal }) => everyParticipant(led.id, 'now', signal),
  });
  return (
    <Loaded query={query}>
      {(everyone) => {
        const theirs = new Set(holder.participations);
        return (
          <HandOverForm
            {...rest}
            intervention={led.id}
            holder={holder}
            workers={led.workers}
            participants={everyone.filter(({ participationId }) => theirs.has(participationId))}
          />
        );
      }}
    </Loaded>
  );
}
