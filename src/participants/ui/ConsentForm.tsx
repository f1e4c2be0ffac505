import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LocalDate } from '../../shared/localDate.ts';
import { apiPaths } from '../../web/paths.ts';
import { Button } from '../../web/ui-kit/Button.tsx';
import { CheckField } from '../../web/ui-kit/CheckField.tsx';
import { DateField } from '../../web/ui-kit/DateField.tsx';
import { ApiFault, fetchJson } from '../../web/ui-kit/fetchJson.ts';
import { FileField } from '../../web/ui-kit/FileField.tsx';
import { Form } from '../../web/ui-kit/Form.tsx';
import { RadioField } from '../../web/ui-kit/RadioField.tsx';
import { SelectField } from '../../web/ui-kit/SelectField.tsx';
import { TextField } from '../../web/ui-kit/TextField.tsx';
import { say } from '../../web/ui-kit/toasts.ts';
import { CONSENT_KINDS, GIVEN_HOW, SHARED_PARTS, type SharedPart } from '../consent.ts';
import { readConsent, type ConsentField, type ConsentForm as Written } from '../consentForm.ts';
import type { Consents } from '../consentsApi.ts';
import { useConsentChange } from './useConsentChange.ts';
import { useSend } from './useSend.ts';

type Props = {
  readonly id: string;
  readonly today: LocalDate;
  readonly parties: Consents['parties'];
  readonly onDone: () => void;
};

/** Records what the participant has agreed to, or been told; with the signed paper where there is one. */
export function ConsentForm({ id, today, parties, onDone }: Props) {
  const { t } = useTranslation('participants');
  // Sent twice it is one.
  const [key] = useState(() => crypto.randomUUID());
  const [form, setForm] = useState<Written>(() => ({
    ...{ kind: 'registration', party: '', purpose: '', what: [], from: String(today), to: '', how: 'paper' },
  }));
  const [file, setFile] = useState<File>();
  const [isTried, setTried] = useState(false);
  const sending = useSend();
  const { reload, addPaper } = useConsentChange(id);
  const isSharing = form.kind === 'sharing';
  const sent: Written = {
    ...form,
    ...(isSharing ? {} : { party: '', purpose: '', what: [] }),
    ...(form.kind === 'information' ? { to: '' } : {}),
  };
  const read = readConsent(sent, new Map(parties.map((one) => [one.id, null])), today);
  const labelOf = (field: ConsentField): string =>
    field === 'from' && form.kind === 'information' ? t('consent.field.day') : t(`consent.field.${field}`);
  const faults = read.ok
    ? []
    : read.error.map(({ field, code }) => ({ name: field, label: labelOf(field), text: t(`consent.fault.${code}`) }));
  const errorOf = (field: ConsentField): string | undefined => (isTried ? faults.find(({ name }) => name === field)?.text : undefined);
  const write = (change: Partial<Written>): void => setForm({ ...form, ...change });
  const tick = (part: SharedPart, isTicked: boolean): void =>
    write({ what: SHARED_PARTS.filter((one) => (one === part ? isTicked : form.what.includes(one))) });
  const save = async (): Promise<void> => {
    await fetchJson<Consents>(apiPaths.consent(id, key), { method: 'PUT', body: sent });
    let failed: unknown;
    if (form.how === 'paper' && file) await addPaper(key, file).catch((fault: unknown) => (failed = fault));
    await reload();
    if (failed === undefined) say(t('consent.saved'));
    else {
      const why = failed instanceof ApiFault && failed.message !== '' ? failed.message : t('consent.paperFailedWhy');
      say(t('consent.paperFailed', { why }), { kind: 'fault' });
    }
    onDone();
  };
  return (
    <Form
      label={t('consent.formTitle')}
      submitText={t('consent.save')}
      faults={faults}
      busy={sending.busy}
      unsaved={form.purpose !== '' || file !== undefined || form.what.length > 0}
      fault={sending.fault}
      onTry={() => setTried(true)}
      onSubmit={() => sending.run(save)}
      actions={
        <Button look="secondary" onClick={onDone}>
          {t('act.cancel')}
        </Button>
      }
    >
      <fieldset className="form-part">
        <legend>{t('consent.formTitle')}</legend>
        <RadioField
          label={t('consent.field.kind')}
          name="kind"
          value={form.kind}
          choices={CONSENT_KINDS.map((kind) => ({ value: kind, text: t(`consent.kind.${kind}`), hint: t(`consent.kindHint.${kind}`) }))}
          onChange={(value) => write({ kind: CONSENT_KINDS.find((kind) => kind === value) ?? 'registration' })}
        />
        {isSharing && (
          <>
            <SelectField
              label={t('consent.field.party')}
              name="party"
              value={form.party}
              error={errorOf('party')}
              choices={[{ value: '', text: t('consent.choose') }, ...parties.map((one) => ({ value: one.id, text: one.name }))]}
              onChange={(party) => write({ party })}
            />
            <TextField
              label={t('consent.field.purpose')}
              hint={t('consent.purposeHint')}
              name="purpose"
              value={form.purpose}
              error={errorOf('purpose')}
              onChange={(purpose) => write({ purpose })}
            />
            <fieldset className={errorOf('what') === undefined ? 'radios' : 'radios field-faulty'}>
              <legend className="field-label">{t('consent.field.what')}</legend>
              {SHARED_PARTS.map((part) => (
                <CheckField
                  key={part}
                  label={t(`consent.part.${part}`)}
                  name="what"
                  checked={form.what.includes(part)}
                  onChange={(isTicked) => tick(part, isTicked)}
                />
              ))}
              {errorOf('what') !== undefined && <span className="field-error">{errorOf('what')}</span>}
            </fieldset>
          </>
        )}
        <div className="form-row">
          <DateField
            label={labelOf('from')}
            hint={t('form.dayHint')}
            name="from"
            value={form.from}
            error={errorOf('from')}
            onChange={(from) => write({ from })}
          />
          {form.kind !== 'information' && (
            <DateField
              label={t('consent.field.to')}
              hint={t(`consent.toHint.${form.kind}`)}
              name="to"
              value={form.to}
              error={errorOf('to')}
              onChange={(to) => write({ to })}
            />
          )}
        </div>
        <RadioField
          label={t('consent.field.how')}
          name="how"
          value={form.how}
          choices={GIVEN_HOW.map((how) => ({ value: how, text: t(`consent.howChoice.${how}`) }))}
          onChange={(value) => write({ how: GIVEN_HOW.find((how) => how === value) ?? 'paper' })}
        />
        {form.how === 'paper' && (
          <FileField
            label={t('consent.field.paper')}
            hint={t('consent.paperHint')}
            name="paper"
            accept=".pdf,.jpg,.jpeg,.png"
            file={file}
            onFile={setFile}
          />
        )}
      </fieldset>
    </Form>
  );
}
