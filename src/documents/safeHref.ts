/**
 * Whether a link may stand in a document: `http:`, `https:` and `mailto:`, or `#id` within it. Everything else
 * (`javascript:`, `data:`, files, relative paths that mean nothing in a saved report) is refused.
 */
export function isSafeHref(href: string): boolean {
  if (isInternalHref(href)) return true;
  if (/[\s\p{Cc}]/u.test(href)) return false;
  const url = URL.parse(href);
  if (url === null) return false;
  if (url.protocol === 'mailto:') return url.pathname !== '';
  return url.protocol === 'https:' || url.protocol === 'http:';
}

export const isInternalHref = (href: string): boolean => /^#[^\s#]+$/u.test(href);
