import { pagePatterns } from '../paths.ts';
import type { ListedPage } from './pageList.ts';

type Found = { readonly page: ListedPage; readonly params: Readonly<Record<string, string>> };

/** The page at an address, as the router will find it: a name goes before a key, so that interventions/new is no intervention. */
export function pageAt(pathname: string): Found | undefined {
  const [, , ...segments] = pathname.replace(/\/$/, '').split('/');
  const fitting = Object.entries(pagePatterns).flatMap(([page, pattern]) => {
    const parts = pattern.split('/');
    if (page === 'association' || parts.length !== segments.length) return [];
    const fits = parts.every((part, place) => part.startsWith('$') || part === segments[place]);
    return fits ? [{ page: page as ListedPage, parts, keys: parts.filter((part) => part.startsWith('$')).length }] : [];
  });
  const found = fitting.toSorted((a, b) => a.keys - b.keys)[0];
  if (!found) return undefined;
  const params = found.parts.flatMap((part, place) => (part.startsWith('$') ? [[part.slice(1), read(segments[place] ?? '')]] : []));
  return { page: found.page, params: Object.fromEntries(params) };
}

function read(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
