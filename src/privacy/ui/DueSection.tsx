import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { apiPaths, withQuery } from '../../web/paths.ts';
import { DateField } from '../../web/ui-kit/DateField.tsx';
import { fetchJson } from '../../web/ui-kit/fetchJson.ts';
import { Form } from '../../web/ui-kit/Form.tsx';
import { Loaded } from '../../web/ui-kit/Loaded.tsx';
import type { DueCounts } from '../retentionApi.ts';
import { DueTable } from './DueTable.tsx';

const OrderDialog = lazy(async () => ({ default: (await import('./OrderDialog.tsx')).OrderDialog }));

type Props = {
  readonly today: string;
  readonly weeds: boolean;
  readonly rowsAddress: string | undefined;
  readonly onWeeded: (id: string) => void;
};

/** What is due on a day; today's can be weeded by who may. */
export function DueSection({ today, weeds, rowsAddress, onWeeded }: Props) {
  const { t } = useTranslation('privacy');
  const [written, setWritten] = useState(today);
  const [day, setDay] = useState(today);
  const [chosen, setChosen] = useState<DueCounts['counts'][number]>();
  const query = useQuery({
    queryKey: ['retention due', day],
    queryFn: ({ signal }) => fetchJson<DueCounts>(withQuery(apiPaths.dueRecords(), { day }), { signal }),
  });
  const faults = /^\d{4}-\d{2}-\d{2}$/.test(written) ? [] : [{ name: 'day', label: t('retention.day'), text: t('retention.dayFault') }];
  return (
    <section className="stack" aria-label={t('retention.dueTitle')}>
      <h2>{t('retention.dueTitle')}</h2>
      <Form label={t('retention.day')} submitText={t('retention.show')} faults={faults} onSubmit={() => setDay(written)}>
        <DateField label={t('retention.day')} hint={t('retention.dayHint')} name="day" value={written} onChange={setWritten} />
      </Form>
      <Loaded query={query}>
        {({ counts }) => <DueTable day={day} counts={counts} {...(weeds && day === today ? { onWeed: setChosen } : {})} />}
      </Loaded>
      {rowsAddress !== undefined && (
        <p>
          <a href={rowsAddress}>{t('retention.rows')}</a>
        </p>
      )}
      {chosen && (
        <Suspense>
          <OrderDialog count={chosen} onDone={onWeeded} onClose={() => setChosen(undefined)} />
        </Suspense>
      )}
    </section>
  );
}
