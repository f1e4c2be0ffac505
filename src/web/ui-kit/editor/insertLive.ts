import type Squire from 'squire-rte';

function liveElement(href: string, words: string): HTMLElement {
  const made = document.createElement('span');
  made.dataset['live'] = href;
  made.setAttribute('contenteditable', 'false');
  made.textContent = words;
  return made;
}

/** Puts a figure where the writer is, with a space to go on writing after. */
export function insertLive(editor: Squire, href: string, words: string): void {
  editor.focus();
  const range = editor.getSelection();
  const within = elementOf(range.startContainer).closest('[data-live]');
  if (within) range.setStartAfter(within);
  range.collapse(true);
  editor.saveUndoState(range);
  const space = document.createTextNode('\u00a0');
  editor.modifyDocument(() => {
    range.insertNode(space);
    range.insertNode(liveElement(href, words));
  });
  goTo(editor, space, 1);
}

/** Puts a table in a paragraph of its own after the one where the writer is, and goes on in the next. */
export const insertLiveBlock = (editor: Squire, href: string, words: string): void => insertBlock(editor, liveElement(href, words));

/** Puts something in a paragraph of its own after the block where the writer is, and goes on in the next. */
export function insertBlock(editor: Squire, content: HTMLElement): void {
  editor.focus();
  const root = editor.getRoot();
  const range = editor.getSelection();
  let block: Element | null = elementOf(range.startContainer);
  while (block && block.parentElement !== root) block = block.parentElement;
  editor.saveUndoState(range);
  const [made, next] = [document.createElement('p'), document.createElement('p')];
  made.append(content);
  next.append(document.createElement('br'));
  editor.modifyDocument(() => {
    if (block === null) root.append(made);
    else if ((block.textContent ?? '').trim() === '' && !block.querySelector('table, img')) block.replaceWith(made);
    else block.after(made);
    made.after(next);
  });
  goTo(editor, next, 0);
}

const elementOf = (node: Node): Element => (node instanceof Element ? node : (node.parentElement ?? document.body));

function goTo(editor: Squire, node: Node, offset: number): void {
  const range = document.createRange();
  range.setStart(node, offset);
  editor.setSelection(range);
  editor.focus();
}
