import { useEffect, useState } from 'react';
import { Field } from './Field.tsx';

type Props = {
  readonly label: string;
  readonly hint?: string;
  readonly name: string;
  readonly value: string;
  /** Called when the writer pauses, and at once with Enter or when it is emptied. */
  readonly onSearch: (value: string) => void;
};

const PAUSE_MS = 300;

/** Searches while one writes, so that typing never waits for the network. */
export function SearchField({ label, hint, name, value, onSearch }: Props) {
  const [written, setWritten] = useState(value);
  const [followed, setFollowed] = useState(value);
  // A value from outside, by the browser's own arrows, takes over from what was written.
  if (value !== followed) {
    setFollowed(value);
    setWritten(value);
  }
  useEffect(() => {
    if (written === value) return;
    const pause = setTimeout(() => onSearch(written), written === '' ? 0 : PAUSE_MS);
    return () => clearTimeout(pause);
  }, [written, value, onSearch]);
  return (
    <Field label={label} hint={hint}>
      {(control) => (
        <input
          {...control}
          className="field-input"
          type="search"
          name={name}
          autoComplete="off"
          spellCheck={false}
          value={written}
          onChange={(event) => setWritten(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            onSearch(written);
          }}
        />
      )}
    </Field>
  );
}
