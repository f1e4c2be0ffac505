/** Built files that a page needs beyond the start, by the page's pattern below the association: `interventions/$id`. */
export type PagePreloads = {
  /** What every page inside needs. */
  readonly inside: readonly string[];
  readonly pages: readonly { readonly pattern: string; readonly files: readonly string[] }[];
};

/** Asked by every page before anything else is. */
const SESSION = '</api/session>; rel=preload; as=fetch; crossorigin';

/**
 * The header by which a browser is told what the page will need, before it has read the page: it then fetches all of it at once.
 * Only for who has a session; the login needs none of it.
 * @param url path and query of the page
 */
export function preloadLink({ inside, pages }: PagePreloads, url: string): string {
  const [, ...segments] = (url.split('?')[0] ?? '').split('/').filter((segment) => segment !== '');
  const fits = (pattern: string): boolean => {
    const parts = pattern.split('/');
    return parts.length === segments.length && parts.every((part, place) => part.startsWith('$') || part === segments[place]);
  };
  // A name goes before a key: interventions/new is no intervention.
  const page = pages.find(({ pattern }) => !pattern.includes('$') && fits(pattern)) ?? pages.find(({ pattern }) => fits(pattern));
  return [SESSION, ...[...inside, ...(page?.files ?? [])].map((file) => `</${file}>; rel=modulepreload`)].join(', ');
}
