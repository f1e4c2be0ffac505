import { describe, expect, it } from 'vitest';
import { preloadLink, type PagePreloads } from './pagePreloads.ts';

const PRELOADS: PagePreloads = {
  inside: ['assets/inside-1.js'],
  pages: [
    { pattern: 'interventions/$id', files: ['assets/one-1.js'] },
    { pattern: 'interventions/new', files: ['assets/new-1.js'] },
    { pattern: 'figures', files: ['assets/figures-1.js', 'assets/texts-1.js'] },
  ],
};
const files = (url: string): string[] =>
  [...preloadLink(PRELOADS, url).matchAll(/<\/(assets\/[^>]+)>; rel=modulepreload/g)].map(([, file = '']) => file);

describe('what is named in advance', () => {
  it('is what everyone inside needs, and what the page needs more, whatever its query', () => {
    expect(files('/norra/figures?from=2018-01-01')).toEqual(['assets/inside-1.js', 'assets/figures-1.js', 'assets/texts-1.js']);
    expect(files('/norra/interventions/9f0c')).toEqual(['assets/inside-1.js', 'assets/one-1.js']);
    expect(files('/norra/interventions/new')).toEqual(['assets/inside-1.js', 'assets/new-1.js']);
  });

  it('is what everyone needs alone where the page is none, or the first one', () => {
    for (const url of ['/', '/norra/', '/norra/finns-inte', '/norra/interventions/9f0c/more'])
      expect(files(url), url).toEqual(['assets/inside-1.js']);
  });

  it('has the session with it, which is asked first of all', () => {
    expect(preloadLink(PRELOADS, '/norra/')).toMatch(/^<\/api\/session>; rel=preload; as=fetch; crossorigin, /);
  });
});
