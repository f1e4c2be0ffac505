import { useState } from 'react';
import { parseLocalDate } from '../../shared/localDate.ts';
import { DateField } from '../../web/ui-kit/DateField.tsx';

type Props = {
  readonly label: string;
  readonly name: string;
  readonly value: string | undefined;
  readonly faultText: string;
  readonly onDay: (day: string | undefined) => void;
};

const WHOLE = /^\d{4}-\d{2}-\d{2}$/;

/** A day that a list is filtered by as soon as it is written to its end, or taken away. */
export function DayFilter({ label, name, value = '', faultText, onDay }: Props) {
  const [written, setWritten] = useState(value);
  const [followed, setFollowed] = useState(value);
  // A day from outside, by a link or the browser's own arrows, takes over from what was written.
  if (value !== followed) {
    setFollowed(value);
    setWritten(value);
  }
  const isDay = (text: string): boolean => WHOLE.test(text) && parseLocalDate(text) !== undefined;
  const write = (text: string): void => {
    setWritten(text);
    if (text !== value && (text === '' || isDay(text))) onDay(text === '' ? undefined : text);
  };
  const isWrong = written.length >= 10 && !isDay(written);
  return <DateField label={label} name={name} value={written} error={isWrong ? faultText : undefined} onChange={write} />;
}
