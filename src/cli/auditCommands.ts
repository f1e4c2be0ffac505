import { anchorFileOf, readAnchors, type Anchor } from '../access/auditAnchor.ts';
import { brokenText, momentText, rowsText, wholeText } from '../access/auditFindingText.ts';
import { beginAnchors } from '../access/auditSealing.ts';
import { verifyAudit, type AuditFinding } from '../access/auditVerification.ts';
import { maskIdentityNumbers } from '../platform/maskIdentityNumbers.ts';
import { UserError } from '../platform/userError.ts';
import type { Command } from './command.ts';
import { requireOption } from './requireOption.ts';

const KEEP = 'Ändra ingenting mer. Spara databasen, dess egna loggar och ankarfilen som de är, och säg till dataskyddsombudet.';

/** Checks the audit log against its seals and the anchors, and tells the first block that is not as it was sealed. */
export const verifyAuditCommand: Command = {
  words: ['verify-audit'],
  usage: '--association NAMN',
  positionals: 0,
  options: {},
  async run(context) {
    const database = await context.association();
    const file = anchorFileOf(context.dataFolder, database.entry);
    const { anchors, unreadable } = (await readAnchors(file)) ?? { anchors: [], unreadable: 0 };
    const finding = await database.read(context.operator, { action: 'verify audit', reason: 'operator' }, async ({ db, noted }) => {
      const found = await verifyAudit(db, anchors);
      noted({ finding: found.kind, ...(found.kind === 'broken' ? { block: found.block } : {}) });
      return found;
    });
    const whole = orRefuse(database.entry.name, finding);
    if (whole.blocks > 0 && anchors.length === 0) throw anchorsLost(database.entry.name, file);
    context.print(wholeText(whole));
    for (const line of anchorNotes(anchors, unreadable)) context.say(line);
  },
};

/** Begins the anchor file anew at the chain's present head: after a restore, or when the file was lost. */
export const beginAnchorsCommand: Command = {
  words: ['begin-anchors'],
  usage: '--association NAMN --reason SKÄL',
  positionals: 0,
  options: { reason: { type: 'string' } },
  async run(context, args) {
    const reason = maskIdentityNumbers(requireOption(args, 'reason', '"säkerhetskopian från 1 maj är läst tillbaka"').trim());
    if (reason.length < 5 || reason.length > 500) throw new UserError('reason', 'Skriv skälet med 5–500 tecken.');
    const database = await context.association();
    const anchorFile = anchorFileOf(context.dataFolder, database.entry);
    const begins = { by: context.operator.name, reason };
    const block = await beginAnchors({ database, anchorFile, clock: context.clock }, begins);
    await database.write(context.operator, { action: 'begin anchors', reason: `operator: ${reason}` }, async ({ noted }) =>
      noted({ block }),
    );
    context.say(`Ankarfilen ${anchorFile} börjar nu vid block ${block}.`);
  },
};

function orRefuse(association: string, finding: AuditFinding): Extract<AuditFinding, { kind: 'whole' }> {
  if (finding.kind === 'broken') throw new UserError('audit-broken', brokenText(association, finding), [KEEP]);
  if (finding.kind === 'stray')
    throw new UserError('audit-stray', `Loggen för ${association} har ${rowsText(finding.count)} som Samla inte kan ha skrivit.`, [KEEP]);
  return finding;
}

const anchorsLost = (association: string, file: string): UserError =>
  new UserError(
    'audit-anchor',
    `Loggen för ${association} går ihop i databasen, men ankarfilen ${file} saknas: att den inte är omräknad går inte att visa.`,
    [`Lägg tillbaka filen från en säkerhetskopia. Finns den inte mer: samla begin-anchors --association "${association}" --reason SKÄL.`],
  );

function anchorNotes(anchors: readonly Anchor[], unreadable: number): string[] {
  const begun = anchors.flatMap(({ block, at, begins }) =>
    begins ? [`Ankarfilen började om vid block ${block} den ${momentText(at)} av ${begins.by}: ${begins.reason}`] : [],
  );
  return unreadable === 0 ? begun : [...begun, `Ankarfilen har ${rowsText(unreadable)} som inte går att läsa.`];
}
