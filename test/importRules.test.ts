import { beforeAll, describe, expect, it } from 'vitest';

import { FEATURES } from '../scripts/housePlan.ts';
import { cruiseHouse, whyBlind, type HouseCruise } from '../scripts/cruiseHouse.ts';
import { importRules } from '../scripts/importRules.ts';
import { inHouse, type Files } from './houseFixture.ts';

/** A small house with a file of every kind, each of which uses all that its kind may use. */
const HOUSE: Files = {
  'src/shared/result.ts': `export const ok = 1;`,
  'src/shared/period.ts': `import { ok } from './result.ts';\nexport const period = ok;`,
  'src/platform/database/database.ts': `import { sql } from 'kysely';\nimport pg from 'pg';\nexport const transaction = [sql, pg];`,
  'src/platform/http.ts': `import { readFile } from 'node:fs';\nimport fastify from 'fastify';\nimport { ok } from '../shared/result.ts';\nexport const http = [readFile, fastify, ok];`,
  'src/documents/blocks.ts': `import { Packer } from 'docx';\nimport { http } from '../platform/http.ts';\nexport const blocks = [Packer, http];`,
  'src/access/roles.ts': `import { ok } from '../shared/result.ts';\nexport const roles = [ok];`,
  'src/access/audit.ts': `import { sql } from 'kysely';\nimport { http } from '../platform/http.ts';\nimport { roles } from './roles.ts';\nexport const audit = [sql, http, roles];`,
  'src/access/ui/LoginForm.tsx': `import { useState } from 'react';\nimport { Button } from '../../web/ui-kit/Button.tsx';\nimport { roles } from '../roles.ts';\nexport const LoginForm = [useState, Button, roles];`,
  'src/imports/csv.ts': `import { parse } from 'csv-parse';\nexport const csv = parse;`,
  'src/association/vocabulary.ts': `import { ok } from '../shared/result.ts';\nexport const vocabulary = ok;`,
  'src/association/associationQueries.ts': `export const getAssociation = 1;`,
  'src/association/associationApi.ts': `import { Type } from 'typebox';\nexport const associationContract = Type;`,
  'src/participants/enrolment.ts': `import { vocabulary } from '../association/vocabulary.ts';\nexport const enrolment = vocabulary;`,
  'src/participants/closing.ts': `import { period } from '../shared/period.ts';\nimport { enrolment } from './enrolment.ts';\nimport { vocabulary } from '../association/vocabulary.ts';\nexport const closing = [period, enrolment, vocabulary];`,
  'src/participants/closingQueries.ts': `import { sql } from 'kysely';\nimport { transaction } from '../platform/database/database.ts';\nimport { closing } from './closing.ts';\nexport const insertClosing = [sql, transaction, closing];`,
  'src/participants/closingApi.ts': `import { Type } from 'typebox';\nimport { associationContract } from '../association/associationApi.ts';\nimport { closing } from './closing.ts';\nexport const closeParticipation = [Type, associationContract, closing];\nexport type Closing = typeof closing;`,
  'src/participants/closingRoutes.ts': `import { audit } from '../access/audit.ts';\nimport { getAssociation } from '../association/associationQueries.ts';\nimport { http } from '../platform/http.ts';\nimport { closeParticipation } from './closingApi.ts';\nimport { importClosings } from './closingImport.ts';\nimport { insertClosing } from './closingQueries.ts';\nexport const closingRoutes = [audit, getAssociation, http, closeParticipation, importClosings, insertClosing];`,
  'src/participants/closingImport.ts': `import { csv } from '../imports/csv.ts';\nimport { insertClosing } from './closingQueries.ts';\nexport const importClosings = [csv, insertClosing];`,
  'src/participants/closingJobs.ts': `import { http } from '../platform/http.ts';\nimport { closingBlocks } from './closingReport.ts';\nexport const closingJobs = [http, closingBlocks];`,
  'src/participants/closingReport.ts': `import { blocks } from '../documents/blocks.ts';\nimport { closing } from './closing.ts';\nexport const closingBlocks = [blocks, closing];`,
  'src/participants/closing.test.ts': `import { vi } from 'vite';\nimport { blocks } from '../documents/blocks.ts';\nimport { closing } from './closing.ts';\nimport { adopt } from '../reports/interimReport/adoption.ts';\nexport default [vi, blocks, closing, adopt];`,
  'src/participants/ui/ClosingForm.tsx': `import { useState } from 'react';\nimport { useTranslation } from 'react-i18next';\nimport i18next from 'i18next';\nimport { useQuery } from '@tanstack/react-query';\nimport { Button } from '../../web/ui-kit/Button.tsx';\nimport { closingPath } from '../../web/paths.ts';\nimport { closing } from '../closing.ts';\nimport type { Closing } from '../closingApi.ts';\nimport './closing.css';\nexport const ClosingForm = [useState, useTranslation, i18next, useQuery, Button, closingPath, closing];\nexport type Shown = Closing;`,
  'src/participants/ui/closing.css': `.closing { color: red; }`,
  'src/participants/ui/texts.sv.json': `{}`,
  'src/reports/interimReport/adoption.ts': `import { closing } from '../../participants/closing.ts';\nexport const adopt = closing;`,
  'src/reports/interimReport/interimReport.ts': `import { closingBlocks } from '../../participants/closingReport.ts';\nimport { adopt } from './adoption.ts';\nexport const interimReport = [closingBlocks, adopt];`,
  'src/reports/interimReport/ui/InterimReportPage.tsx': `import { ClosingForm } from '../../../participants/ui/ClosingForm.tsx';\nexport const InterimReportPage = ClosingForm;`,
  'src/web/paths.ts': `export const closingPath = '';`,
  'src/web/ui-kit/Button.tsx': `import { Button as Base } from 'react-aria-components';\nexport const Button = Base;`,
  'src/web/main.tsx': `import { ClosingForm } from '../participants/ui/ClosingForm.tsx';\nimport { LoginForm } from '../access/ui/LoginForm.tsx';\nimport { roles } from '../access/roles.ts';\nimport texts from '../participants/ui/texts.sv.json';\nexport const shell = [texts, ClosingForm, LoginForm, roles];`,
  'src/cli/main.ts': `import { createInterface } from 'node:readline';\nimport { house } from '../main.ts';\nimport { importClosings } from '../participants/closingImport.ts';\nimport { demo } from '../../demo/demo.ts';\nexport const samla = [createInterface, house, importClosings, demo];`,
  'src/main.ts': `import { closingJobs } from './participants/closingJobs.ts';\nimport { closingRoutes } from './routes.ts';\nexport const house = [closingRoutes, closingJobs];`,
  'src/routes.ts': `export { closingRoutes } from './participants/closingRoutes.ts';`,
  'demo/demo.ts': `import { closing } from '../src/participants/closing.ts';\nexport const demo = closing;`,
  'test/support.ts': `export const support = 1;`,
};

const RULE = 'src/participants/steps.ts';
const QUERIES = 'src/participants/stepsQueries.ts';
const CONTRACT = 'src/participants/stepsApi.ts';
const ROUTES = 'src/participants/stepsRoutes.ts';
const IMPORT = 'src/participants/stepsImport.ts';
const REPORT = 'src/participants/stepsReport.ts';
const JOBS = 'src/participants/stepsJobs.ts';
const PAGE = 'src/participants/ui/StepsForm.tsx';

type Violation = [rule: string, file: string, what: string, line: string];

const imports = (target: string): string => `import { thing } from '${target}';\nexport const other = thing;`;

const VIOLATIONS: Violation[] = [
  ['rules-are-pure', RULE, 'the platform', imports('../platform/http.ts')],
  ['rules-are-pure', RULE, 'a module of Node', imports('node:crypto')],
  ['rules-are-pure', RULE, 'a module of Node without its prefix', imports('crypto')],
  ['rules-are-pure', RULE, 'a package', imports('docx')],
  ['rules-are-pure', RULE, 'queries', imports('./closingQueries.ts')],
  ['rules-are-pure', RULE, 'a contract', imports('./closingApi.ts')],
  ['rules-are-pure', RULE, 'only the type of a query', `import type { Row } from './closingQueries.ts';\nexport type Other = Row;`],
  ['rules-are-pure', RULE, 'a type in passing', `export function read(row: import('./closingQueries.ts').Row): void {}`],
  ['rules-are-pure', RULE, 'access', imports('../access/roles.ts')],
  ['rules-are-pure', RULE, 'documents', imports('../documents/blocks.ts')],
  ['rules-are-pure', RULE, 'imports', imports('../imports/csv.ts')],
  ['rules-are-pure', RULE, 'a page', imports('./ui/ClosingForm.tsx')],
  [
    'rules-are-pure',
    RULE,
    'queries when needed',
    `export class Steps {\n  read = async () => {\n    return { rows: await import('./closingQueries.ts') };\n  };\n}`,
  ],
  ['rules-are-pure', RULE, 'queries by passing them on', `export { insertClosing } from './closingQueries.ts';`],
  ['rules-are-pure', RULE, 'queries by passing all on', `export * from './closingQueries.ts';`],
  ['rules-are-pure', 'src/reports/interimReport/sections.ts', 'the platform, in a room of a feature', imports('../../platform/http.ts')],
  ['rules-are-pure', 'src/statistics/populations.ts', 'SQL', imports('kysely')],
  ['queries-hold-sql-only', QUERIES, 'other queries', imports('./closingQueries.ts')],
  ['queries-hold-sql-only', QUERIES, 'the rest of the platform', imports('../platform/http.ts')],
  ['queries-hold-sql-only', QUERIES, 'a contract', imports('./closingApi.ts')],
  ['queries-hold-sql-only', QUERIES, 'the driver', imports('pg')],
  ['queries-hold-sql-only', QUERIES, 'access', imports('../access/audit.ts')],
  ['contracts-know-rules-only', CONTRACT, 'queries', imports('./closingQueries.ts')],
  ['contracts-know-rules-only', CONTRACT, 'the platform', imports('../platform/http.ts')],
  ['contracts-know-rules-only', CONTRACT, 'another package', imports('fastify')],
  ['routes-and-jobs-have-no-packages', ROUTES, 'a package', imports('fastify')],
  ['routes-and-jobs-have-no-packages', ROUTES, 'a module of Node', imports('node:fs')],
  ['routes-and-jobs-have-no-packages', ROUTES, 'other routes', imports('./closingRoutes.ts')],
  ['routes-and-jobs-have-no-packages', ROUTES, 'the mechanics of importing', imports('../imports/csv.ts')],
  ['routes-and-jobs-have-no-packages', JOBS, 'documents', imports('../documents/blocks.ts')],
  ['imports-use-the-mechanics', IMPORT, 'a parser of its own', imports('csv-parse')],
  ['imports-use-the-mechanics', IMPORT, 'documents', imports('../documents/blocks.ts')],
  ['blocks-use-documents', REPORT, 'a package', imports('docx')],
  ['blocks-use-documents', REPORT, 'the mechanics of importing', imports('../imports/csv.ts')],
  ['ui-shows-only', PAGE, 'queries', imports('../closingQueries.ts')],
  ['ui-shows-only', PAGE, 'a component package past the ui-kit', imports('react-aria-components')],
  ['ui-shows-only', PAGE, 'the shell', imports('../../web/main.tsx')],
  ['ui-shows-only', PAGE, 'access', imports('../../access/audit.ts')],
  ['ui-shows-only', 'src/imports/ui/Preview.tsx', 'a component package past the ui-kit', imports('react-aria-components')],
  ['contracts-are-types-in-the-browser', PAGE, 'a contract by value', imports('../closingApi.ts')],
  ['contracts-are-types-in-the-browser', 'src/web/calls.ts', 'a contract by value', imports('../participants/closingApi.ts')],
  ['web-knows-pages-only', 'src/web/start.tsx', 'routes', imports('../participants/closingRoutes.ts')],
  ['web-knows-pages-only', 'src/web/start.tsx', 'the platform', imports('../platform/http.ts')],
  ['ui-kit-and-paths-come-first', 'src/web/ui-kit/Table.tsx', 'a feature', imports('../../participants/closing.ts')],
  ['ui-kit-and-paths-come-first', 'src/web/ui-kit/Table.tsx', 'the shell', imports('../main.tsx')],
  ['browser-never-reaches-the-server', 'src/web/start.tsx', 'SQL by way of access', imports('../access/audit.ts')],
  [
    'browser-never-reaches-the-server',
    PAGE,
    'queries by way of a contract',
    `import type { T } from '../../access/auditApi.ts';\nexport type U = T;`,
  ],
  ['browser-has-no-node', 'src/web/start.tsx', 'a module of Node', imports('node:fs')],
  ['server-shows-nothing', 'src/cli/show.ts', 'a page', imports('../participants/ui/ClosingForm.tsx')],
  ['features-in-order', RULE, 'a later feature', imports('../reports/interimReport/adoption.ts')],
  ['features-in-order', 'src/association/parties.ts', 'a later feature', imports('../participants/closing.ts')],
  [
    'features-in-order',
    'src/participants/ui/StepsForm.tsx',
    'a page of a later feature',
    imports('../../reports/interimReport/ui/InterimReportPage.tsx'),
  ],
  ...FEATURES.slice(1).map((later, place): Violation => [
    'features-in-order',
    `src/${FEATURES[place]}/onward.ts`,
    later,
    imports(`../${later}/first.ts`),
  ]),
  ['shared-is-pure', 'src/shared/money.ts', 'the platform', imports('../platform/http.ts')],
  ['shared-is-pure', 'src/shared/money.ts', 'a module of Node', imports('node:fs')],
  ['shared-is-pure', 'src/shared/money.ts', 'a package', imports('typebox')],
  ['mechanics-in-order', 'src/platform/mail.ts', 'documents', imports('../documents/blocks.ts')],
  ['mechanics-in-order', 'src/platform/mail.ts', 'a feature', imports('../participants/closing.ts')],
  ['mechanics-in-order', 'src/documents/pdf.ts', 'access', imports('../access/roles.ts')],
  ['mechanics-in-order', 'src/access/sessions.ts', 'a feature', imports('../association/vocabulary.ts')],
  ['mechanics-in-order', 'src/imports/staging.ts', 'documents', imports('../documents/blocks.ts')],
  ['mechanics-in-order', 'src/imports/ui/Preview.tsx', 'a feature', imports('../../participants/closing.ts')],
  ['sql-in-queries-only', 'src/cli/look.ts', 'the driver', imports('pg')],
  ['sql-in-queries-only', 'src/documents/rows.ts', 'SQL', imports('kysely')],
  ['one-composition-root', 'src/platform/server.ts', 'main.ts', imports('../main.ts')],
  ['one-composition-root', 'src/platform/server.ts', 'routes', imports('../participants/closingRoutes.ts')],
  ['no-folder-outside-the-plan', 'src/billing/invoice.ts', 'anything (it lies outside the plan)', `export const invoice = 1;`],
  ['no-folder-outside-the-plan', 'src/server.ts', 'anything (it lies outside the plan)', imports('./shared/result.ts')],
  ['no-folder-outside-the-plan', 'src/cli/bill.ts', 'what lies outside the plan', imports('../billing/price.ts')],
  ['source-stands-alone', 'src/platform/mail.ts', 'test support', imports('../../test/support.ts')],
  ['source-stands-alone', 'src/platform/mail.ts', 'the demo', imports('../../demo/demo.ts')],
  ['source-stands-alone', RULE, 'a test', imports('./closing.test.ts')],
  ['packages-are-declared', 'src/platform/mail.ts', 'a package for development', imports('vite')],
  ['packages-are-declared', 'src/platform/mail.ts', 'a package that is there by chance', imports('undeclared')],
  ['imports-exist', RULE, 'a file that is not there', imports('./gone.ts')],
];

/** What some of the violations need beside them. */
const BESIDE: Files = {
  ...Object.fromEntries(FEATURES.map((feature) => [`src/${feature}/first.ts`, `export const thing = 1;`])),
  'src/billing/price.ts': `export const thing = 1;`,
  'src/participants/circle.ts': `import type { Thing } from './wheel.ts';\nexport type Other = Thing;`,
  'src/participants/wheel.ts': `import type { Other } from './circle.ts';\nexport type Thing = Other;`,
  'src/access/auditApi.ts': `import { audit } from './audit.ts';\nexport type T = typeof audit;`,
};

/** Each violation in a file of its own: `stepsQueries.ts` as the 18th becomes `steps18Queries.ts`. */
const CASES = VIOLATIONS.map(([rule, file, what, text], place) => ({
  rule,
  what,
  text,
  plain: file,
  file: file.replace(/(\/[a-z]+)([^/]*)$/i, (_all, name: string, rest: string) => numbered(name, rest, place)),
}));

function numbered(name: string, rest: string, place: number): string {
  const suffix = /(?:Queries|Api|Routes|Import|Jobs|Report)$/.exec(name)?.[0] ?? '';
  return `${name.slice(0, name.length - suffix.length)}${place}${suffix}${rest}`;
}

describe('the import rules', () => {
  let faults: HouseCruise['faults'];
  beforeAll(async () => {
    const broken = Object.fromEntries(CASES.map(({ file, text }) => [file, text]));
    ({ faults } = await inHouse({ ...HOUSE, ...BESIDE, ...broken }, cruiseHouse));
  });

  it('find nothing in a house where every kind of file uses all that it may', async () => {
    const result = await inHouse(HOUSE, cruiseHouse);
    expect(result.faults).toEqual([]);
    expect(whyBlind(result)).toBeUndefined();
    expect(result.modules).toBe(Object.keys(HOUSE).filter((file) => /^src.*tsx?$/.test(file)).length);
  });

  it.each(CASES)('$rule: $plain does not import $what', ({ rule, file }) => {
    expect(faults.filter((fault) => fault.from === file).map((fault) => fault.rule)).toContain(rule);
  });

  it('no-cycles: two files do not import each other, not even as types', () => {
    expect(faults).toContainEqual(expect.objectContaining({ rule: 'no-cycles', from: 'src/participants/circle.ts' }));
  });

  it('are each broken by at least one of the examples above', () => {
    const shown = new Set(['no-cycles', ...CASES.map(({ rule }) => rule)]);
    expect(importRules.forbidden?.map(({ name }) => name).filter((name) => name === undefined || !shown.has(name))).toEqual([]);
  });
});

describe('a cruise that saw nothing is not believed', () => {
  it('when no module was read', async () => {
    expect(whyBlind(await inHouse({ 'src/notes.md': '' }, cruiseHouse))).toBe('0 modules were read');
  });

  it('when a file was left out', () => {
    expect(whyBlind({ faults: [], modules: 3, imports: 2, unread: ['src/main.ts'] })).toContain('src/main.ts');
  });

  it('when files have no imports at all', () => {
    expect(whyBlind({ faults: [], modules: 3, imports: 0, unread: [] })).toContain('no import');
  });
});
