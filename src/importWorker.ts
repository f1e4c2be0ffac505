import { budgetImporter } from './finance/budgetFileImport.ts';
import { ledgerImporter } from './finance/ledgerFileImport.ts';
import { answerOnThread, type ThreadAnswer, type ThreadQuestion } from './imports/importThread.ts';
import { findInterventionNames } from './interventions/interventionQueries.ts';
import { participantImporter } from './participants/participantFileImport.ts';

/** Imports on a thread of their own: what routes.ts is to the server, this is to the thread. */
export const doImport = (question: ThreadQuestion): Promise<ThreadAnswer> =>
  answerOnThread(
    {
      importers: { participants: participantImporter, ledger: ledgerImporter, budget: budgetImporter },
      interventionNames: findInterventionNames,
    },
    question,
  );
