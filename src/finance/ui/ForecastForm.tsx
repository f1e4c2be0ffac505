import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../web/ui-kit/Button.tsx';
import { Form } from '../../web/ui-kit/Form.tsx';
import { useLanguage } from '../../web/ui-kit/language.ts';
import { RadioField } from '../../web/ui-kit/RadioField.tsx';
import { TextField } from '../../web/ui-kit/TextField.tsx';
import { varianceBy, type SignConvention } from '../economySettings.ts';
import { FORECAST_METHODS } from '../forecastPlan.ts';
import { kronorText } from '../kronorText.ts';
import { isSame } from '../budgetMerge.ts';
import type { WrittenLine } from '../writtenBudget.ts';
import { forecastForm, newPosition, readForecastForm, type ForecastFormState } from './forecastForm.ts';
import { StaffingFields } from './StaffingFields.tsx';

type Props = {
  readonly line: WrittenLine & { readonly forecastAt: string; readonly forecastBy: string };
  readonly at: Parameters<typeof readForecastForm>[2];
  readonly signs: SignConvention;
  readonly busy: boolean;
  readonly fault: unknown;
  readonly onSave: (line: WrittenLine) => Promise<void>;
  readonly onCancel: () => void;
};

const FIELDS = ['method', 'amount', 'reason'] as const;

/** One line's forecast: its method with what the method needs, and what the year comes to while one writes. */
export function ForecastForm({ line: { forecastAt: _at, forecastBy: _by, ...line }, signs, at, busy, fault, onSave, onCancel }: Props) {
  const { t } = useTranslation('finance');
  const language = useLanguage();
  const [start] = useState(() => forecastForm(line));
  const [form, setForm] = useState(start);
  const [isTried, setTried] = useState(false);
  const region = useRef<HTMLDivElement>(null);
  const { line: written, faults, fullYear } = readForecastForm(line, form, at);
  const set = (part: Partial<ForecastFormState>): void => setForm((before) => ({ ...before, ...part }));
  const textOf = (code: (typeof faults)[number]['code']): string =>
    t(code === 'hundredths' ? 'forecast.hundredths' : `budget.problems.${code}`, { other: '' });
  const errorOf = (field: string): string | undefined => {
    const found = isTried ? faults.find((one) => one.field === field) : undefined;
    return found && textOf(found.code);
  };
  useEffect(() => region.current?.querySelector<HTMLElement>('input:checked')?.focus(), []);
  const methods = [
    ...FORECAST_METHODS.filter((method) => method !== 'staffing' || line.kind === 'cost'),
    ...(line.plan === null ? (['stated'] as const) : []),
  ];
  const kr = (ore: number): string => kronorText(ore, language);
  const variance = varianceBy(signs, line.yearAmount, fullYear ?? 0);
  return (
    <div className="forecast-form" ref={region}>
      <Form
        label={t('forecast.formOf', { name: line.name })}
        submitText={t('forecast.save')}
        faults={faults.map(({ field, code }) => ({
          name: field,
          label: t(`forecast.field.${FIELDS.find((name) => name === field) ?? 'positions'}`),
          text: textOf(code),
        }))}
        onTry={() => setTried(true)}
        onSubmit={() => onSave(written)}
        busy={busy}
        unsaved={!isSame(form, start)}
        fault={fault}
        actions={
          <Button look="secondary" onClick={onCancel}>
            {t('budget.cancel')}
          </Button>
        }
      >
        <RadioField
          label={t('forecast.methodOf', { name: line.name })}
          name="method"
          value={form.method}
          error={errorOf('method')}
          choices={methods.map((method) => ({ value: method, text: t(`forecast.method.${method}`), hint: t(`forecast.hint.${method}`) }))}
          onChange={(chosen) => {
            const method = methods.find((one) => one === chosen) ?? form.method;
            set({ method, ...(method === 'staffing' && form.positions.length === 0 ? { positions: [newPosition()] } : {}) });
          }}
        />
        {form.method === 'fixed' && (
          <div className="form-row">
            <div className="amount-field">
              <TextField
                label={t('forecast.amount')}
                name="amount"
                value={form.amount}
                error={errorOf('amount')}
                onChange={(amount) => set({ amount })}
              />
            </div>
            <TextField
              label={t('forecast.reason')}
              hint={t('forecast.reasonHint')}
              name="reason"
              value={form.reason}
              error={errorOf('reason')}
              onChange={(reason) => set({ reason })}
            />
          </div>
        )}
        {form.method === 'staffing' && (
          <StaffingFields positions={form.positions} errorOf={errorOf} onChange={(positions) => set({ positions })} />
        )}
        <p className="forecast-preview">
          {fullYear === undefined
            ? t('forecast.previewNone')
            : t(form.method === 'fixed' || form.method === 'stated' ? 'forecast.previewFixed' : 'forecast.preview', {
                year: kr(fullYear),
                outcome: kr(at.outcome),
                rest: kr(fullYear - at.outcome),
                variance: kr(variance),
              })}
        </p>
      </Form>
    </div>
  );
}
