import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { apiPaths } from '../../web/paths.ts';
import { Button } from '../../web/ui-kit/Button.tsx';
import { fetchJson } from '../../web/ui-kit/fetchJson.ts';
import { Form } from '../../web/ui-kit/Form.tsx';
import { Notice } from '../../web/ui-kit/Notice.tsx';
import { TextAreaField } from '../../web/ui-kit/TextAreaField.tsx';
import { TextField } from '../../web/ui-kit/TextField.tsx';
import type { AccessibilityFeedback } from '../accessibilityApi.ts';

const EMPTY = { page: '', message: '', contact: '' };

/** Tells the association what is hard to use. The key is made once a form, so that a double click or a retry is one. */
export function FeedbackForm({ slug }: { readonly slug: string }) {
  const { t } = useTranslation('association');
  const [id, setId] = useState(() => crypto.randomUUID());
  const [values, setValues] = useState(EMPTY);
  const [isTried, setTried] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [isSent, setSent] = useState(false);
  const [fault, setFault] = useState<unknown>();
  const write = (name: keyof typeof EMPTY) => (value: string) => setValues((before) => ({ ...before, [name]: value }));
  const missing = values.message.trim() === '' ? t('accessibility.tell.messageMissing') : undefined;
  const send = async (): Promise<void> => {
    setBusy(true);
    setFault(undefined);
    try {
      const body: AccessibilityFeedback = { id, association: slug, ...values };
      await fetchJson<void>(apiPaths.accessibilityFeedback(), { method: 'POST', body });
      setSent(true);
    } catch (error) {
      setFault(error);
    } finally {
      setBusy(false);
    }
  };
  if (isSent) {
    const again = (): void => {
      setId(crypto.randomUUID());
      setValues(EMPTY);
      setTried(false);
      setSent(false);
    };
    return (
      <Notice
        kind="done"
        aloud
        title={t('accessibility.tell.sent')}
        action={
          <Button look="secondary" onClick={again}>
            {t('accessibility.tell.again')}
          </Button>
        }
      />
    );
  }
  const label = t('accessibility.tell.message');
  return (
    <Form
      label={t('accessibility.tell.title')}
      submitText={t('accessibility.tell.send')}
      faults={missing === undefined ? [] : [{ name: 'message', label, text: missing }]}
      unsaved={values.message !== ''}
      busy={isBusy}
      fault={fault}
      onTry={() => setTried(true)}
      onSubmit={send}
    >
      <TextAreaField
        label={label}
        name="message"
        maxLength={5000}
        value={values.message}
        error={isTried ? missing : undefined}
        onChange={write('message')}
      />
      <TextField
        label={t('accessibility.tell.page')}
        hint={t('accessibility.tell.pageHint')}
        name="page"
        value={values.page}
        onChange={write('page')}
      />
      <TextField
        label={t('accessibility.tell.contact')}
        hint={t('accessibility.tell.contactHint')}
        name="contact"
        value={values.contact}
        onChange={write('contact')}
      />
    </Form>
  );
}
