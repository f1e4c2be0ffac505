import { describe, expect, it } from 'vitest';
import english from '../src/access/ui/operations/texts.en.json' with { type: 'json' };
import swedish from '../src/access/ui/operations/texts.sv.json' with { type: 'json' };
import type { RoleOperation } from '../src/access/operationsApi.ts';
import { operationsRoutes } from '../src/access/operationsRoutes.ts';
import { allRoutes } from '../src/routes.ts';
import { operationsOf } from './operationsOf.ts';

const contracts = operationsOf(allRoutes);
const told = async (others = contracts): Promise<readonly RoleOperation[]> => {
  const [route] = operationsRoutes(others.filter(({ operationId }) => operationId !== 'listOperations'));
  // It answers from the contracts alone, whoever asks; that somebody did is written in the log.
  const database = { read: (_actor: object, _operation: object, work: () => Promise<unknown>) => work() };
  const answer = (await route?.handle({ database } as never)) as { readonly operations: readonly RoleOperation[] };
  return answer.operations;
};

describe('what the page of the roles says that each can do', () => {
  it('is every operation that somebody logged in has, with the roles of its contract', async () => {
    const expected = contracts.filter(({ roles }) => roles !== 'anyone').map(({ operationId, roles }) => [operationId, roles]);
    expect(expected.length).toBeGreaterThan(150);
    expect((await told()).map(({ operationId, roles }) => [operationId, roles]).toSorted()).toEqual(expected.toSorted());
  });

  it('says where it is asked again who one is', async () => {
    const asking = (await told()).filter(({ asksProof }) => asksProof).map(({ operationId }) => operationId);
    expect(asking).toEqual(expect.arrayContaining(['downloadAudit', 'downloadSubjectAccess', 'beginPasskey']));
    expect(asking).not.toContain('getParticipant');
  });

  it.each([
    ['Swedish', swedish],
    ['English', english],
  ])('has words of its own for each in %s, and for nothing else', async (_, texts) => {
    expect(Object.keys(texts.operation).toSorted()).toEqual((await told()).map(({ operationId }) => operationId).toSorted());
    expect(new Set(Object.values(texts.operation)).size).toBe(Object.keys(texts.operation).length);
  });

  it('refuses an operation whose address belongs to no room', () => {
    const [first] = contracts;
    if (!first) throw new Error('there are no contracts');
    expect(() => operationsRoutes([{ ...first, roles: 'user', path: '/api/nowhere' }])).toThrow('/api/nowhere belongs to no room');
  });
});
