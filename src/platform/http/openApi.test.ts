import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, it } from 'vitest';
import { accessAssociation, accessServer } from '../../../test/access/accessWorld.ts';
import { allRoutes } from '../../routes.ts';
import { clockFrom } from '../clock.ts';
import type { Contract } from './contract.ts';
import { openApiDocument } from './openApi.ts';

type Operation = {
  operationId?: string;
  summary?: string;
  responses: Record<string, { description?: string; content?: object }>;
  parameters?: { name: string; in: string; required: boolean }[];
  security?: object[];
  requestBody?: object;
};
type Document = { openapi: string; paths: Record<string, Record<string, Operation>> };

const association = await accessAssociation();
const contracts: Contract[] = allRoutes(association.installation, clockFrom({})).map(({ contract }) => contract);
const document = JSON.parse(JSON.stringify(openApiDocument(contracts))) as Document;
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, ...operation })),
);

describe('the description of the API', () => {
  it('is OpenAPI 3.1', async () => {
    const result = await new Validator().validate(structuredClone(document) as unknown as Record<string, unknown>);
    expect(result.errors ?? []).toEqual([]);
    expect(result.valid).toBe(true);
    expect(document.openapi).toBe('3.1.0');
  });

  it('is what the server answers with', async () => {
    const { ask } = await accessServer(association);
    const answer = await ask({ url: '/api/openapi.json' });
    expect([answer.statusCode, answer.json()]).toEqual([200, document]);
  });

  it('has every operation once, with an id, a summary and what can go wrong', () => {
    expect(operations.map(({ method, path }) => `${method.toUpperCase()} ${path}`).sort()).toEqual(
      contracts.map(({ method, path }) => `${method} ${path}`).sort(),
    );
    expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(contracts.length);
    for (const { operationId, summary, responses } of operations) {
      expect(operationId).toMatch(/^[a-z][A-Za-z]+$/);
      expect(summary?.length, operationId).toBeGreaterThan(5);
      expect(Object.keys(responses), operationId).toEqual(expect.arrayContaining(['400', '401', '500']));
      expect(
        Object.values(responses).filter(({ description }) => !description),
        operationId,
      ).toEqual([]);
    }
  });

  it('says which operations need a login, and that those can be forbidden', () => {
    const open = operations.filter(({ security }) => security === undefined).map(({ operationId }) => operationId);
    expect(open.toSorted()).toEqual([
      'beginEIdentification',
      'beginPasskeyLogin',
      'choosePassword',
      'finishEIdentification',
      'getLoginWays',
      'logIn',
      'logInByPasskey',
      'openInvitation',
      'sendAccessibilityFeedback',
    ]);
    expect(operations.filter(({ security, responses }) => security !== undefined && !('403' in responses))).toEqual([]);
  });

  it('has every part of a path as a parameter that must be there', () => {
    for (const { path, operationId, parameters = [] } of operations) {
      const inPath = parameters.filter((one) => one.in === 'path');
      expect(inPath.map(({ name }) => name).sort(), operationId).toEqual([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort());
      expect(inPath.every(({ required }) => required)).toBe(true);
    }
  });
});

describe('a contract', () => {
  const inputs = contracts.flatMap(({ operationId, params, query, body }) =>
    [params, query, body].flatMap((schema) => (schema ? [{ operationId, schema: JSON.parse(JSON.stringify(schema)) as Schema }] : [])),
  );

  it('knows its fields and no others', () => {
    expect(
      inputs.flatMap(({ operationId, schema }) =>
        objectsIn(schema)
          .filter((one) => one.additionalProperties !== false)
          .map(() => operationId),
      ),
    ).toEqual([]);
  });

  it('sets a limit to every text and number that it takes (V2.2.1)', () => {
    const loose = inputs.flatMap(({ operationId, schema }) =>
      leavesIn(schema, operationId)
        .filter(({ leaf }) => isLoose(leaf))
        .map(({ where }) => where),
    );
    expect(loose).toEqual([]);
  });
});

type Schema = {
  type?: string;
  properties?: Record<string, Schema>;
  items?: Schema;
  anyOf?: Schema[];
  enum?: unknown[];
  const?: unknown;
  additionalProperties?: unknown;
  maxLength?: number;
  maxItems?: number;
  format?: string;
  pattern?: string;
  minimum?: number;
  maximum?: number;
};

const below = ({ properties = {}, items, anyOf = [] }: Schema): [string, Schema][] => [
  ...Object.entries(properties),
  ...(items ? [['[]', items] as [string, Schema]] : []),
  ...anyOf.map((one): [string, Schema] => ['|', one]),
];
const objectsIn = (schema: Schema): Schema[] => [
  ...(schema.type === 'object' ? [schema] : []),
  ...below(schema).flatMap(([, one]) => objectsIn(one)),
];
const leavesIn = (schema: Schema, where: string): { where: string; leaf: Schema }[] => [
  { where, leaf: schema },
  ...below(schema).flatMap(([name, one]) => leavesIn(one, `${where}.${name}`)),
];

function isLoose({ type, maxLength, maxItems, format, minimum, maximum, enum: values }: Schema): boolean {
  if (values) return false;
  if (type === 'string') return maxLength === undefined && format === undefined;
  if (type === 'array') return maxItems === undefined;
  return (type === 'integer' || type === 'number') && (minimum === undefined || maximum === undefined);
}
