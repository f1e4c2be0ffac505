/** What a writer has under hand in a section and has not saved for the others. */
export type SectionDraft = {
  /** Counts its saves, for two windows of the same writer. */
  readonly version: number;
  /** The version of the section's text that it is written on; 0 while there was none. */
  readonly baseVersion: number;
  readonly markdown: string;
  readonly savedAt: string;
};

/** What becomes of a draft that is sent: kept; met by another of the writer's own; or too late, since it has been saved for all. */
export type DraftOutcome = 'kept' | 'other-window' | 'over';

/**
 * Old drafts do not come back to life: one that is built on a text which its own writer has saved over since is over.
 * @param sent the version of the draft that was seen, 0 for none, and the version of the text that it is written on
 */
export function draftOutcome(
  sent: { readonly version: number; readonly baseVersion: number },
  kept: Pick<SectionDraft, 'version'> | undefined,
  text: { readonly version: number; readonly isOwn: boolean } | undefined,
): DraftOutcome {
  if (text?.isOwn === true && text.version > sent.baseVersion) return 'over';
  if (kept === undefined) return sent.version === 0 ? 'kept' : 'over';
  return kept.version === sent.version ? 'kept' : 'other-window';
}

/**
 * Which text a writer goes on with: the newest draft that is not what is saved already, and whether it is written on what is saved now.
 * @param drafts from the server and from the device, those that are there
 */
export function draftToOpen<D extends Omit<SectionDraft, 'version'>>(
  saved: { readonly version: number; readonly markdown: string },
  drafts: readonly D[],
): { readonly draft: D; readonly isOnLatest: boolean } | undefined {
  const newest = drafts
    .filter(({ markdown }) => markdown.trim() !== saved.markdown.trim())
    .toSorted((a, b) => b.savedAt.localeCompare(a.savedAt))[0];
  return newest && { draft: newest, isOnLatest: newest.baseVersion === saved.version };
}
