import { useTranslation } from 'react-i18next';
import './steps.css';

type Props = { readonly label: string; readonly steps: readonly string[]; readonly current: number };

/** How far one has come in something that is done in steps. */
export function Steps({ label, steps, current }: Props) {
  const { t } = useTranslation('kit');
  return (
    <ol className="steps not-printed" aria-label={label}>
      {steps.map((step, place) => (
        <li key={step} className={place < current ? 'step step-done' : 'step'} aria-current={place === current ? 'step' : undefined}>
          {step}
          {place < current && <span className="only-heard"> {t('steps.done')}</span>}
        </li>
      ))}
    </ol>
  );
}
