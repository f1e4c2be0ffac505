import { join } from 'node:path';
import type { AssociationEntry } from './association.ts';

/** Where an association's deletion list is kept outside the database, by a key that it has after a restore, too. */
export const deletionFileOf = (dataFolder: string, { id }: Pick<AssociationEntry, 'id'>): string =>
  join(dataFolder, 'deletions', `${id}.jsonl`);
