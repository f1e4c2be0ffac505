import type { AuditFinding, BlockFault } from './auditVerification.ts';

type Whole = Extract<AuditFinding, { kind: 'whole' }>;
type Broken = Extract<AuditFinding, { kind: 'broken' }>;

/** What a whole log is told as to the operator, in Swedish. */
export function wholeText({ blocks, entries, firstAt, lastAt, head, unanchored, unsealed }: Whole): string {
  const since = unsealed.since === null ? '' : `, den äldsta från ${momentText(unsealed.since.toISOString())}`;
  return [
    blocks === 0
      ? 'Loggen är hel. Inget är förseglat än.'
      : `Loggen är hel: ${blocks} block med ${rowsText(entries)}, ${momentText(firstAt ?? '')} – ${momentText(lastAt ?? '')}. Sista sigillet: ${head ?? ''}`,
    ...(unanchored > 0 ? [`Block ${blocks - unanchored + 1}–${blocks} är inte ankrade än.`] : []),
    ...(unsealed.waiting > 0 ? [`Inte förseglade än: ${rowsText(unsealed.waiting)}${since}.`] : []),
  ].join('\n');
}

/** The first block that is not as it was sealed, in Swedish. */
export function brokenText(association: string, { block, from, to, fault }: Broken): string {
  const when = from === '' ? '' : ` (${momentText(from)} – ${momentText(to)})`;
  return `Loggen för ${association} är inte hel. Första felet: block ${block}${when} ${faultText(fault)}.`;
}

function faultText(fault: BlockFault): string {
  switch (fault.kind) {
    case 'changed':
      return `har en ändrad rad: rad ${fault.place} av ${fault.sealed}`;
    case 'removed':
      return `saknar ${rowsText(fault.sealed - fault.found)}, från rad ${fault.place} av ${fault.sealed}`;
    case 'added':
      return `har ${rowsText(fault.found - fault.sealed)} för mycket, från rad ${fault.place}: ${fault.sealed} förseglades och ${fault.found} finns`;
    case 'block':
      return 'är självt ändrat, fast dess rader är som de förseglades';
    case 'rewritten':
      return 'är omräknat: det är ett annat än det som förseglades';
    case 'missing':
      return 'finns inte mer, fast det är förseglat';
  }
}

export const rowsText = (count: number): string => (count === 1 ? '1 rad' : `${count.toLocaleString('sv-SE')} rader`);

/** Swedish time, to the minute. */
export const momentText = (instant: string): string =>
  new Date(instant).toLocaleString('sv-SE', { timeZone: 'Europe/Stockholm', dateStyle: 'short', timeStyle: 'short' });
