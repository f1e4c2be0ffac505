import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type words from './words.sv.json';
import './help.css';

export type Word = keyof typeof words;
type Props = { readonly word: Word; readonly children?: ReactNode };

/** A hard word with what it means a press away, as the glossary says it. */
export function HelpWord({ word, children }: Props) {
  const { t } = useTranslation('words');
  const { t: kit } = useTranslation('kit');
  const id = `help${useId().replaceAll(/[^\w]/g, '')}`;
  const name = t(`${word}.word`);
  return (
    <span className="help-word">
      {children ?? name}
      <button type="button" className="help-button not-printed" popoverTarget={id} aria-label={kit('help.about', { word: name })}>
        ?
      </button>
      <span id={id} popover="auto" className="help-text">
        <strong>{name}</strong> {t(`${word}.text`)}
      </span>
    </span>
  );
}
