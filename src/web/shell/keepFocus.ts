/** Enough for a page to put the focus where it belongs itself. */
const PATIENCE_MS = 120;
const PLACES = 'form, li, article, section, dialog, main';

/**
 * Catches the focus where it went with what held it: a button that opened a form in its own place, a row that was taken away. It then
 * goes to the form that came, or to the part of the page where it was, so that who works by keyboard or hears the page goes on there.
 * @returns what stops it
 */
export function keepFocus(root: HTMLElement): () => void {
  let held: Element[] = [];
  let waiting = 0;
  const note = ({ target }: FocusEvent): void => {
    held = [];
    for (let one = target instanceof Element ? target : null; one; one = one.parentElement) held.push(one);
  };
  const isLost = (): boolean => document.activeElement === document.body && held[0]?.isConnected === false;
  const give = (): void => {
    if (!isLost()) return;
    const place = held.find((one) => one.isConnected)?.closest(PLACES);
    const found = place?.querySelector('form') ?? place;
    if (!(found instanceof HTMLElement)) return;
    if (!found.hasAttribute('tabindex')) {
      found.tabIndex = -1;
      found.addEventListener('blur', () => found.removeAttribute('tabindex'), { once: true });
    }
    found.focus({ preventScroll: true });
  };
  const observer = new MutationObserver(() => {
    if (!isLost()) return;
    clearTimeout(waiting);
    waiting = window.setTimeout(give, PATIENCE_MS);
  });
  root.addEventListener('focusin', note);
  observer.observe(root, { childList: true, subtree: true });
  return () => {
    root.removeEventListener('focusin', note);
    observer.disconnect();
    clearTimeout(waiting);
  };
}
