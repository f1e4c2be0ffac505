import type pg from 'pg';
import { BACKUP_POLICY } from './letBackupsRead.ts';

/**
 * The structure of a database as readable SQL, from its catalogue: schemas, tables with columns and comments, constraints, indexes,
 * row policies, views, functions and grants, in name order. Role names are written as `${family}`. What the backup role may is not told:
 * it is the same everywhere.
 */
export async function readSchema(client: pg.ClientBase, rolePrefix: string): Promise<string> {
  const parts: string[] = [
    "-- Written from the migrated database by `npm run schema`; do not edit. One association's database.",
    '-- Besides what stands here, backups may read every table: grants to their role and the policies by the name of backed_up.',
  ];
  const notBackup = `r.rolname <> '${rolePrefix}_backup'`;
  const lines = async (query: string): Promise<string[]> => (await client.query<{ line: string }>(query)).rows.map((row) => row.line);
  for (const line of await lines(
    `select 'create extension ' || extname || ';' as line from pg_extension where extname <> 'plpgsql' order by 1`,
  ))
    parts.push(line);
  for (const schema of await lines(`select nspname as line from pg_namespace where ${OWN} order by 1`)) {
    parts.push('', `-- ${'='.repeat(20)} ${schema} ${'='.repeat(20)}`, `create schema ${schema};`);
    parts.push(
      ...(await lines(
        `select 'comment on schema ${schema} is ' || quote_literal(obj_description(oid)) || ';' as line from pg_namespace where nspname = '${schema}'`,
      )),
    );
    parts.push(
      ...(await lines(`select 'grant ' || lower(p.privilege_type) || ' on schema ${schema} to ' || r.rolname || ';' as line
      from pg_namespace n, aclexplode(n.nspacl) p join pg_roles r on r.oid = p.grantee where n.nspname = '${schema}' and p.grantee <> n.nspowner and ${notBackup} order by 1`)),
    );
    const relations = await client.query<{ oid: number; name: string; kind: string }>(
      `select c.oid, c.relname as name, c.relkind as kind from pg_class c where c.relnamespace = '${schema}'::regnamespace and c.relkind in ('r', 'v') order by c.relkind, c.relname`,
    );
    for (const { oid, name, kind } of relations.rows)
      parts.push(
        '',
        ...(kind === 'r'
          ? await table(lines, oid, `${schema}.${name}`, notBackup)
          : await view(lines, oid, `${schema}.${name}`, notBackup)),
      );
    for (const body of await lines(`select pg_get_functiondef(p.oid) || ';' || coalesce(E'\\ncomment on function ' || p.oid::regprocedure || ' is ' || quote_literal(obj_description(p.oid)) || ';', '')
        || coalesce((select string_agg(E'\\ngrant execute on function ' || p.oid::regprocedure || ' to ' || r.rolname || ';', '' order by r.rolname)
          from aclexplode(p.proacl) a join pg_roles r on r.oid = a.grantee where a.grantee <> p.proowner), '') as line
      from pg_proc p where p.pronamespace = '${schema}'::regnamespace and p.prokind = 'f' and not exists (select 1 from pg_depend d where d.objid = p.oid and d.deptype = 'e')
      order by p.proname, p.oid::regprocedure::text`)) {
      parts.push('', body);
    }
  }
  return `${parts.join('\n').replaceAll(`${rolePrefix}_`, 'samla_')}\n`;
}

const OWN = `nspname !~ '^pg_' and nspname not in ('information_schema', 'public')`;
type Lines = (query: string) => Promise<string[]>;

async function table(lines: Lines, oid: number, name: string, notBackup: string): Promise<string[]> {
  const columns = await lines(`select '  ' || quote_ident(a.attname) || ' ' || format_type(a.atttypid, a.atttypmod)
      || case when a.attnotnull then ' not null' else '' end
      || case when a.attidentity <> '' then ' generated always as identity' when a.attgenerated = 's' then ' generated always as ' || pg_get_expr(d.adbin, d.adrelid) || ' stored'
         when d.adbin is not null then ' default ' || pg_get_expr(d.adbin, d.adrelid) else '' end as line
    from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
    where a.attrelid = ${oid} and a.attnum > 0 and not a.attisdropped order by a.attnum`);
  const constraints = await lines(`select '  constraint ' || quote_ident(conname) || ' ' || pg_get_constraintdef(oid) as line
    from pg_constraint where conrelid = ${oid} and contype <> 'n' order by contype desc, conname`);
  return [
    `create table ${name} (`,
    [...columns, ...constraints].join(',\n'),
    ');',
    ...(await lines(`select 'alter table ${name} ' || part || ';' as line from pg_class, lateral (values
      (case when relrowsecurity then 'enable row level security' end), (case when relforcerowsecurity then 'force row level security' end)) v (part) where oid = ${oid} and part is not null`)),
    ...(await lines(`select pg_get_indexdef(i.indexrelid) || ';' as line from pg_index i where i.indrelid = ${oid}
      and not exists (select 1 from pg_constraint k where k.conindid = i.indexrelid and k.contype in ('p', 'u', 'x')) order by 1`)),
    ...(await lines(`select 'create policy ' || quote_ident(p.polname) || ' on ${name} for ' || case p.polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' when 'd' then 'delete' else 'all' end
      || ' to ' || (select string_agg(rolname, ', ' order by rolname) from pg_roles where oid = any (p.polroles))
      || coalesce(' using (' || pg_get_expr(p.polqual, p.polrelid) || ')', '') || coalesce(' with check (' || pg_get_expr(p.polwithcheck, p.polrelid) || ')', '') || ';' as line
      from pg_policy p where p.polrelid = ${oid} and p.polname <> '${BACKUP_POLICY}' order by 1`)),
    ...(await grantsAndComments(lines, oid, name, notBackup)),
  ];
}

async function view(lines: Lines, oid: number, name: string, notBackup: string): Promise<string[]> {
  return [
    ...(await lines(
      `select 'create view ${name}' || coalesce(' with (' || array_to_string(reloptions, ', ') || ')', '') || E' as\\n' || pg_get_viewdef(oid) as line from pg_class where oid = ${oid}`,
    )),
    ...(await grantsAndComments(lines, oid, name, notBackup)),
  ];
}

async function grantsAndComments(lines: Lines, oid: number, name: string, notBackup: string): Promise<string[]> {
  return [
    ...(await lines(`select 'grant ' || string_agg(lower(g.privilege_type), ', ' order by g.privilege_type) || ' on ${name} to ' || r.rolname || ';' as line
      from pg_class c, aclexplode(c.relacl) g join pg_roles r on r.oid = g.grantee where c.oid = ${oid} and g.grantee <> c.relowner and ${notBackup} group by r.rolname order by 1`)),
    ...(await lines(`select 'grant ' || lower(g.privilege_type) || ' (' || string_agg(quote_ident(a.attname), ', ' order by a.attnum) || ') on ${name} to ' || r.rolname || ';' as line
      from pg_attribute a, aclexplode(a.attacl) g join pg_roles r on r.oid = g.grantee where a.attrelid = ${oid} group by r.rolname, g.privilege_type order by 1`)),
    ...(await lines(
      `select 'comment on ${name.includes('published.') ? 'view' : 'table'} ${name} is ' || quote_literal(obj_description(${oid}, 'pg_class')) || ';' as line where obj_description(${oid}, 'pg_class') is not null`,
    )),
    ...(await lines(`select 'comment on column ${name}.' || quote_ident(attname) || ' is ' || quote_literal(col_description(${oid}, attnum)) || ';' as line
      from pg_attribute where attrelid = ${oid} and attnum > 0 and not attisdropped and col_description(${oid}, attnum) is not null order by attnum`)),
  ];
}
