import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PURPOSES } from '../../shared/purposes.ts';
import { DateField } from '../../web/ui-kit/DateField.tsx';
import { Form } from '../../web/ui-kit/Form.tsx';
import { SelectField } from '../../web/ui-kit/SelectField.tsx';
import { OUTCOMES } from '../auditLog.ts';
import type { LogSearchFields } from './logSearchFields.ts';

type Props = { readonly asked: LogSearchFields; readonly fault: unknown; readonly onSearch: (fields: LogSearchFields) => void };

/** The period, purpose and outcome that the auditor asks for. */
export function LogPeriod({ asked, fault, onSearch }: Props) {
  const { t } = useTranslation('privacy');
  const [fields, setFields] = useState(asked);
  const write = (name: keyof LogSearchFields) => (value: string) => setFields((before) => ({ ...before, [name]: value }));
  const days = (['from', 'to'] as const).filter((name) => !/^\d{4}-\d{2}-\d{2}$/.test(fields[name]));
  return (
    <Form
      label={t('log.search')}
      submitText={t('log.searchButton')}
      faults={days.map((name) => ({ name, label: t(`log.${name}`), text: t('log.dayFault') }))}
      fault={fault ?? undefined}
      onSubmit={() => onSearch(fields)}
    >
      <div className="log-fields">
        <DateField label={t('log.from')} name="from" value={fields.from} onChange={write('from')} />
        <DateField label={t('log.to')} name="to" value={fields.to} onChange={write('to')} />
        <SelectField
          label={t('readings.purpose')}
          name="purpose"
          value={fields.purpose}
          choices={[{ value: '', text: t('log.any') }, ...PURPOSES.map((value) => ({ value, text: t(`purpose.${value}`) }))]}
          onChange={write('purpose')}
        />
        <SelectField
          label={t('log.outcome')}
          name="outcome"
          value={fields.outcome}
          choices={[{ value: '', text: t('log.any') }, ...OUTCOMES.map((value) => ({ value, text: t(`outcome.${value}`) }))]}
          onChange={write('outcome')}
        />
      </div>
    </Form>
  );
}
