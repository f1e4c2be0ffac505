import type Squire from 'squire-rte';
import { useRef, useState, type KeyboardEvent, type ReactNode, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { AddressForm } from './AddressForm.tsx';
import {
  changeTable,
  insertTable,
  setLink,
  toggleBold,
  toggleBullets,
  toggleHeading,
  toggleItalic,
  toggleNumbers,
  toggleQuote,
  type EditorPlace,
  type TableChange,
} from './editorCommands.ts';
import { removeImage, type EditorImage, type EditorImages } from './editorImages.ts';

type Props = {
  readonly editor: Squire | undefined;
  readonly place: EditorPlace;
  readonly controls: string;
  readonly toolbar: Ref<HTMLDivElement>;
  readonly images: EditorImages | undefined;
};

const TABLE_CHANGES: readonly TableChange[] = ['rowBelow', 'columnAfter', 'removeRow', 'removeColumn', 'removeTable'];

/** What can be done with the text. One stop for the tab key; the arrows go from button to button. */
export function EditorToolbar({ editor, place, controls, toolbar, images }: Props) {
  const { t } = useTranslation('editor');
  const [isLinking, setLinking] = useState(false);
  const linkButton = useRef<HTMLButtonElement>(null);
  const column = (number: number): string => t('column', { number });
  const run = (work: (editor: Squire) => unknown) => (): void => {
    if (!editor) return;
    editor.focus();
    work(editor);
  };
  const canHoldTable = !place.table && !place.quote && !place.bullets && !place.numbers;
  return (
    <div className="editor-tools not-printed">
      <Tools label={t('toolbar')} controls={controls} editor={editor} toolbar={toolbar}>
        <Tool text={t('heading')} isFirst isOn={place.block === 'heading'} onUse={run((one) => toggleHeading(one, 'heading'))} />
        <Tool text={t('subheading')} isOn={place.block === 'subheading'} onUse={run((one) => toggleHeading(one, 'subheading'))} />
        <Tool text={t('bold')} look="bold" isOn={place.bold} onUse={run(toggleBold)} />
        <Tool text={t('italic')} look="italic" isOn={place.italic} onUse={run(toggleItalic)} />
        <Tool text={t('bullets')} isOn={place.bullets} onUse={run(toggleBullets)} />
        <Tool text={t('numbers')} isOn={place.numbers} onUse={run(toggleNumbers)} />
        <Tool text={t('quote')} isOn={place.quote} onUse={run(toggleQuote)} />
        <Tool text={t('link')} isOn={place.link !== undefined} tool={linkButton} onUse={() => setLinking(!isLinking)} />
        <Tool text={t('table')} isOff={!canHoldTable} onUse={run((one) => insertTable(one, column))} />
        {images && <Tool text={t('image')} onUse={() => images.onInsert(undefined)} />}
        <Tool text={t('undo')} onUse={run((one) => one.undo())} />
        <Tool text={t('redo')} onUse={run((one) => one.redo())} />
      </Tools>
      {place.table && (
        <Tools label={t('inTable.label')} controls={controls} editor={editor}>
          {TABLE_CHANGES.map((change, number) => (
            <Tool
              key={change}
              text={t(`inTable.${change}`)}
              isFirst={number === 0}
              onUse={run((one) => changeTable(one, change, column))}
            />
          ))}
        </Tools>
      )}
      {images && place.image && (
        <ImageTools editor={editor} controls={controls} image={place.image} onChange={images.onChange} onRemove={run(removeImage)} />
      )}
      {isLinking && (
        <AddressForm
          start={place.link ?? ''}
          onDone={(address) => {
            setLinking(false);
            if (address === undefined) linkButton.current?.focus();
            else run((one) => setLink(one, address))();
          }}
        />
      )}
    </div>
  );
}

type ImageToolsProps = {
  readonly editor: Squire | undefined;
  readonly controls: string;
  readonly image: EditorImage;
  readonly onChange: (image: EditorImage) => void;
  readonly onRemove: () => void;
};

/** What is said of the image where the writer is, and what can be done with it. */
function ImageTools({ editor, controls, image, onChange, onRemove }: ImageToolsProps) {
  const { t } = useTranslation('editor');
  return (
    <div className="editor-image">
      <p className="small">{image.alternative === null ? t('inImage.decoration') : t('inImage.words', { words: image.alternative })}</p>
      <Tools label={t('inImage.label')} controls={controls} editor={editor}>
        <Tool text={t('inImage.change')} isFirst onUse={() => onChange(image)} />
        <Tool text={t('inImage.remove')} onUse={onRemove} />
      </Tools>
    </div>
  );
}

type ToolsProps = {
  readonly label: string;
  readonly controls: string;
  readonly editor: Squire | undefined;
  readonly toolbar?: Ref<HTMLDivElement>;
  readonly children: ReactNode;
};

function Tools({ label, controls, editor, toolbar, children }: ToolsProps) {
  return (
    <div
      className="editor-toolbar"
      role="toolbar"
      tabIndex={-1}
      aria-label={label}
      aria-controls={controls}
      ref={toolbar}
      onKeyDown={(event) => moveAlong(event, editor)}
      // The place in the text stays chosen while a button is clicked.
      onMouseDown={(event) => event.preventDefault()}
    >
      {children}
    </div>
  );
}

type ToolProps = {
  readonly text: string;
  readonly look?: 'bold' | 'italic';
  readonly isOn?: boolean;
  readonly isOff?: boolean;
  readonly isFirst?: boolean;
  readonly tool?: Ref<HTMLButtonElement>;
  readonly onUse: () => void;
};

function Tool({ text, look, isOn, isOff = false, isFirst = false, tool, onUse }: ToolProps) {
  return (
    <button
      type="button"
      className={look === undefined ? 'tool' : `tool tool-${look}`}
      aria-pressed={isOn}
      aria-disabled={isOff || undefined}
      tabIndex={isFirst ? 0 : -1}
      ref={tool}
      onClick={() => !isOff && onUse()}
    >
      {text}
    </button>
  );
}

function moveAlong(event: KeyboardEvent<HTMLDivElement>, editor: Squire | undefined): void {
  const tools = [...event.currentTarget.querySelectorAll('button')];
  const at = tools.findIndex((tool) => tool === document.activeElement);
  const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tools.length - 1 }[event.key];
  if (event.key === 'Escape') editor?.focus();
  else if (to !== undefined) tools[(to + tools.length) % tools.length]?.focus();
  else return;
  event.preventDefault();
}
