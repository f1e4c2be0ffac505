/**
 * Lets plain links lead between pages without loading the program anew, so that features need to know no router. Links to files, to
 * other sites, to places on the same page and those opened in a new tab stay with the browser.
 * @returns what stops it
 */
export function followLinks(go: (address: string) => void): () => void {
  const follow = (event: MouseEvent): void => {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (!link || link.href === '' || link.target !== '' || link.hasAttribute('download')) return;
    const { origin, pathname, search, hash } = new URL(link.href);
    const here = window.location;
    if (origin !== here.origin || pathname.startsWith('/api/')) return;
    if (hash !== '' && pathname === here.pathname && search === here.search) return;
    event.preventDefault();
    go(`${pathname}${search}${hash}`);
  };
  document.addEventListener('click', follow);
  return () => document.removeEventListener('click', follow);
}
