import type { ArchiveFiles } from '../archiveApi.ts';

type Counted = { readonly kind: string; readonly version: number | null; readonly unarchived: number };
export type OrderedArchives = {
  /** The interventions whose leaders are to make files, once each. */
  readonly interventions: readonly string[];
  /** Whether more or less is due than when the files were ordered: then another intervention may lack its file. */
  readonly hasChanged: boolean;
};

/** What has been ordered of the records that wait for an archive: files by the rule in force that are not received. Undefined: nothing. */
export function orderedArchives({ kind, version, unarchived }: Counted, { files }: ArchiveFiles): OrderedArchives | undefined {
  const open = files.filter(
    (file) => file.kind === kind && file.ruleVersion === version && file.state !== 'received' && file.state !== 'superseded',
  );
  if (open.length === 0) return undefined;
  return {
    interventions: [...new Set(open.map(({ intervention }) => intervention))].toSorted((a, b) => a.localeCompare(b, 'sv')),
    hasChanged: open.reduce((sum, { wanted }) => sum + wanted, 0) !== unarchived,
  };
}
