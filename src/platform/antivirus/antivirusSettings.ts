import { isAbsolute } from 'node:path';
import { UserError } from '../userError.ts';
import { clamdScan } from './clamdScan.ts';
import type { ScanFile } from './scanFile.ts';

/**
 * The scanner of `SAMLA_ANTIVIRUS`: where a ClamAV daemon listens, as `host:port` (an IPv6 address in brackets) or the path of its
 * Unix socket. Undefined when it is not set: then files are taken unscanned. Throws a UserError on what can't be read.
 */
export function antivirusFrom(env: Readonly<Record<string, string | undefined>>): ScanFile | undefined {
  const place = env['SAMLA_ANTIVIRUS']?.trim() ?? '';
  if (place === '') return undefined;
  if (isAbsolute(place)) return clamdScan({ path: place });
  const [, host = '', port = ''] = /^(\[[0-9a-f:]+\]|[\w.-]+):(\d{1,5})$/i.exec(place) ?? [];
  if (!(Number(port) >= 1 && Number(port) <= 65_535))
    throw new UserError(
      'antivirus',
      `SAMLA_ANTIVIRUS=${place} går inte att läsa. Skriv var clamd lyssnar: 127.0.0.1:3310, eller sökvägen till dess socket, till exempel /run/clamav/clamd.ctl.`,
    );
  return clamdScan({ host: host.replaceAll(/[[\]]/g, ''), port: Number(port) });
}

/** What whoever runs Samla is told at the start about files that people bring; undefined when they are scanned. */
export async function antivirusWarning(scanFile: ScanFile | undefined): Promise<string | undefined> {
  if (!scanFile) return 'Varning: filer tas emot utan att sökas igenom efter skadlig kod. Ange ett virusskydd (clamd) i SAMLA_ANTIVIRUS.';
  const verdict = await scanFile(new Uint8Array());
  if (verdict.kind === 'clean') return undefined;
  return 'Varning: virusskyddet i SAMLA_ANTIVIRUS svarar inte som det ska, så filer avvisas tills det gör det.';
}
