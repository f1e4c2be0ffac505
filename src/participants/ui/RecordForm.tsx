import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../web/ui-kit/Button.tsx';
import { Form, type FieldFault } from '../../web/ui-kit/Form.tsx';
import { TextField } from '../../web/ui-kit/TextField.tsx';
import { FormHeading } from './FormHeading.tsx';
import { placedFault } from './placedFault.ts';

type Props = {
  readonly title: string;
  readonly submitText: string;
  readonly faults: readonly FieldFault[];
  readonly isTried: boolean;
  readonly basis: string;
  readonly busy: boolean;
  readonly unsaved: boolean;
  readonly fault: unknown;
  readonly onBasis: (basis: string) => void;
  readonly onTry: () => void;
  readonly onSubmit: () => Promise<void> | void;
  readonly onCancel: () => void;
  readonly children: ReactNode;
};

/** The fault of a basis that nobody has told. */
export function useBasisFaults(basis: string): FieldFault[] {
  const { t } = useTranslation('participants');
  return basis.trim() === '' ? [{ name: 'basis', label: t('field.basis'), text: t('form.basisMissing') }] : [];
}

/** A form over a record: its heading takes the focus, and every change is told on what basis. */
export function RecordForm({ title, submitText, faults, isTried, basis, fault, onBasis, onCancel, children, ...form }: Props) {
  const { t } = useTranslation('participants');
  return (
    <section className="stack">
      <FormHeading text={title} />
      <Form
        {...form}
        label={title}
        submitText={submitText}
        faults={faults}
        fault={fault === undefined ? undefined : placedFault(fault, t)}
        actions={
          <Button look="secondary" onClick={onCancel}>
            {t('act.cancel')}
          </Button>
        }
      >
        {children}
        <TextField
          label={t('field.basis')}
          hint={t('form.basisHint')}
          name="basis"
          value={basis}
          error={isTried && basis.trim() === '' ? t('form.basisMissing') : undefined}
          onChange={onBasis}
        />
      </Form>
    </section>
  );
}
