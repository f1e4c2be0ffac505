import { afterAll, describe, expect, it } from 'vitest';
import { interimReportSample } from '../../test/documents/interimReportSample.ts';
import { closeWorkers } from '../platform/workers.ts';
import { DOCUMENT_FORMATS, renderDocument } from './renderDocument.ts';

afterAll(closeWorkers);

const START = { pdf: '%PDF-1.7', docx: 'PK', xlsx: 'PK', html: '<!doctype html>', json: '{' } as const;

describe('a document, whatever the format', () => {
  it.each(['pdf', 'docx', 'xlsx', 'html', 'json'] as const)('is written as %s on another thread', async (format) => {
    const result = await renderDocument(interimReportSample, format);
    if (!result.ok) throw new Error(result.error.text);
    expect(Buffer.from(result.value).toString('latin1', 0, 20).startsWith(START[format])).toBe(true);
    expect(DOCUMENT_FORMATS[format].ending).toBe(`.${format}`);
  });

  it('leaves the main thread free meanwhile (V15.2.2)', async () => {
    let ticks = 0;
    const clock = setInterval(() => (ticks += 1), 5);
    await renderDocument(interimReportSample, 'docx');
    clearInterval(clock);
    expect(ticks).toBeGreaterThan(20);
  });

  it('is not written when not everyone could read it, and all that is wrong is told', async () => {
    const result = await renderDocument(
      { ...interimReportSample, title: '', blocks: [{ kind: 'heading', level: 2, id: 'a', text: '' }] },
      'pdf',
    );
    expect(result.ok ? [] : result.error.faults.map((fault) => fault.code)).toEqual(['empty-title', 'empty-heading', 'heading-jump']);
  });

  it('as JSON holds the model and the numbers of its tables', async () => {
    const result = await renderDocument(interimReportSample, 'json');
    const read: unknown = JSON.parse(result.ok ? Buffer.from(result.value).toString() : '{}');
    expect(read).toMatchObject({
      format: 'samla-document',
      version: 1,
      mark: interimReportSample.mark,
      outline: { labels: { ekonomi: 'Tabell 9' } },
    });
  });
});
