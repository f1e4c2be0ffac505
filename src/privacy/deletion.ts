export const DELETION_KINDS = ['person', 'participation', 'invitation', 'accessibility_feedback', 'import'] as const;
export type DeletionKind = (typeof DELETION_KINDS)[number];

/** What somebody has decided to weed: a person with all participations, one participation, or another record of the plan, by random key. */
export type WeedingDecision = {
  readonly kind: DeletionKind;
  readonly recordId: string;
  /** The rule of the retention plan, or another decision; names no participant. */
  readonly basis: string;
  /** ISO instant. */
  readonly decidedAt: string;
  readonly decidedBy: string;
};

/** A line of the deletion list. */
export type Deletion = WeedingDecision & { readonly id: string; readonly executedAt: string; readonly executedBy: string };

/** Says in the file that a deletion did not come to be: its transaction was undone. */
export type VoidDeletion = { readonly void: string };

/** The deletions that lines of the file tell of, each once, without those that were undone. */
export function deletionsIn(lines: readonly unknown[]): Deletion[] {
  const voided = new Set(lines.flatMap((line) => (isRecord(line) && typeof line['void'] === 'string' ? [line['void']] : [])));
  const deletions = lines.filter(isDeletion).filter(({ id }) => !voided.has(id));
  return [...new Map(deletions.map((one) => [one.id, one])).values()];
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function isDeletion(line: unknown): line is Deletion {
  if (!isRecord(line)) return false;
  const texts = ['basis', 'decidedAt', 'decidedBy', 'executedAt', 'executedBy'].map((name) => line[name]);
  return (
    [line['id'], line['recordId']].every((key) => typeof key === 'string' && UUID.test(key)) &&
    DELETION_KINDS.some((kind) => kind === line['kind']) &&
    texts.every((text) => typeof text === 'string' && text !== '')
  );
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;
