import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './Button.tsx';

type Props = { readonly text: string; readonly content: () => string };

/** Puts something on the clipboard and says that it did. */
export function CopyButton({ text, content }: Props) {
  const { t } = useTranslation('kit');
  const [outcome, setOutcome] = useState<'copied' | 'refused'>();
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(content());
      setOutcome('copied');
    } catch {
      setOutcome('refused');
    }
  };
  return (
    <span className="row">
      <Button look="quiet" onClick={() => void copy()}>
        {text}
      </Button>
      <output className="small quiet">{outcome !== undefined && t(`copy.${outcome}`)}</output>
    </span>
  );
}
