import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../Button.tsx';
import { TextField } from '../TextField.tsx';
import { wholeAddress } from './editorCommands.ts';

type Props = {
  readonly start: string;
  /** The address, empty to take the link away, undefined to leave it as it is. */
  readonly onDone: (address: string | undefined) => void;
};

/** Where a link leads. No form of its own: it lies within one. */
export function AddressForm({ start, onDone }: Props) {
  const { t } = useTranslation('editor');
  const [address, setAddress] = useState(start);
  const [isTried, setTried] = useState(false);
  const whole = wholeAddress(address);
  const apply = (): void => {
    setTried(true);
    if (whole !== undefined) onDone(whole);
  };
  return (
    // Enter and Escape in the field, which stands within another form.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <fieldset
      className="editor-address"
      onKeyDown={(event) => {
        if (event.key === 'Escape') onDone(undefined);
        if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return;
        event.preventDefault();
        apply();
      }}
    >
      <legend className="only-heard">{t('link')}</legend>
      <TextField
        label={t('address.label')}
        name="address"
        value={address}
        error={isTried && whole === undefined ? t('address.faulty') : undefined}
        inputRef={(field) => field?.focus()}
        onChange={setAddress}
      />
      <div className="row">
        <Button onClick={apply}>{t('address.apply')}</Button>
        {start !== '' && (
          <Button look="secondary" onClick={() => onDone('')}>
            {t('address.remove')}
          </Button>
        )}
        <Button look="quiet" onClick={() => onDone(undefined)}>
          {t('address.cancel')}
        </Button>
      </div>
    </fieldset>
  );
}
