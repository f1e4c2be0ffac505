import { FEATURES, FOLDERS, isGenerated, NAMELESS, PUBLISHED_SCHEMA, ROOMS, ROOT_FILES } from '../scripts/housePlan.ts';
import type { SourceFile } from './sourceTree.ts';
import { calleeOf, children, nodesOf, statementsOf, textsOf, type SyntaxNode } from './syntax.ts';

/** Each of these gives one line per fault, beginning with the file, and nothing for a house in order. */

const MOST_LINES = 300;
const isTest = (file: string): boolean => /\.test\.tsx?$/.test(file);
const isFeature = (folder: string): boolean => FEATURES.some((feature) => feature === folder);
const nameOf = (file: string): string => file.slice(file.lastIndexOf('/') + 1);
const folderOf = (file: string): string => file.split('/')[1] ?? '';

export function tooLong(files: readonly SourceFile[]): string[] {
  return files
    .filter(({ file }) => !isGenerated(file))
    .map(({ file, text }) => ({ file, lines: text.split('\n').length - (text.endsWith('\n') ? 1 : 0) }))
    .filter(({ lines }) => lines > MOST_LINES)
    .map(({ file, lines }) => `${file}: ${lines} lines, more than ${MOST_LINES}`);
}

/** Folders of the plan, features flat, pages in `ui/`. Takes paths, so that files of every kind are seen. */
export function outsidePlan(files: readonly string[]): string[] {
  return files.flatMap((file) => {
    const [, folder = '', ...rest] = file.split('/');
    if (rest.length === 0) return ROOT_FILES.includes(folder) ? [] : [`${file}: does not lie in a folder of the plan`];
    if (!FOLDERS.includes(folder)) return [`${file}: ${folder}/ is no folder of the plan`];
    if (!isFeature(folder)) return [];
    const inside = rest.slice(0, -1);
    const below = ROOMS[folder]?.includes(inside[0] ?? '') ? inside.slice(1) : inside;
    if (below.length > 1 || (below.length === 1 && below[0] !== 'ui')) return [`${file}: a feature is flat, with ui/ alone`];
    return file.endsWith('.tsx') && below[0] !== 'ui' ? [`${file}: a page lies in ui/`] : [];
  });
}

export function nameless(files: readonly string[]): string[] {
  return files
    .filter((file) => file.split('/').some((part) => NAMELESS.includes((part.split('.')[0] ?? '').toLowerCase())))
    .map((file) => `${file}: its name says nothing of the field`);
}

/** Files that only pass on what others export. */
export function barrels(files: readonly SourceFile[]): string[] {
  return files
    .filter((source) => {
      const statements = statementsOf(source);
      return statements.length > 0 && statements.every((node) => /^Export(?:All|Named)Declaration$/.test(node.type) && node['source']);
    })
    .map(({ file }) => `${file}: only passes on what others export`);
}

export function defaultExports(files: readonly SourceFile[]): string[] {
  return files.filter((source) => statementsOf(source).some(exportsDefault)).map(({ file }) => `${file}: has a default export`);
}

function exportsDefault(node: SyntaxNode): boolean {
  if (node.type.startsWith('ExportDefault')) return true;
  if (node.type !== 'ExportNamedDeclaration') return false;
  return children(node['specifiers']).some((one) => children(one['exported'] ?? one['orig']).some((name) => name['value'] === 'default'));
}

/**
 * Tables that queries name outside their own feature's schema and the published one.
 * @param schemas all schemas that exist; a name followed by a dot counts as a table only when it is one of them
 */
export function foreignTables(files: readonly SourceFile[], schemas: readonly string[]): string[] {
  const table = new RegExp(`(?<![\\w."])"?(${schemas.join('|')})"?\\."?[a-z_]\\w*`, 'g');
  return files
    .filter(({ file }) => file.endsWith('Queries.ts'))
    .flatMap((source) => {
      const allowed = [folderOf(source.file), PUBLISHED_SCHEMA];
      const named = textsOf(source).flatMap((text) =>
        [...text.matchAll(table)].map((match) => ({ schema: match[1] ?? '', text: match[0] })),
      );
      const foreign = named.filter(({ schema }) => !allowed.includes(schema)).map((one) => one.text);
      return [...new Set(foreign)].map((name) => `${source.file}: names ${name} of another feature`);
    });
}

const STATEMENTS = /\.(?:selectFrom|insertInto|updateTable|deleteFrom|mergeInto|replaceInto|withSchema|executeQuery)$/;

/** SQL that is written on a handle, which needs no import and so escapes the import rules. */
export function sqlOutsideQueries(files: readonly SourceFile[]): string[] {
  return files
    .filter(({ file }) => !isTest(file) && !file.endsWith('Queries.ts') && !['platform', 'access'].includes(folderOf(file)))
    .filter((source) => [...nodesOf(source)].some((node) => STATEMENTS.test(calleeOf(node) ?? '')))
    .map(({ file }) => `${file}: writes SQL outside queries`);
}

const CLOCK = 'src/platform/clock.ts';

/** Where something but the clock asks what time it is; the shell in the browser gives its pages the day. */
export function clockReads(files: readonly SourceFile[]): string[] {
  return files
    .filter(({ file }) => file !== CLOCK && !isTest(file) && folderOf(file) !== 'web')
    .filter((source) => [...nodesOf(source)].some(readsClock))
    .map(({ file }) => `${file}: reads the time; "today" is an argument, and only ${nameOf(CLOCK)} asks`);
}

function readsClock(node: SyntaxNode): boolean {
  const callee = calleeOf(node);
  if (callee === 'Date.now' || callee?.startsWith('Temporal.Now.')) return true;
  if (callee !== 'Date') return false;
  const given = node['arguments'];
  return node.type === 'CallExpression' || !Array.isArray(given) || given.length === 0;
}
