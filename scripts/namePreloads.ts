import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'vite';
import { pagePatterns } from '../src/web/paths.ts';
import type { PagePreloads } from '../src/platform/http/pagePreloads.ts';

const PAGES = path.join(import.meta.dirname, '../src/web/shell/pages.tsx');
/** A page as pages.tsx has it: its pattern, the module that is fetched for it, and the features whose texts it shows. */
const PAGE =
  /path: pagePatterns\.(\w+),\s*component: lazyRouteComponent\(\(\) => import\('\.\/(\w+)\.tsx'\), '\w+'\),(?:\s*\.\.\.withTexts\(([^)]*)\))?/g;
/** Swedish first: who reads English fetches those texts after the page, as before. */
const TEXTS = (feature: string): RegExp =>
  new RegExp(`/(?:${feature}/ui|${feature === 'words' ? 'ui-kit' : 'web/shell'})/(?:texts|words)\\.sv\\.json$`);

/**
 * Writes preloads.json: which files everyone inside needs, and which more each page. The server names them in advance to who has a
 * session, so that they come beside the start instead of one after another.
 */
export const namePreloads: Plugin = {
  name: 'samla-name-preloads',
  apply: 'build',
  generateBundle(_options, bundle) {
    const chunks = Object.values(bundle).flatMap((one) => (one.type === 'chunk' ? [one] : []));
    const withImports = (file: string, seen = new Set<string>()): Set<string> => {
      if (seen.has(file)) return seen;
      seen.add(file);
      for (const other of chunks.find(({ fileName }) => fileName === file)?.imports ?? []) withImports(other, seen);
      return seen;
    };
    // What the page itself names. The entry is nothing but them, and is left out of the build in the end.
    const start = new Set(
      chunks.filter(({ isEntry }) => isEntry).flatMap(({ imports }) => imports.flatMap((file) => [...withImports(file)])),
    );
    const filesOf = (ending: string | RegExp): string[] => {
      const isIt = (id: string | null): boolean => id !== null && (typeof ending === 'string' ? id.endsWith(ending) : ending.test(id));
      const chunk = chunks.find(({ facadeModuleId }) => isIt(facadeModuleId));
      return chunk ? [...withImports(chunk.fileName)].filter((file) => !start.has(file)) : [];
    };
    // The start first: what comes beside it must not hold it up.
    const inside = [...new Set([...start, ...filesOf('/shell/App.tsx'), ...filesOf('/ui-kit/words.sv.json')])];
    const pages = [...readFileSync(PAGES, 'utf8').matchAll(PAGE)].map(([, name = '', module = '', features = '']) => ({
      pattern: Object.entries(pagePatterns).find(([key]) => key === name)?.[1] ?? '',
      files: [
        ...filesOf(`/shell/${module}.tsx`),
        ...[...features.matchAll(/'(\w+)'/g)].flatMap(([, feature = '']) => filesOf(TEXTS(feature))),
      ].filter((file, place, all) => !inside.includes(file) && all.indexOf(file) === place),
    }));
    const faulty = pages.find(({ pattern, files }) => pattern === '' || files.length === 0);
    if (inside.length < 3 || pages.length < 10 || faulty)
      throw new Error(`pages.tsx is not as namePreloads.ts reads it: ${faulty?.pattern ?? pages.length}`);
    const preloads: PagePreloads = { inside, pages };
    this.emitFile({ type: 'asset', fileName: 'preloads.json', source: JSON.stringify(preloads) });
  },
};
