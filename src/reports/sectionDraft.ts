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

/** A draft that lies on the device: what the server had of it by then, and what it is written on. */
export type DraftOnDevice = Omit<SectionDraft, 'savedAt'>;

/**
 * Which text a writer goes on with: the newest draft that is not what is saved already, and whether it is written on what is saved now.
 * The device's is the newer one unless another window or device has sent one since.
 */
export function draftToOpen(
  saved: { readonly version: number; readonly markdown: string },
  onServer: SectionDraft | undefined,
  onDevice: DraftOnDevice | undefined,
): { readonly draft: DraftOnDevice; readonly isOnLatest: boolean; readonly savedAt: string | undefined } | undefined {
  const isDevices = onDevice !== undefined && onDevice.version >= (onServer?.version ?? 0);
  const draft = isDevices ? onDevice : onServer;
  if (draft === undefined || draft.markdown.trim() === saved.markdown.trim()) return undefined;
  return { draft, isOnLatest: draft.baseVersion === saved.version, savedAt: isDevices ? undefined : onServer?.savedAt };
}
