import react from '@vitejs/plugin-react';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { defineConfig, type Plugin } from 'vite';
import { namePreloads } from './scripts/namePreloads.ts';

const root = import.meta.dirname;
const out = path.join(root, 'dist', 'web');

/** react-aria says its few own words in 34 languages; the pages speak two. */
const keepTwoLanguages: Plugin = {
  name: 'samla-keep-two-languages',
  load(id) {
    const locale = /[\\/]react-(?:aria|stately|aria-components)[\\/].*[\\/]intl[\\/].*[\\/]([a-z]{2}-[A-Z]{2})\.m?js$/.exec(id)?.[1];
    return locale === undefined || locale === 'sv-SE' || locale === 'en-US' ? undefined : 'export default {};';
  },
};

/** Nearly all of these runs before the page is shown: the browser compiles it beside while it comes, not piece by piece when it is called. */
const compileAtOnce: Plugin = {
  name: 'samla-compile-at-once',
  generateBundle: {
    order: 'post',
    handler(_options, bundle) {
      for (const file of Object.values(bundle))
        if (file.type === 'chunk' && ['first', 'start', 'inside'].includes(file.name))
          file.code = `//# allFunctionsCalledOnLoad\n${file.code}`;
    },
  },
};

/** Compressed once here, so that the server only has to send. */
function compressOnce(): Plugin {
  let folder = out;
  return {
    name: 'samla-compress-once',
    apply: 'build',
    configResolved({ build }) {
      folder = build.outDir;
    },
    closeBundle() {
      for (const entry of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
        if (!/\.(?:js|css|svg)$/.test(entry)) continue;
        const file = path.join(folder, entry);
        const bytes = readFileSync(file);
        if (bytes.length < 1000) continue;
        writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
        writeFileSync(`${file}.br`, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }));
      }
    },
  };
}

export default defineConfig({
  root: path.join(root, 'src', 'web'),
  publicDir: false,
  plugins: [react(), keepTwoLanguages, namePreloads, compileAtOnce, compressOnce()],
  build: {
    outDir: out,
    emptyOutDir: true,
    sourcemap: false,
    target: 'es2022',
    // A strict content security policy forbids data: fonts and scripts; every file has its own address.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // All styles are a few kilobytes: one file, and no page that changes its looks while it loads.
    cssCodeSplit: false,
    rollupOptions: {
      output: {
        codeSplitting: {
          groups: [
            // What asks the server while all else is fetched; what the login needs; what everything inside needs. The rest follows the pages,
            // and so do the search that someone opens, the parts of settings, what reads identity numbers and what speaks with passkeys.
            { name: 'first', test: /src[\\/]web[\\/]shell[\\/]askFirst\.ts$|vite[\\/]preload-helper/, priority: 3 },
            { name: 'start', test: /src[\\/]web[\\/]shell[\\/]show\.tsx$/, priority: 2 },
            {
              name: 'inside',
              test: /node_modules[\\/]@tanstack[\\/]|src[\\/](?:web[\\/](?:shell[\\/](?!\w+Routes?\.tsx|SearchDialog|search(?:Hits|Sources))|ui-kit[\\/](?!ModalDialog|QrCode|editor[\\/]|[Ss]etting|Deci|passkey))|shared[\\/](?!identityNumber))(?!.*(?:(?:texts|words)\.|\.css$))/,
              priority: 1,
            },
          ],
        },
      },
    },
  },
  server: { proxy: { '/api': process.env['SAMLA_API'] ?? 'http://localhost:3000' } },
});
