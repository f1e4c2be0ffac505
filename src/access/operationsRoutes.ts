import type { Contract } from '../platform/http/contract.ts';
import { route, type Route } from '../platform/http/route.ts';
import { roomOf } from './operationRooms.ts';
import { listOperations } from './operationsApi.ts';

/**
 * What each role can do, drawn from the contracts by which the server itself refuses. Nothing of the association is read.
 * @param others every other operation of the API
 */
export function operationsRoutes(others: readonly Contract[]): Route[] {
  const operations = [...others, listOperations].flatMap((contract: Contract) => {
    const { operationId, roles, takesOut, changesLogin } = contract;
    if (roles === 'anyone') return [];
    const of = roles === 'user' ? ('user' as const) : [...roles];
    return [{ operationId, room: roomOf(contract), roles: of, asksProof: takesOut === true || changesLogin === true }];
  });
  return [
    route(listOperations, ({ database, actor, operation }) => database.read(actor, operation, () => Promise.resolve({ operations }))),
  ];
}
