import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiFault } from '../ui-kit/fetchJson.ts';
import { Button } from '../ui-kit/Button.tsx';
import { ConfirmDialog } from '../ui-kit/ConfirmDialog.tsx';
import { Form } from '../ui-kit/Form.tsx';
import { SavedState } from '../ui-kit/SavedState.tsx';
import { say } from '../ui-kit/toasts.ts';
import { TextField } from '../ui-kit/TextField.tsx';
import { VersionChoice } from '../ui-kit/VersionChoice.tsx';

const LOOKS = ['primary', 'secondary', 'quiet', 'danger'] as const;
const MOMENT = '2026-08-31T08:15:00.000Z';

/** Buttons, a form with faults, one that was refused, what was saved, and two versions of one record. */
export function FormSamples() {
  const { t } = useTranslation('gallery');
  const [name, setName] = useState('');
  const [isTried, setTried] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const fault = name.trim() === '' ? t('form.missing') : undefined;
  return (
    <>
      <p className="row">
        {LOOKS.map((look) => (
          <Button key={look} look={look} onClick={() => say(t('form.done'), { action: { text: t('form.undo'), run: () => undefined } })}>
            {t(`form.look.${look}`)}
          </Button>
        ))}
        <Button busy>{t('form.look.busy')}</Button>
        <Button look="secondary" onClick={() => setAsking(true)}>
          {t('form.ask')}
        </Button>
      </p>
      {isAsking && (
        <ConfirmDialog
          title={t('form.confirmTitle')}
          confirmText={t('form.confirm')}
          danger
          onConfirm={() => setAsking(false)}
          onCancel={() => setAsking(false)}
        >
          <p>{t('form.confirmText')}</p>
        </ConfirmDialog>
      )}
      <Form
        label={t('form.label')}
        submitText={t('form.save')}
        faults={fault === undefined ? [] : [{ name: 'form-name', label: t('form.name'), text: fault }]}
        fault={new ApiFault(422, 'refused', t('form.refused'), [t('form.refusedDetail')])}
        onTry={() => setTried(true)}
        onSubmit={() => say(t('form.done'))}
        actions={<SavedState state={{ kind: 'saved', at: MOMENT }} />}
      >
        <TextField label={t('form.name')} name="form-name" value={name} error={isTried ? fault : undefined} onChange={setName} />
      </Form>
      <p className="row">
        {(['saving', 'unsaved', 'onDevice'] as const).map((kind) => (
          <SavedState key={kind} state={{ kind }} />
        ))}
      </p>
      <VersionChoice
        note={t('form.versions')}
        fields={[{ name: 'municipality', label: t('form.municipality'), mine: t('form.mine'), theirs: t('form.theirs') }]}
        onMine={() => undefined}
        onTheirs={() => undefined}
      />
    </>
  );
}
