import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LocalDate } from '../../shared/localDate.ts';
import { Button } from '../../web/ui-kit/Button.tsx';
import { CheckField } from '../../web/ui-kit/CheckField.tsx';
import { Form } from '../../web/ui-kit/Form.tsx';
import { TextField } from '../../web/ui-kit/TextField.tsx';
import { say } from '../../web/ui-kit/toasts.ts';
import { readViewName } from '../savedView.ts';
import type { FigureSearch } from './figureSearch.ts';
import { usePeriodText } from './periodText.ts';
import { useSavedViews } from './useSavedViews.ts';
import { followedPeriod, viewOfSearch } from './viewSearch.ts';

type Props = { readonly search: FigureSearch; readonly today: LocalDate; readonly onDone: () => void };

/** Saves what the page shows under a name; a usual period may follow the day. */
export function SaveViewForm({ search, today, onDone }: Props) {
  const { t } = useTranslation('statistics');
  const periodText = usePeriodText(today);
  const views = useSavedViews();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);
  // The same view however often it is sent.
  const [id] = useState(() => crypto.randomUUID());
  const [name, setName] = useState('');
  const followable = followedPeriod(search, today);
  const [follows, setFollows] = useState(true);
  const [isTried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<unknown>();
  const read = readViewName(name, today);
  const faults = read.ok ? [] : [{ name: 'viewName', label: t('views.name'), text: t(`views.problems.${read.error}`) }];
  const send = async (): Promise<void> => {
    setBusy(true);
    setFault(undefined);
    try {
      await views.save({ id, version: 0, name, query: viewOfSearch(search, today, follows ? followable : undefined) });
      say(t('views.saved', { name: name.trim() }));
      onDone();
    } catch (error) {
      setFault(error);
      setBusy(false);
    }
  };
  return (
    <Form
      label={t('views.save')}
      submitText={t('views.submit')}
      faults={faults}
      onTry={() => setTried(true)}
      onSubmit={send}
      busy={busy}
      unsaved={name !== ''}
      fault={fault}
      actions={
        <Button look="secondary" onClick={onDone}>
          {t('views.cancel')}
        </Button>
      }
    >
      <TextField
        name="viewName"
        label={t('views.name')}
        hint={t('views.nameHint')}
        value={name}
        onChange={setName}
        inputRef={input}
        error={isTried ? faults[0]?.text : undefined}
      />
      {followable !== undefined && (
        <CheckField
          name="follows"
          label={t('views.follows', { period: periodText(followable) })}
          hint={t('views.followsHint')}
          checked={follows}
          onChange={setFollows}
        />
      )}
    </Form>
  );
}
