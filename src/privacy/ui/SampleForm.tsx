import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { apiPaths } from '../../web/paths.ts';
import { DateField } from '../../web/ui-kit/DateField.tsx';
import { fetchJson } from '../../web/ui-kit/fetchJson.ts';
import { Form } from '../../web/ui-kit/Form.tsx';
import { SelectField } from '../../web/ui-kit/SelectField.tsx';
import { isDay } from './isDay.ts';
import { monthUntil } from './logSearchFields.ts';

const COUNTS = ['10', '20', '50'];
type Props = { readonly today: string; readonly onDrawn: (id: string) => void };

/** Has entries drawn at random from a period. */
export function SampleForm({ today, onDrawn }: Props) {
  const { t } = useTranslation('privacy');
  const [{ from, to }, setPeriod] = useState(() => monthUntil(today));
  const [count, setCount] = useState('10');
  // A second try after a lost answer asks for the same sample.
  const [id] = useState(() => crypto.randomUUID());
  const draw = useMutation({
    mutationFn: () => fetchJson<unknown>(apiPaths.logSamples(), { method: 'POST', body: { id, from, to, count: Number(count) } }),
    onSuccess: () => onDrawn(id),
  });
  const write = (name: 'from' | 'to') => (value: string) => setPeriod((before) => ({ ...before, [name]: value }));
  const faults = (['from', 'to'] as const).filter((name) => !isDay(name === 'from' ? from : to));
  return (
    <Form
      label={t('checks.draw')}
      submitText={t('checks.draw')}
      faults={faults.map((name) => ({ name, label: t(`log.${name}`), text: t('log.dayFault') }))}
      busy={draw.isPending}
      fault={draw.error ?? undefined}
      onSubmit={() => draw.mutate()}
    >
      <div className="log-fields">
        <DateField label={t('log.from')} name="from" value={from} onChange={write('from')} />
        <DateField label={t('log.to')} name="to" value={to} onChange={write('to')} />
        <SelectField
          label={t('checks.count')}
          name="count"
          value={count}
          choices={COUNTS.map((value) => ({ value, text: value }))}
          onChange={setCount}
        />
      </div>
    </Form>
  );
}
