import { useId } from 'react';
import './steps.css';

type Props = { readonly text: string; readonly done: number; readonly of: number };

/** How much of something is done. */
export function ProgressMeter({ text, done, of }: Props) {
  const id = useId();
  return (
    <div className="meter">
      <label htmlFor={id}>{text}</label>
      <progress id={id} value={done} max={of} />
    </div>
  );
}
