import { useId, useRef, useState, type DragEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './Button.tsx';
import type { FieldProps } from './Field.tsx';
import './files.css';

type Props = FieldProps & {
  readonly name: string;
  /** As the platform's own field takes it: `.csv,.xlsx`. */
  readonly accept: string;
  readonly file: File | undefined;
  readonly onFile: (file: File) => void;
  readonly busy?: boolean;
};

/** A place to drop a file on, which is a button too. What kinds are right is said in the hint; what came is checked by the server. */
export function FileField({ label, hint, error, name, accept, file, onFile, busy = false }: Props) {
  const { t } = useTranslation('kit');
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const take = (files: FileList | null): void => {
    const [first] = files ?? [];
    if (first !== undefined && !busy) onFile(first);
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files);
  };
  const described = [hint === undefined ? '' : `${id}-hint`, error === undefined ? '' : `${id}-error`]
    .filter((part) => part !== '')
    .join(' ');
  return (
    <div
      className={['file-field', isOver ? 'file-over' : '', error === undefined ? '' : 'field-faulty']
        .filter((part) => part !== '')
        .join(' ')}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      {hint !== undefined && (
        <span className="field-hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      <input
        id={id}
        ref={input}
        className="only-heard"
        type="file"
        name={name}
        accept={accept}
        aria-describedby={described === '' ? undefined : described}
        onKeyDown={(event) => {
          // What looks like a button is pressed like one, with Enter too.
          if (event.key !== 'Enter') return;
          event.preventDefault();
          event.currentTarget.click();
        }}
        onChange={(event) => {
          take(event.target.files);
          // The same file again, mended meanwhile, must be told too.
          event.target.value = '';
        }}
      />
      <p className="row">
        <Button look="secondary" busy={busy} tabIndex={-1} aria-hidden="true" onClick={() => input.current?.click()}>
          {t('file.choose')}
        </Button>
        <span className="quiet">{file === undefined ? t('file.drop') : `${file.name} (${sizeText(file.size)})`}</span>
      </p>
      {error !== undefined && (
        <span className="field-error" id={`${id}-error`}>
          {error}
        </span>
      )}
    </div>
  );
}

const KILOBYTE = 1000;

function sizeText(bytes: number): string {
  if (bytes < KILOBYTE) return `${bytes} B`;
  if (bytes < KILOBYTE * KILOBYTE) return `${Math.round(bytes / KILOBYTE)} kB`;
  return `${(bytes / KILOBYTE / KILOBYTE).toFixed(1)} MB`;
}
