import type { IConfiguration, IForbiddenRuleType } from 'dependency-cruiser';

import { FEATURES, FOLDERS, ROOMS, SERVICES, SUFFIXES } from './housePlan.ts';

/**
 * Who may import whom, as dependency-cruiser reads it. Features are held by allow-lists (anything that is not listed is
 * forbidden, `node:` and npm too), mechanics by their order. Type-only imports count like any other, except for
 * contracts in the browser.
 */

const any = (names: readonly string[]): string => `(?:${names.join('|')})`;
const npm = (name: string): string => `(?:^|/)node_modules/${name}/`;

const TEST = '\\.test\\.tsx?$';
const FEATURE = `^src/${any(FEATURES)}/`;
const SERVICE = `^src/${any(SERVICES)}/`;
const ROOM = `(?:${any(Object.values(ROOMS).flat())}/)?`;

const suffixed = (folder: string, ...suffixes: string[]): string => `${folder}${ROOM}[^/]*${any(suffixes)}\\.ts$`;
const unsuffixed = (folder: string): string => `${folder}${ROOM}(?![^/]*${any(SUFFIXES)}\\.ts$)[^/.]+(?:\\.generated)?\\.ts$`;
const ui = (folder: string): string => `${folder}${ROOM}ui/`;

const SHARED = '^src/shared/';
const PLATFORM = '^src/platform/';
const RULES = unsuffixed(FEATURE);
const CONTRACTS = suffixed(FEATURE, 'Api');
const SCHEMA_LIBRARY = npm('typebox');
/** What every contract is written with: its own shape, shared fragments of schemas, the names of roles. No code that does anything. */
const CONTRACT_BASE = '(?:http/(?:contract|schemas)|roles)\\.ts$';
const UI_BASE = ['^src/web/ui-kit/', '^src/web/paths(?:/|\\.ts$)'];
const ANY_UI = [ui(FEATURE), ui(SERVICE)];
const BROWSER = [...ANY_UI, '^src/web/'];
const ANY_CONTRACT = [CONTRACTS, suffixed(SERVICE, 'Api')];
const SQL_PACKAGES = ['kysely', 'pg', 'postgres', 'graphile-worker'].map(npm);
const OUTSIDE_PLAN = `^src/(?!${any(FOLDERS)}/|main(?:\\.test)?\\.ts$|routes\\.ts$|decisions\\.ts$|importWorker\\.ts$)`;
const SERVER_SUFFIXES = SUFFIXES.filter((suffix) => suffix !== 'Queries' && suffix !== 'Api');

/** What a file with authority may import: rules, queries, contracts, imports, jobs and blocks; never another's routes. */
const SERVER_BASE = [
  SHARED,
  RULES,
  suffixed(FEATURE, 'Queries', 'Api', 'Import', 'Jobs', 'Report'),
  SCHEMA_LIBRARY,
  PLATFORM,
  '^src/access/(?!ui/)',
];

/** One row of the table "a suffix says what a line may touch": files of `path` import `allowed` and nothing else. */
const only = (name: string, path: string | string[], allowed: readonly string[], comment: string): IForbiddenRuleType => ({
  name,
  comment,
  severity: 'error',
  from: { path, pathNot: TEST },
  // What resolves to nothing has a rule of its own.
  to: { pathNot: [...allowed], couldNotResolve: false },
});

const suffixRules: IForbiddenRuleType[] = [
  only('rules-are-pure', RULES, [SHARED, RULES], 'A rule takes arguments and gives a value: it imports rules and shared values only.'),
  only(
    'queries-hold-sql-only',
    suffixed(FEATURE, 'Queries'),
    [SHARED, RULES, '^src/platform/database', npm('kysely')],
    'Queries import rules, platform/database and Kysely.',
  ),
  only(
    'contracts-know-rules-only',
    CONTRACTS,
    [SHARED, RULES, CONTRACTS, SCHEMA_LIBRARY, `${PLATFORM}${CONTRACT_BASE}`],
    'A contract imports rules, other contracts, the schema library and what contracts are written with.',
  ),
  only(
    'routes-and-jobs-have-no-packages',
    suffixed(FEATURE, 'Routes', 'Jobs'),
    SERVER_BASE,
    'Routes and jobs import rules, queries, contracts, platform and access; never other routes, node: or npm.',
  ),
  only(
    'imports-use-the-mechanics',
    suffixed(FEATURE, 'Import'),
    [...SERVER_BASE, '^src/imports/(?!ui/)'],
    'An import is as a route, with imports/.',
  ),
  only(
    'blocks-use-documents',
    suffixed(FEATURE, 'Report'),
    [...SERVER_BASE, '^src/documents/(?!ui/)'],
    'Blocks are as a route, with documents/.',
  ),
];

const SHOWN = [
  SHARED,
  RULES,
  ...ANY_CONTRACT,
  ...ANY_UI,
  ...UI_BASE,
  ...['react', 'i18next', 'react-i18next', '@tanstack/react-query'].map(npm),
];
const UI_COMMENT = 'What a person sees imports rules, contracts (types), the ui-kit, the paths, React, i18next and React Query.';

const browserRules: IForbiddenRuleType[] = [
  only('ui-shows-only', ui(FEATURE), SHOWN, UI_COMMENT),
  only('ui-shows-only', ui(SERVICE), [...SHOWN, unsuffixed(SERVICE)], UI_COMMENT),
  {
    name: 'contracts-are-types-in-the-browser',
    comment: 'The browser knows a contract by its types; the schema library stays on the server.',
    severity: 'error',
    from: { path: BROWSER, pathNot: TEST },
    to: { path: ANY_CONTRACT, dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'web-knows-pages-only',
    comment: 'The shell imports pages, rules, contracts (types) and packages, no server code.',
    severity: 'error',
    from: { path: '^src/web/', pathNot: TEST },
    to: { path: '^src/', pathNot: [SHARED, '^src/web/', RULES, unsuffixed(SERVICE), ...ANY_CONTRACT, ...ANY_UI] },
  },
  {
    name: 'ui-kit-and-paths-come-first',
    comment: 'The ui-kit and the paths count as first: they know no feature and nothing else of the shell.',
    severity: 'error',
    from: { path: UI_BASE, pathNot: TEST },
    to: { path: '^src/', pathNot: [SHARED, ...UI_BASE] },
  },
  {
    name: 'browser-never-reaches-the-server',
    comment: 'Not even by way of others does the browser reach queries, routes, the platform or a database package.',
    severity: 'error',
    from: { path: BROWSER, pathNot: TEST },
    to: {
      path: [`${any(['Queries', ...SERVER_SUFFIXES])}\\.ts$`, `${PLATFORM}(?!${CONTRACT_BASE})`, '^src/cli/', ...SQL_PACKAGES],
      reachable: true,
    },
  },
  {
    name: 'browser-has-no-node',
    comment: 'What runs in the browser uses no module of Node.',
    severity: 'error',
    from: { path: BROWSER, pathNot: TEST },
    to: { dependencyTypes: ['core'] },
  },
  {
    name: 'server-shows-nothing',
    comment: 'The server runs by type stripping, which knows no .tsx: pages are for the browser.',
    severity: 'error',
    from: { path: '^src/', pathNot: [...BROWSER, TEST] },
    to: { path: ['\\.tsx$', ...BROWSER], pathNot: '^src/web/paths(?:/|\\.ts$)' },
  },
];

const orderRules: IForbiddenRuleType[] = [
  ...FEATURES.slice(0, -1).map((feature, place): IForbiddenRuleType => ({
    name: 'features-in-order',
    comment: 'A feature imports features before it in the plan; a fact from a later one comes as an argument or through a port.',
    severity: 'error',
    from: { path: `^src/${feature}/`, pathNot: TEST },
    to: { path: `^src/${any(FEATURES.slice(place + 1))}/` },
  })),
  only('shared-is-pure', SHARED, [SHARED], 'Shared values know nothing else: no mechanics, no node:, no npm.'),
  {
    name: 'mechanics-in-order',
    comment: 'The platform stands on shared values alone.',
    severity: 'error',
    from: { path: PLATFORM, pathNot: TEST },
    to: { path: '^src/', pathNot: [SHARED, PLATFORM] },
  },
  {
    name: 'mechanics-in-order',
    comment: 'documents, access and imports stand on shared and platform, and do not know each other or a feature.',
    severity: 'error',
    from: { path: `^src/(${SERVICES.join('|')})/`, pathNot: [TEST, ui(SERVICE)] },
    to: { path: '^src/', pathNot: [SHARED, PLATFORM, '^src/$1/'] },
  },
  {
    name: 'mechanics-in-order',
    comment: 'A page of a mechanic knows its own mechanic, never another or a feature.',
    severity: 'error',
    from: { path: `^src/(${SERVICES.join('|')})/ui/`, pathNot: TEST },
    to: { path: '^src/', pathNot: [SHARED, ...UI_BASE, '^src/$1/'] },
  },
];

const houseRules: IForbiddenRuleType[] = [
  {
    name: 'no-cycles',
    comment: 'Two files that need each other are one subject, or lack a third.',
    severity: 'error',
    from: {},
    to: { circular: true },
  },
  {
    name: 'sql-in-queries-only',
    comment: 'SQL packages are imported by *Queries.ts, platform/ and access/ alone.',
    severity: 'error',
    from: { path: '^src/', pathNot: ['Queries\\.ts$', PLATFORM, '^src/access/', TEST] },
    to: { path: SQL_PACKAGES },
  },
  {
    name: 'one-composition-root',
    comment: 'main.ts wires everything; only the command line may start from it.',
    severity: 'error',
    from: { pathNot: ['^src/cli/', '^test/', '^bench/', TEST] },
    to: { path: '^src/main\\.ts$' },
  },
  {
    name: 'one-composition-root',
    comment: 'What routes.ts brings together is wired by main.ts alone, and told by the command line.',
    severity: 'error',
    from: { pathNot: ['^src/main\\.ts$', '^src/cli/', '^test/', '^prove/', TEST] },
    to: { path: '^src/routes\\.ts$' },
  },
  {
    name: 'one-composition-root',
    comment: 'Routes are brought together in routes.ts, nowhere else.',
    severity: 'error',
    from: { path: '^src/', pathNot: ['^src/routes\\.ts$', '^src/cli/', TEST] },
    to: { path: [suffixed(FEATURE, 'Routes'), suffixed(SERVICE, 'Routes')] },
  },
  {
    name: 'no-folder-outside-the-plan',
    comment: 'A folder under src is one of the plan.',
    severity: 'error',
    from: { path: OUTSIDE_PLAN },
    to: {},
  },
  {
    name: 'no-folder-outside-the-plan',
    comment: 'A folder under src is one of the plan.',
    severity: 'error',
    from: { path: OUTSIDE_PLAN, orphan: true },
    to: {},
  },
  {
    name: 'no-folder-outside-the-plan',
    comment: 'A folder under src is one of the plan.',
    severity: 'error',
    from: {},
    to: { path: OUTSIDE_PLAN },
  },
  {
    name: 'source-stands-alone',
    comment: 'src needs no test, bench or script; only main.ts and the command line load the demo.',
    severity: 'error',
    from: { path: '^src/', pathNot: TEST },
    to: { path: ['^(?:test|e2e|bench|scripts|docs|db|migrations)/', TEST] },
  },
  {
    name: 'source-stands-alone',
    comment: 'src needs no test, bench or script; only main.ts and the command line load the demo.',
    severity: 'error',
    from: { path: '^src/', pathNot: ['^src/main\\.ts$', '^src/cli/', TEST] },
    to: { path: '^demo/' },
  },
  {
    name: 'packages-are-declared',
    comment: 'What runs is among the dependencies: not a development package, nor one that happens to be there.',
    severity: 'error',
    from: { path: '^src/', pathNot: TEST },
    to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'imports-exist',
    comment: 'An import that resolves to nothing escapes every other rule.',
    severity: 'error',
    from: {},
    to: { couldNotResolve: true },
  },
];

export const importRules: IConfiguration = {
  forbidden: [...suffixRules, ...browserRules, ...orderRules, ...houseRules],
  options: {
    // TypeScript 7 has no JavaScript interface, so its parser is out; without this line only .js files would be seen.
    parser: 'swc',
    moduleSystems: ['es6', 'cjs'],
    doNotFollow: { path: 'node_modules' },
    detectProcessBuiltinModuleCalls: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types', 'typings'],
    },
  },
};
