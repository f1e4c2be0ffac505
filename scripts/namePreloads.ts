import type { Plugin, Rollup } from 'vite';
import type { PagePreloads } from '../src/platform/http/pagePreloads.ts';
import { pagePatterns } from '../src/web/paths.ts';
import { PAGE_LIST, type ListedPage } from '../src/web/shell/pageList.ts';

/** Swedish first: who reads English fetches those texts after the page, as before. */
const TEXTS = (feature: string): RegExp => new RegExp(`/(?:${feature}/ui|web/${feature}|web/ui-kit/${feature})/texts\\.sv\\.json$`);
const SHOW = '/shell/show.tsx';

/**
 * Names in advance what would else be found one after another: in the page what everyone needs, and in preloads.json what everyone
 * inside needs and which more each page. The server tells that to who has a session, so that it comes beside the start.
 */
export const namePreloads: Plugin = {
  name: 'samla-name-preloads',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler(_html, { bundle }) {
      const chunks = chunksOf(bundle ?? {});
      return chunks.filesOf(SHOW).map((file) => ({
        tag: 'link',
        attrs: { rel: 'modulepreload', crossorigin: true, href: `/${file}` },
        injectTo: 'head' as const,
      }));
    },
  },
  generateBundle: {
    // Last, when what held styles alone has been taken out: a page must not name a file that is not there.
    order: 'post',
    handler(_options, bundle) {
      const { filesOf, start } = chunksOf(bundle);
      // The start first: what comes beside it must not hold it up.
      const inside = unique([...start, ...filesOf(SHOW), ...filesOf('/shell/App.tsx'), ...filesOf('/ui-kit/words.sv.json')]);
      const pages = Object.entries(PAGE_LIST).map(([page, { module, texts }]) => ({
        // The entries of the list have its keys.
        pattern: pagePatterns[page as ListedPage],
        files: unique([`/shell/${module}.tsx`, ...texts.map(TEXTS)].flatMap(filesOf)).filter((file) => !inside.includes(file)),
      }));
      const faulty = pages.find(({ files }) => files.length === 0);
      if (inside.length < 3 || faulty) throw new Error(`nothing was built that ${faulty?.pattern ?? 'the start'} needs`);
      const missing = [...inside, ...pages.flatMap(({ files }) => files)].find((file) => !(file in bundle));
      if (missing !== undefined) throw new Error(`a page names ${missing}, which was not built`);
      const preloads: PagePreloads = { inside, pages };
      this.emitFile({ type: 'asset', fileName: 'preloads.json', source: JSON.stringify(preloads) });
    },
  },
};

const unique = (files: readonly string[]): string[] => [...new Set(files)];

function chunksOf(bundle: Rollup.OutputBundle) {
  const chunks = Object.values(bundle).flatMap((one) => (one.type === 'chunk' ? [one] : []));
  const withImports = (file: string, seen = new Set<string>()): Set<string> => {
    if (seen.has(file)) return seen;
    seen.add(file);
    for (const other of chunks.find(({ fileName }) => fileName === file)?.imports ?? []) withImports(other, seen);
    return seen;
  };
  // What the page itself names.
  const start = new Set(chunks.filter(({ isEntry }) => isEntry).flatMap(({ fileName }) => [...withImports(fileName)]));
  /** The file of a module, and what it imports, without what the page names. */
  const filesOf = (ending: string | RegExp): string[] => {
    const isIt = (id: string | null): boolean => id !== null && (typeof ending === 'string' ? id.endsWith(ending) : ending.test(id));
    const chunk = chunks.find(({ facadeModuleId }) => isIt(facadeModuleId));
    return chunk ? [...withImports(chunk.fileName)].filter((file) => !start.has(file)) : [];
  };
  return { start, filesOf };
}
