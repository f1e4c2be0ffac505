import { createHash } from 'node:crypto';
import type { MasterKey } from '../database/masterKey.ts';
import type { Attachments, BackupHead, BackupSummary } from './backupContent.ts';
import { damagedBackup } from './backupFault.ts';
import { readBackup } from './readBackup.ts';

/** Reads a backup through without storing anything: every byte is authentic, and each table has the rows that are told of it. */
export async function verifyBackup(path: string, key: MasterKey): Promise<BackupSummary & { readonly attachments: Attachments }> {
  let attachments: Attachments = {};
  let digest = '';
  const summary = await readBackup(path, key, {
    async head(_: BackupHead, attached) {
      attachments = attached;
    },
    async table(_, rows) {
      const hash = createHash('sha256');
      for await (const part of rows) hash.update(part);
      digest = hash.digest('hex');
    },
    async tableEnd(_, end) {
      if (end.sha256 !== digest) throw damagedBackup();
    },
    sequences: async () => undefined,
  });
  return { ...summary, attachments };
}
