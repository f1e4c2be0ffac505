import { inject } from 'vitest';
import { withClient } from '../../src/platform/database/driver.ts';
import { quoteIdentifier } from '../../src/platform/database/names.ts';
import type { Chance } from '../../prove/seededChance.ts';
import type { Ask } from './routeCase.ts';
import type { RouteWorld } from './routeWorld.ts';

const UUID = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/gi;

/** One id that is asked with: in which part, and where in it. */
export type Reference = { readonly part: 'address' | 'query' | 'body'; readonly where: string; readonly id: string };

/** All ids of a question: `address 1` is the second one in the path, `body moves.0.target` one in what is sent. */
export function referencesOf({ url, payload }: Ask): Reference[] {
  const [path = '', query = ''] = url.split('?');
  const inText = (part: 'address' | 'query', text: string): Reference[] =>
    [...text.matchAll(UUID)].map(([id], place) => ({ part, where: String(place), id }));
  return [...inText('address', path), ...inText('query', query), ...(Buffer.isBuffer(payload) ? [] : inBody(payload, []))];
}

function inBody(value: unknown, path: readonly string[]): Reference[] {
  if (typeof value === 'string')
    return value.match(new RegExp(`^${UUID.source}$`, 'i')) ? [{ part: 'body', where: path.join('.'), id: value }] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => inBody(inner, [...path, key]));
}

/** The same question with another id in one place. */
export function withReference(ask: Ask, { part, where }: Reference, id: string): Ask {
  if (part === 'body') return { ...ask, payload: replaced(ask.payload, where.split('.'), id) as object };
  const [path = '', query] = ask.url.split('?');
  let place = -1;
  const put = (text: string): string => text.replaceAll(UUID, (before) => ((place += 1) === Number(where) ? id : before));
  return {
    ...ask,
    url: [part === 'address' ? put(path) : path, ...(query === undefined ? [] : [part === 'query' ? put(query) : query])].join('?'),
  };
}

function replaced(value: unknown, [key, ...rest]: readonly string[], id: string): unknown {
  if (key === undefined) return id;
  if (Array.isArray(value)) return value.map((one: unknown, i) => (String(i) === key ? replaced(one, rest, id) : one));
  return Object.fromEntries(Object.entries(value as object).map(([name, one]) => [name, name === key ? replaced(one, rest, id) : one]));
}

/** Ids by the columns that they stand in. */
type Ids = ReadonlyMap<string, readonly string[]>;

export type ForeignIds = {
  /** An id that exists and that nobody who asks may use: of the same kind as the one given where there is such a one. */
  readonly insteadOf: (id: string, isOfTeam: boolean, chance: Chance) => string;
};

/** Everything that exists in the neighbouring association, and in the other team of the own one. */
export async function foreignIds(world: RouteWorld): Promise<ForeignIds> {
  const neighbours = await idsIn(world.foreign.database.entry.database);
  const own = await idsIn(world.own.database.entry.database);
  const otherTeam = world.own.interventions.get('Navet') ?? '';
  const ofOtherTeam = new Map([
    ['participants.participation.id', [world.participations.other]],
    ['interventions.intervention.id', [otherTeam]],
  ]);
  const kindsOf = (id: string): string[] => [...own].flatMap(([kind, ids]) => (ids.includes(id) ? [kind] : []));
  return {
    insteadOf(id, isOfTeam, chance) {
      const kinds = kindsOf(id);
      const among = [neighbours, ...(isOfTeam ? [ofOtherTeam] : [])].flatMap((ids) => kinds.flatMap((kind) => ids.get(kind) ?? []));
      const found = among.filter((one) => one !== id);
      return chance.oneOf(found.length > 0 ? found : [...neighbours.values()].flat());
    },
  };
}

async function idsIn(database: string): Promise<Ids> {
  return withClient(inject('testServer').login, database, async (client) => {
    const { rows: columns } = await client.query<{ schema: string; table: string; column: string }>(
      `select table_schema as schema, table_name as table, column_name as column from information_schema.columns
        where udt_name = 'uuid' and table_schema not in ('pg_catalog', 'information_schema')
          and (table_schema, table_name) in (select table_schema, table_name from information_schema.tables where table_type = 'BASE TABLE')`,
    );
    const ids = new Map<string, readonly string[]>();
    for (const { schema, table, column } of columns) {
      const { rows } = await client.query<{ id: string }>(
        `select distinct ${quoteIdentifier(column)} as id from ${quoteIdentifier(schema)}.${quoteIdentifier(table)} where ${quoteIdentifier(column)} is not null`,
      );
      ids.set(
        `${schema}.${table}.${column}`,
        rows.map(({ id }) => id),
      );
    }
    return ids;
  });
}
