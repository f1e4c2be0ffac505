import type { AssociationDatabase } from '../platform/database/association.ts';
import type { Actor, Operation, Transaction, WriteHandle } from '../platform/database/transaction.ts';
import { clearExpired } from './importQueries.ts';

type Asked = { readonly database: AssociationDatabase; readonly actor: Actor; readonly operation: Operation };

/** Every question about imports first clears away the files that have waited too long. */
export const inImport = <T>({ database, actor, operation }: Asked, work: (tx: Transaction<WriteHandle>) => Promise<T>): Promise<T> =>
  database.write(actor, operation, async (tx) => {
    await clearExpired(tx.db, tx.now);
    return work(tx);
  });
