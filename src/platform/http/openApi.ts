import type { TSchema } from 'typebox';
import { faultStatuses } from './answerSchemas.ts';
import type { Contract } from './contract.ts';
import { Fault } from './schemas.ts';

const DESCRIPTION = `Figures, economy and reports of a samordningsförbund. Log in with POST /api/session; the cookie carries the association.
A user whose role never has an operation gets 403. A record that is not there and one that the user may not see get the same 404.`;

const FAULT_TEXTS: Readonly<Record<number, string>> = {
  400: 'The request has a fault; nothing is stored',
  401: 'Not logged in',
  403: 'The role never has this operation',
  404: 'Not there, or not for this user: the two are told apart to nobody',
  409: 'Somebody else was first; the answer says what may be done now',
  413: 'The file is too large',
  422: 'The content can not be accepted; the answer says why',
  429: 'Too many attempts',
  500: 'Something went wrong in Samla; nothing is stored',
  503: 'The file could not be scanned for malware now; nothing is stored, try again',
};

/** The OpenAPI 3.1 description of the operations, made from their contracts alone. */
export function openApiDocument(contracts: readonly Contract[]): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const contract of contracts) (paths[contract.path] ??= {})[contract.method.toLowerCase()] = operation(contract);
  return {
    openapi: '3.1.0',
    info: { title: 'Samla', version: '0.1.0', description: DESCRIPTION },
    paths,
    components: {
      schemas: { Fault },
      securitySchemes: {
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: 'samla',
          description: 'Set by POST /api/session; named __Host-samla where TLS is terminated in front.',
        },
      },
    },
  };
}

function operation(contract: Contract): object {
  const { operationId, summary, roles, params, query, body, file } = contract;
  const parameters = [...parametersIn('path', params), ...parametersIn('query', query)];
  return {
    operationId,
    summary,
    ...(typeof roles === 'string' ? {} : { description: `Roles: ${roles.join(', ')}` }),
    ...(roles === 'anyone' ? {} : { security: [{ session: [] }] }),
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(body ? { requestBody: { required: true, content: json(body) } } : {}),
    ...(file ? { requestBody: { required: true, content: { 'application/octet-stream': {} } } } : {}),
    responses: {
      ...Object.fromEntries(faultStatuses(contract).map((status) => [status, faultAnswer(status)])),
      [contract.answer.status]: answer(contract),
    },
  };
}

function parametersIn(place: 'path' | 'query', schema: TSchema | undefined): object[] {
  if (!schema) return [];
  // A contract's parameters are an object of plain values.
  const { properties = {}, required = [] } = schema as {
    properties?: Record<string, { description?: string }>;
    required?: readonly string[];
  };
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    ...(property.description === undefined ? {} : { description: property.description }),
    schema: property,
  }));
}

function answer({ answer: given, summary }: Contract): object {
  if ('schema' in given) return { description: summary, content: json(given.schema) };
  if ('files' in given) return { description: summary, content: Object.fromEntries(given.files.map((type) => [type, {}])) };
  return { description: 'Done' };
}

const faultAnswer = (status: number): object => ({
  description: FAULT_TEXTS[status] ?? 'Refused',
  content: json({ $ref: '#/components/schemas/Fault' }),
});
const json = (schema: object): object => ({ 'application/json': { schema } });
