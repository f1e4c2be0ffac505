import type { Contract } from './contract.ts';
import { Fault } from './schemas.ts';

/** Statuses that say no to an operation, as its contract and the server together make them. */
export function faultStatuses({ roles, file, faults }: Contract): number[] {
  return [...new Set([400, 401, ...(roles === 'anyone' ? [] : [403]), ...(faults ?? []), ...(file ? [422, 503] : []), 429, 500])].sort(
    (a, b) => a - b,
  );
}

/** What the server writes answers with: a field that the contract does not know never leaves it. */
export function answerSchemas(contract: Contract): Record<string, unknown> {
  return {
    ...Object.fromEntries(faultStatuses(contract).map((status) => [status, Fault])),
    ...('schema' in contract.answer ? { [contract.answer.status]: contract.answer.schema } : {}),
  };
}
