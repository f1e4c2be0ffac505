import { useTranslation } from 'react-i18next';
import { localDate, type LocalDate } from '../../shared/localDate.ts';
import { DateField } from '../../web/ui-kit/DateField.tsx';
import type { FieldFault } from '../../web/ui-kit/Form.tsx';
import { SelectField } from '../../web/ui-kit/SelectField.tsx';
import { TextField } from '../../web/ui-kit/TextField.tsx';
import { readTakeOver, type HeldAs } from '../caseload.ts';
import type { OwnCaseload } from '../caseloadApi.ts';

/** Who takes over from which day, and why, as it is written. */
export type TakeOverForm = { readonly to: string; readonly day: string; readonly reason: string };

type Props = {
  readonly form: TakeOverForm;
  readonly heldAs: HeldAs;
  readonly workers: OwnCaseload['workers'];
  readonly errorOf: (name: string) => string | undefined;
  readonly onWrite: (change: Partial<TakeOverForm>) => void;
};

export function TakeOverFields({ form, heldAs, workers, errorOf, onWrite }: Props) {
  const { t } = useTranslation('participants');
  return (
    <>
      <SelectField
        label={t('caseload.to')}
        name="to"
        value={form.to}
        choices={[
          { value: '', text: t(`caseload.nobody.${heldAs}`) },
          ...workers.filter((one) => one.heldAs === heldAs).map(({ userId, name }) => ({ value: userId, text: name })),
        ]}
        onChange={(to) => onWrite({ to })}
      />
      <div className="form-row">
        <DateField
          label={t('caseload.day')}
          hint={t('form.dayHint')}
          name="day"
          value={form.day}
          error={errorOf('day')}
          onChange={(day) => onWrite({ day })}
        />
        <TextField
          label={t('caseload.reason')}
          hint={t('caseload.reasonHint')}
          name="reason"
          value={form.reason}
          error={errorOf('reason')}
          onChange={(reason) => onWrite({ reason })}
        />
      </div>
    </>
  );
}

/** What is wrong with what is written, by the rule that the server has too. */
export function useTakeOverFaults(form: TakeOverForm, today: LocalDate, since: string | undefined, mayBePast: boolean): FieldFault[] {
  const { t } = useTranslation('participants');
  const read = readTakeOver(form, { today, since: since === undefined ? undefined : localDate(since), mayBePast });
  if (read.ok) return [];
  const name = read.error.code === 'reason' ? 'reason' : 'day';
  return [{ name, label: t(`caseload.${name}`), text: t(`caseload.fault.${faultOf(read.error.code)}`, { since }) }];
}

const FAULTS = ['day', 'reason', 'day-past', 'day-before'] as const;
const faultOf = (code: string): (typeof FAULTS)[number] => FAULTS.find((one) => one === code) ?? 'day';
