import { runInWorker, workerTask } from '../platform/workers.ts';
import { err, ok, type Result } from '../shared/result.ts';
import type { BlockDocument } from './blockDocument.ts';
import { checkDocument } from './documentCheck.ts';
import type { DocumentFault } from './documentFault.ts';
import type * as tasks from './documentWorker.ts';

export type DocumentError = { readonly code: 'faulty-document'; readonly text: string; readonly faults: readonly DocumentFault[] };

/** What a browser and a file system need to know about a format. */
export const DOCUMENT_FORMATS: Readonly<Record<tasks.DocumentFormat, { readonly mediaType: string; readonly ending: string }>> = {
  pdf: { mediaType: 'application/pdf', ending: '.pdf' },
  docx: { mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', ending: '.docx' },
  xlsx: { mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', ending: '.xlsx' },
  html: { mediaType: 'text/html; charset=utf-8', ending: '.html' },
  json: { mediaType: 'application/json; charset=utf-8', ending: '.json' },
};

const WRITE = workerTask<typeof tasks, 'writeDocument'>(new URL('./documentWorker.ts', import.meta.url), 'writeDocument');

/**
 * A document in a format, written on a worker thread: the one way in. A document that not everyone could read (table
 * without headings, chart without words …) is not written; the error lists every fault.
 */
export async function renderDocument(document: BlockDocument, format: tasks.DocumentFormat): Promise<Result<Uint8Array, DocumentError>> {
  const faults = checkDocument(document);
  if (faults.length > 0) {
    return err({ code: 'faulty-document', text: `Dokumentet kan inte skapas: ${faults.map((fault) => fault.text).join(' ')}`, faults });
  }
  return ok(await runInWorker(WRITE, { document, format }));
}
