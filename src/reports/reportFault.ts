import { err, type Result } from '../shared/result.ts';

/** Why a report was not written, adopted or handed out; the text says in plain Swedish what to mend. */
export type ReportFault = {
  readonly code:
    | 'unknown-report'
    | 'adopted'
    | 'unknown-section'
    | 'faulty-text'
    | 'date'
    | 'decision'
    | 'changed-meanwhile'
    | 'report-changed'
    | 'faulty-image'
    | 'too-many-images'
    | 'unknown-image'
    | 'image-key';
  readonly text: string;
  readonly details: readonly string[];
  /** Who was first, where somebody was. */
  readonly by?: { readonly recordedAt: Date; readonly recordedBy: string };
};

export const reportFault = (code: ReportFault['code'], text: string, details: readonly string[] = []): Result<never, ReportFault> =>
  err({ code, text, details });

export const unknownReport = (): Result<never, ReportFault> =>
  reportFault('unknown-report', 'Rapporten finns inte. Kontrollera dess id i listan över rapporter.');

export const alreadyAdopted = (): Result<never, ReportFault> => reportFault('adopted', 'Rapporten är antagen och kan inte ändras.');
