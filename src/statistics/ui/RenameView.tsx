import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LocalDate } from '../../shared/localDate.ts';
import { Button } from '../../web/ui-kit/Button.tsx';
import { Form } from '../../web/ui-kit/Form.tsx';
import { TextField } from '../../web/ui-kit/TextField.tsx';
import { say } from '../../web/ui-kit/toasts.ts';
import { useVersionedSave } from '../../web/ui-kit/useVersionedSave.ts';
import { VersionChoice } from '../../web/ui-kit/VersionChoice.tsx';
import { readViewName } from '../savedView.ts';
import type { SavedView } from '../savedViewsApi.ts';
import { useSavedViews } from './useSavedViews.ts';

type Props = { readonly view: SavedView; readonly today: LocalDate; readonly onDone: () => void };

/** A new name for a saved view. When another tab was first, both names are shown and one is chosen. */
export function RenameView({ view, today, onDone }: Props) {
  const { t } = useTranslation('statistics');
  const { save, reload } = useSavedViews();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.select(), []);
  // What was shown when the form was opened: the list may come anew while somebody writes.
  const [start] = useState(view);
  const [name, setName] = useState(view.name);
  const [isTried, setTried] = useState(false);
  const saving = useVersionedSave<SavedView | undefined>(async () => (await reload()).views.find(({ id }) => id === view.id));
  const read = readViewName(name, today);
  const faults = read.ok ? [] : [{ name: 'newName', label: t('views.newName'), text: t(`views.problems.${read.error}`) }];
  const send = async ({ id, version, query }: SavedView): Promise<void> => {
    if (!(await saving.run(() => save({ id, version, name, query })))) return;
    say(t('views.saved', { name: name.trim() }));
    onDone();
  };
  const theirs = saving.theirs?.record;
  return (
    <div className="stack">
      {saving.theirs && theirs && (
        <VersionChoice
          text={saving.theirs.text}
          busy={saving.busy}
          fields={[{ name: 'name', label: t('views.name'), mine: name, theirs: theirs.name }]}
          onMine={() => {
            saving.settle();
            void send(theirs);
          }}
          onTheirs={onDone}
        />
      )}
      <Form
        label={t('views.renameOf', { name: start.name })}
        submitText={t('views.submit')}
        faults={faults}
        onTry={() => setTried(true)}
        onSubmit={() => send(start)}
        busy={saving.busy}
        unsaved={name !== start.name}
        fault={saving.fault}
        actions={
          <Button look="secondary" onClick={onDone}>
            {t('views.cancel')}
          </Button>
        }
      >
        <TextField
          name="newName"
          label={t('views.newName')}
          value={name}
          onChange={setName}
          inputRef={input}
          error={isTried ? faults[0]?.text : undefined}
        />
      </Form>
    </div>
  );
}
