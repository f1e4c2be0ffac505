import type Squire from 'squire-rte';
import { insertBlock } from './insertLive.ts';
import type { ImageAddress } from './markdownFragment.ts';

/** An image of a text: its key, and what it shows; null where it is decoration alone. */
export type EditorImage = { readonly key: string; readonly alternative: string | null };
/** What whoever has the images does for the editor. */
export type EditorImages = {
  readonly addressOf: ImageAddress;
  /** Asked to put one in; with the file where one was pasted or dropped. */
  readonly onInsert: (file: File | undefined) => void;
  readonly onChange: (image: EditorImage) => void;
  /** The text names an image that is not there, as one that was pasted from another text. */
  readonly onMissing: (key: string) => void;
};

const IMAGE = 'img[data-image]';

/** The image where the writer is: chosen, or in the same paragraph. */
export function imageAt(editor: Squire): EditorImage | undefined {
  const found = elementAt(editor);
  if (!found) return undefined;
  const alternative = found.getAttribute('alt') ?? '';
  return { key: found.dataset['image'] ?? '', alternative: alternative === '' ? null : alternative };
}

function elementAt(editor: Squire): HTMLElement | undefined {
  const root = editor.getRoot();
  const { startContainer, startOffset } = editor.getSelection();
  if (!root.contains(startContainer)) return undefined;
  const next = startContainer.childNodes[startOffset];
  if (next instanceof HTMLElement && next.matches(IMAGE)) return next;
  let block: Node | null = startContainer === root ? (next ?? null) : startContainer;
  while (block && block.parentNode !== root) block = block.parentNode;
  return block instanceof HTMLElement ? (block.querySelector<HTMLElement>(IMAGE) ?? undefined) : undefined;
}

export function insertImage(editor: Squire, { key, alternative }: EditorImage, address: ImageAddress): void {
  const made = document.createElement('img');
  made.dataset['image'] = key;
  made.setAttribute('alt', alternative ?? '');
  made.setAttribute('src', address(key));
  insertBlock(editor, made);
}

export function changeImage(editor: Squire, { key, alternative }: EditorImage): void {
  const found = elementAt(editor);
  if (found?.dataset['image'] !== key) return;
  editor.saveUndoState(editor.getSelection());
  editor.modifyDocument(() => found.setAttribute('alt', alternative ?? ''));
  editor.focus();
}

/** Takes the image away where the writer is, and with it the paragraph's emptiness. */
export function removeImage(editor: Squire): void {
  const found = elementAt(editor);
  const block = found?.parentElement;
  if (!found || !block) return;
  editor.saveUndoState(editor.getSelection());
  editor.modifyDocument(() => {
    found.remove();
    if ((block.textContent ?? '') === '' && block.childElementCount === 0) block.append(document.createElement('br'));
  });
  choose(editor, (range) => range.setStart(block, 0));
}

/** Fetches an image again that was not there. */
export function showImage(editor: Squire, key: string): void {
  for (const image of editor.getRoot().querySelectorAll<HTMLImageElement>(IMAGE))
    if (image.dataset['image'] === key) image.src = image.getAttribute('src') ?? '';
}

/** A picture on the clipboard without words around it. */
export function pastedFile(event: Event): File | undefined {
  const detail: unknown = event instanceof CustomEvent ? event.detail : undefined;
  const data = typeof detail === 'object' && detail !== null && 'clipboardData' in detail ? detail.clipboardData : undefined;
  return data instanceof DataTransfer ? [...data.files].find(({ type }) => type.startsWith('image/')) : undefined;
}

/** Files that are dropped, images that are clicked or dragged, and images that are not there. Gives the end of it. */
export function watchImages(editor: Squire, images: () => EditorImages | undefined): () => void {
  const root = editor.getRoot();
  const missing = new Set<string>();
  const asked = (target: EventTarget | null): HTMLElement | undefined =>
    target instanceof HTMLElement && target.matches(IMAGE) ? target : undefined;
  // A picture that is dragged within the page brings its words too, and is moved by the editor.
  const bringsFile = ({ dataTransfer }: DragEvent): boolean =>
    dataTransfer !== null && dataTransfer.types.includes('Files') && !dataTransfer.types.includes('text/html');
  const over = (event: DragEvent): void => {
    if (images() && bringsFile(event)) event.preventDefault();
  };
  const drop = (event: DragEvent): void => {
    if (!bringsFile(event)) return;
    // Else the browser would leave the page for the file.
    event.preventDefault();
    event.stopImmediatePropagation();
    const [file] = event.dataTransfer?.files ?? [];
    if (file) images()?.onInsert(file);
  };
  const press = ({ target }: Event): void => {
    const image = asked(target);
    if (image) choose(editor, (range) => range.selectNode(image));
  };
  const fail = ({ target }: Event): void => {
    const key = asked(target)?.dataset['image'];
    if (key === undefined || missing.has(key)) return;
    missing.add(key);
    images()?.onMissing(key);
  };
  root.addEventListener('dragover', over, true);
  root.addEventListener('drop', drop, true);
  root.addEventListener('mousedown', press);
  root.addEventListener('click', press);
  root.addEventListener('error', fail, true);
  return () => {
    root.removeEventListener('dragover', over, true);
    root.removeEventListener('drop', drop, true);
    root.removeEventListener('mousedown', press);
    root.removeEventListener('click', press);
    root.removeEventListener('error', fail, true);
  };
}

function choose(editor: Squire, set: (range: Range) => void): void {
  const range = document.createRange();
  set(range);
  editor.setSelection(range);
  editor.focus();
}
