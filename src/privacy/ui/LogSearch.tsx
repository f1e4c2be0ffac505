import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PURPOSES } from '../../shared/purposes.ts';
import { DateField } from '../../web/ui-kit/DateField.tsx';
import { Disclosure } from '../../web/ui-kit/Disclosure.tsx';
import { Form } from '../../web/ui-kit/Form.tsx';
import { SelectField } from '../../web/ui-kit/SelectField.tsx';
import { TextField } from '../../web/ui-kit/TextField.tsx';
import { OUTCOMES } from '../auditLog.ts';
import type { AuditChoices } from '../auditLogApi.ts';
import { LOG_KINDS } from '../logKind.ts';
import type { LogSearchFields } from './logSearchFields.ts';

type Props = {
  readonly asked: LogSearchFields;
  readonly interventions: AuditChoices['interventions'];
  readonly fault: unknown;
  readonly onSearch: (fields: LogSearchFields) => void;
};

/** What is asked of the log. It is asked when somebody presses the button: each question stands in the log itself. */
export function LogSearch({ asked, interventions, fault, onSearch }: Props) {
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
        <TextField
          label={t('log.whom')}
          hint={t('log.whomHint')}
          name="whom"
          value={fields.whom}
          onChange={write('whom')}
          autoComplete="off"
        />
        <TextField label={t('log.who')} hint={t('log.whoHint')} name="who" value={fields.who} onChange={write('who')} autoComplete="off" />
        <SelectField
          label={t('log.kind')}
          name="kind"
          value={fields.kind}
          choices={[{ value: '', text: t('log.any') }, ...LOG_KINDS.map((value) => ({ value, text: t(`kind.${value}`) }))]}
          onChange={write('kind')}
        />
        <SelectField
          label={t('readings.intervention')}
          name="intervention"
          value={fields.intervention}
          choices={[{ value: '', text: t('log.any') }, ...interventions.map(({ id, name }) => ({ value: id, text: name }))]}
          onChange={write('intervention')}
        />
      </div>
      <Disclosure summary={t('log.more')}>
        <div className="log-fields">
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
          <TextField
            label={t('log.operation')}
            name="operation"
            value={fields.operation}
            onChange={write('operation')}
            autoComplete="off"
          />
          <TextField label={t('log.reason')} name="reason" value={fields.reason} onChange={write('reason')} autoComplete="off" />
        </div>
      </Disclosure>
    </Form>
  );
}
