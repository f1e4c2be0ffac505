import type { FastifySchema } from 'fastify';
import type { Contract } from './contract.ts';
import { Fault } from './schemas.ts';

export const openApiInfo = {
  openapi: '3.1.0',
  info: { title: 'Samla', version: '0.1.0', description: 'Figures, economy and reports of a samordningsförbund. Log in with POST /api/session; the cookie carries the association.' },
  components: { securitySchemes: { session: { type: 'apiKey' as const, in: 'cookie' as const, name: 'samla' } } },
};

const FAULT_TEXTS: Readonly<Record<number, string>> = {
  400: 'The request has a fault; nothing is stored',
  401: 'Not logged in',
  403: 'The role never has this operation',
  404: 'Not there, or not for this user: the two are told apart to nobody',
  409: 'Somebody else was first; the answer says what may be done now',
  413: 'The file is too large',
  422: 'The content can not be accepted; the answer says why',
  429: 'Too many attempts',
};

/** The schema that Fastify checks with and that the OpenAPI description is made from. */
export function routeSchema(contract: Contract): FastifySchema & Record<string, unknown> {
  const faults = [400, ...(contract.roles === 'anyone' ? [401] : [401, 403]), ...(contract.faults ?? [])];
  const fault = (status: number) => [status, { description: FAULT_TEXTS[status], content: { 'application/json': { schema: Fault } } }];
  return {
    operationId: contract.operationId,
    summary: contract.summary,
    ...(contract.roles === 'anyone' ? {} : { security: [{ session: [] }] }),
    ...(contract.roles === 'anyone' || contract.roles === 'user' ? {} : { description: `Roles: ${contract.roles.join(', ')}` }),
    ...(contract.params ? { params: contract.params } : {}),
    ...(contract.query ? { querystring: contract.query } : {}),
    ...(contract.body ? { body: contract.body } : {}),
    response: { ...Object.fromEntries(faults.map(fault)), ...answer(contract) },
  };
}

function answer(contract: Contract): Record<string, unknown> {
  if ('schema' in contract.answer) return { [contract.answer.status]: { description: contract.summary, content: { 'application/json': { schema: contract.answer.schema } } } };
  if ('files' in contract.answer) {
    return { 200: { description: contract.summary, content: Object.fromEntries(contract.answer.files.map((type) => [type, { schema: { type: 'string', format: 'binary' } }])) } };
  }
  return { 204: { type: 'null', description: 'Done' } };
}
