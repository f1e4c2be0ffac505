import Squire from 'squire-rte';
import { useEffect, useId, useImperativeHandle, useRef, useState, type ReactNode, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { CutNotice } from './CutNotice.tsx';
import { changeImage, insertImage, pastedFile, showImage, watchImages, type EditorImage, type EditorImages } from './editorImages.ts';
import { insertLive, insertLiveBlock } from './insertLive.ts';
import { NOWHERE, placeOf, wouldJoinCells, type EditorPlace } from './editorCommands.ts';
import { EditorToolbar } from './EditorToolbar.tsx';
import { fragmentMarkdown, NO_CUTS, type Cuts } from './fragmentMarkdown.ts';
import { readMarkdown, writeMarkdown } from './markdown.ts';
import { markdownFragment, type ImageAddress } from './markdownFragment.ts';
import '../fields.css';
import './textEditor.css';

export type TextEditorHandle = {
  /** What is written now, as Markdown. */
  readonly read: () => string;
  readonly write: (markdown: string) => void;
  readonly focus: () => void;
  /** Puts in something that follows by itself, by its address and what it says now. */
  readonly insertLive: (href: string, words: string, isBlock: boolean) => void;
  readonly insertImage: (image: EditorImage) => void;
  /** Says something else of the image where the writer is. */
  readonly changeImage: (image: EditorImage) => void;
  /** Fetches an image again that was not there. */
  readonly showImage: (key: string) => void;
};

type Props = {
  readonly label: string;
  /** The text to begin with, Markdown; later ones are written by the handle. */
  readonly start: string;
  /** Told in a pause of the writing what is written, and at once when the text is left. */
  readonly onWritten: (markdown: string) => void;
  /** Told at every change. */
  readonly onTouched?: () => void;
  readonly handle?: Ref<TextEditorHandle>;
  /** What can be put into the text, below the toolbar. */
  readonly more?: ReactNode;
  /** What the things say now that follow by themselves, by their addresses. */
  readonly live?: ReadonlyMap<string, string>;
  /** Where images come from and go; without it the text holds none. */
  readonly images?: EditorImages;
};

const PAUSE_MS = 400;
const NOTHING_LIVE: ReadonlyMap<string, string> = new Map();

/** Words with headings, lists, quotes, links, tables and images, stored as Markdown. What is pasted is cut down to that, and said. */
export function TextEditor({ label, start, onWritten, onTouched, handle, more, live = NOTHING_LIVE, images }: Props) {
  const { t } = useTranslation('editor');
  const id = useId();
  const root = useRef<HTMLDivElement>(null);
  const toolbar = useRef<HTMLDivElement>(null);
  const [editor, setEditor] = useState<Squire>();
  const [place, setPlace] = useState<EditorPlace>(NOWHERE);
  const [cuts, setCuts] = useState<Cuts>(NO_CUTS);
  const told = useRef({ onWritten, onTouched, images });
  useEffect(() => {
    told.current = { onWritten, onTouched, images };
  });
  // What was told last, or put in: figures that follow by themselves have changed no text.
  const last = useRef('');
  const [begin] = useState(start);
  const [values] = useState(live);
  const [imageAddress] = useState(() => images?.addressOf);

  useEffect(() => {
    const element = root.current;
    if (!element) return;
    let cutNow: Cuts = NO_CUTS;
    const made = new Squire(element, {
      blockTag: 'P',
      sanitizeToDOMFragment: (html: string) => {
        const page = new DOMParser().parseFromString(html, 'text/html');
        const { root: text, cuts: found } = fragmentMarkdown(page.body);
        cutNow = found;
        return markdownFragment(text, document, imageAddress);
      },
    });
    // A report decides how large an image is; the handles to drag are styled in a way that the page's policy does not allow.
    made._imageResizer.destroy();
    // The tab key leaves the text, as everywhere; what a report can not show has no keys.
    for (const key of ['Tab', 'Shift-Tab']) made.setKeyHandler(key, null);
    for (const letter of ['u', 'Shift-7', 'Shift-5', 'Shift-6', 'd'])
      for (const prefix of ['Ctrl-', 'Meta-']) made.setKeyHandler(prefix + letter, (_, event) => event.preventDefault());
    const endImages = watchImages(made, () => told.current.images);
    writeInto(made, begin, values, imageAddress);
    last.current = readFrom(made);
    let pause: ReturnType<typeof setTimeout> | undefined;
    const tell = (): void => {
      clearTimeout(pause);
      pause = undefined;
      const now = readFrom(made);
      if (now === last.current) return;
      last.current = now;
      told.current.onWritten(now);
    };
    const show = (): void => setPlace(placeOf(made));
    made.addEventListener('input', () => {
      told.current.onTouched?.();
      clearTimeout(pause);
      pause = setTimeout(tell, PAUSE_MS);
      show();
    });
    made.addEventListener('pathChange', show);
    made.addEventListener('select', show);
    made.addEventListener('cursor', show);
    made.addEventListener('blur', () => pause !== undefined && tell());
    made.addEventListener('willPaste', () => setCuts(cutNow));
    made.addEventListener('pasteImage', (event) => {
      const file = told.current.images && pastedFile(event);
      if (file) told.current.images?.onInsert(file);
      else setCuts({ ...NO_CUTS, images: 1 });
    });
    setEditor(made);
    return () => {
      if (pause !== undefined) tell();
      endImages();
      made.destroy();
    };
  }, [begin, values, imageAddress]);

  useImperativeHandle(
    handle,
    () => ({
      read: () => (editor ? readFrom(editor) : begin),
      write: (markdown) => {
        if (!editor) return;
        writeInto(editor, markdown, values, imageAddress);
        last.current = readFrom(editor);
      },
      focus: () => void editor?.focus(),
      insertLive: (href, words, isBlock) => {
        if (!editor) return;
        if (isBlock) insertLiveBlock(editor, href, words);
        else insertLive(editor, href, words);
      },
      insertImage: (image) => editor && imageAddress && insertImage(editor, image, imageAddress),
      changeImage: (image) => editor && changeImage(editor, image),
      showImage: (key) => editor && showImage(editor, key),
    }),
    [editor, begin, values, imageAddress],
  );

  return (
    <div className="editor">
      {/* A heading, under which those of the text stand. */}
      <h2 className="editor-label" id={`${id}-label`}>
        {label}
      </h2>
      <span className="field-hint not-printed" id={`${id}-keys`}>
        {t('keys')}
      </span>
      <EditorToolbar editor={editor} place={place} controls={`${id}-text`} toolbar={toolbar} images={images} />
      {more}
      <CutNotice cuts={cuts} onClose={() => setCuts(NO_CUTS)} />
      <div
        onKeyDownCapture={(event) => {
          if (event.altKey && event.key === 'F10') toolbar.current?.querySelector('button')?.focus();
          else if (!editor || !wouldJoinCells(editor, event.key)) return;
          event.preventDefault();
          event.stopPropagation();
        }}
      >
        {/* A text area holds no headings, lists or tables. */}
        <div
          id={`${id}-text`}
          className="editor-text prose"
          ref={root}
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
          role="textbox"
          tabIndex={0}
          aria-multiline="true"
          aria-labelledby={`${id}-label`}
          aria-describedby={`${id}-keys`}
          lang="sv"
          spellCheck
        />
      </div>
    </div>
  );
}

const readFrom = (editor: Squire): string => {
  const { root } = fragmentMarkdown(editor.getRoot());
  return root.children.length === 0 ? '' : writeMarkdown(root);
};

function writeInto(editor: Squire, markdown: string, live: ReadonlyMap<string, string>, imageAddress: ImageAddress | undefined): void {
  const box = document.createElement('div');
  box.append(markdownFragment(readMarkdown(markdown), document, imageAddress));
  for (const one of box.querySelectorAll<HTMLElement>('[data-live]'))
    one.textContent = live.get(one.dataset['live'] ?? '') ?? one.textContent;
  editor.setHTML(box.innerHTML);
}
