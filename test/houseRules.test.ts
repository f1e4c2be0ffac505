import { describe, expect, it } from 'vitest';

import { FOLDERS, PUBLISHED_SCHEMA } from '../scripts/housePlan.ts';
import { barrels, clockReads, defaultExports, foreignTables, nameless, outsidePlan, sqlOutsideQueries, tooLong } from './houseFaults.ts';
import { filesBelow, migratedSchemas, sourceTree, type SourceFile } from './sourceTree.ts';

const source = sourceTree('src');
const schemas = [...new Set([...FOLDERS, PUBLISHED_SCHEMA, ...migratedSchemas()])];
const one = (file: string, text = ''): SourceFile[] => [{ file, text }];

describe('a file in the house', () => {
  it('is seen by these rules', () => {
    expect(source.length).toBeGreaterThan(0);
  });

  it('has at most 300 lines', () => {
    expect(tooLong(one('src/finance/ledger.ts', 'x\n'.repeat(301)))).toHaveLength(1);
    expect(tooLong(one('src/finance/ledger.ts', 'x\n'.repeat(300)))).toEqual([]);
    expect(tooLong(one('src/finance/accounts.generated.ts', 'x\n'.repeat(301)))).toEqual([]);
    expect(tooLong(source)).toEqual([]);
  });

  it('lies in a folder of the plan, and flat inside a feature', () => {
    for (const file of ['src/billing/invoice.ts', 'src/server.ts', 'src/finance/sie/line.ts', 'src/reports/ui/parts/Row.tsx']) {
      expect(outsidePlan([file]), file).toHaveLength(1);
    }
    expect(outsidePlan(['src/finance/Budget.tsx'])).toEqual(['src/finance/Budget.tsx: a page lies in ui/']);
    const orderly = ['src/main.ts', 'src/finance/ui/Budget.tsx', 'src/reports/interimReport/ui/Page.tsx', 'src/platform/database/login.ts'];
    expect(outsidePlan(orderly)).toEqual([]);
    expect(outsidePlan(filesBelow('src'))).toEqual([]);
  });

  it('is named after what it holds', () => {
    const names = ['src/finance/utils.ts', 'src/participants/index.ts', 'src/web/helpers/date.ts', 'src/shared/Common.test.ts'];
    for (const file of names) expect(nameless([file]), file).toHaveLength(1);
    expect(nameless(['src/finance/budgetLine.ts', 'src/web/ui-kit/Table.tsx'])).toEqual([]);
    // A web page's entry is called index.html by everyone who serves one.
    expect(nameless(filesBelow('src').filter((file) => file !== 'src/web/index.html'))).toEqual([]);
  });

  it('does more than pass on what others export', () => {
    expect(barrels(one('src/finance/all.ts', `export * from './a.ts';\nexport { b, type C } from './b.ts';`))).toHaveLength(1);
    expect(barrels(one('src/finance/a.ts', `export { b } from './b.ts';\nexport const a = 1;`))).toEqual([]);
    expect(barrels(source)).toEqual([]);
  });

  it('exports by name', () => {
    for (const text of [
      'export default 1;',
      'export default function f() {}',
      'const a = 1;\nexport { a as default };',
      `export { default } from './b.ts';`,
    ]) {
      expect(defaultExports(one('src/finance/a.ts', text)), text).toHaveLength(1);
    }
    expect(defaultExports(one('src/finance/a.ts', `export const text = 'export default';\nexport { text as other };`))).toEqual([]);
    expect(defaultExports(source)).toEqual([]);
  });

  it('does not ask what time it is', () => {
    for (const text of ['new Date()', 'Date.now()', 'Date()', 'const day = { of: () => new Date };']) {
      expect(clockReads(one('src/participants/age.ts', text)), text).toHaveLength(1);
    }
    expect(clockReads(one('src/participants/age.ts', 'new Date(0); // as new Date() would'))).toEqual([]);
    expect(clockReads(source)).toEqual([]);
  });
});

describe('a table', () => {
  const queries = (text: string): SourceFile[] => one('src/finance/budgetQueries.ts', text);

  it('is named in the queries of its own feature alone', () => {
    for (const text of [
      'sql`select * from participants.person`',
      'sql`select 1 from finance.line join "participants"."person" using (id)`',
      `db.selectFrom('participants.person as p')`,
      `sql.table('participants.person')`,
    ]) {
      expect(foreignTables(queries(text), schemas), text).toHaveLength(1);
    }
    const own = `import { a } from './participants.ts';\nsql\`select l.id from finance.line l join published.participation p on true\`; participants.map(a);`;
    expect(foreignTables(queries(own), schemas)).toEqual([]);
    expect(foreignTables(source, schemas)).toEqual([]);
  });

  it('is not reached by statements that a handle offers outside the queries', () => {
    for (const text of [
      `db.selectFrom('finance.line')`,
      `handle.of(user).deleteFrom('finance.line').execute()`,
      `db.withSchema('finance')`,
    ]) {
      expect(sqlOutsideQueries(one('src/finance/budgetRoutes.ts', text)), text).toHaveLength(1);
    }
    expect(sqlOutsideQueries(queries(`db.selectFrom('finance.line')`))).toEqual([]);
    expect(sqlOutsideQueries(source)).toEqual([]);
  });
});
