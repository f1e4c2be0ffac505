import { importBudget } from '../src/finance/budgetImport.ts';
import { importLedger } from '../src/finance/ledgerImport.ts';
import { DEFAULT_BASIS, importParticipants } from '../src/participants/participantImport.ts';
import type { Clock } from '../src/platform/clock.ts';
import { sharedFile } from './sharedFolder.ts';
import { operator, testAssociation } from './testDatabase.ts';

/** A fresh association that holds the golden set of the interim report: participants, ledger and budget of 2018. */
export async function goldenAssociation(clock?: Clock) {
  const made = await testAssociation(clock);
  const results = [
    await importParticipants(made.database, operator, sharedFile('golden/nv-2018/deltagare.csv'), DEFAULT_BASIS),
    await importLedger(made.database, operator, sharedFile('golden/nv-2018/huvudbok.se'), 'huvudbok.se'),
    await importBudget(made.database, operator, sharedFile('golden/nv-2018/budget.csv'), 2018),
  ];
  if (results.some((result) => !result.ok)) throw new Error('the golden set was refused');
  return made;
}
