import type { LedgerFile, LedgerKind, LedgerYear } from './ledgerFile.ts';
import type { FaultList, LedgerWarning } from './ledgerFault.ts';
import { hasRightCheckDigit, readOrganisationNumber, type OrganisationNumber } from '../shared/organisationNumber.ts';
import type { SieHeader } from './sieHeader.ts';
import type { SieLine } from './sieLine.ts';
import type { SieVouchers } from './sieVouchers.ts';

/**
 * What was read, checked as a whole: kind, year, organisation number.
 * @returns undefined when the kind is unknown; other faults are added to `faults`.
 */
export function finishLedger(
  header: SieHeader,
  vouchers: SieVouchers,
  line: SieLine,
  faults: FaultList,
  fileName: string,
  isVerified: boolean,
): LedgerFile | undefined {
  const kind = ledgerKind(header, vouchers.voucherCount, fileName);
  if (kind === undefined) {
    faults.add('unknown-kind', header.kind?.line ?? null, 'Filens typ (#SIETYP) är inte 1, 2, 3 eller 4.');
    return undefined;
  }
  const year = header.years.find(({ index }) => index === 0);
  if (year === undefined && kind !== '4I')
    faults.add('missing-year', null, 'Filen säger inte vilket räkenskapsår den gäller (#RAR 0 saknas).');
  const organisation = organisationOf(header);
  const warnings = [organisation.warning, readAsImport(kind, header, fileName), lostCharacters(line), outsideYear(vouchers, year)].filter(
    (warning) => warning !== undefined,
  );
  return {
    kind,
    organisationNumber: organisation.number,
    name: header.name,
    program: header.program,
    years: header.years,
    accounts: [...header.accounts.values()],
    dimensions: [...header.dimensions.values()],
    objects: [...header.objects.values()],
    balances: header.balances,
    periodAmounts: header.periodAmounts,
    details: header.details,
    voucherCount: vouchers.voucherCount,
    transactionCount: vouchers.transactionCount,
    skippedCount: vouchers.skippedCount,
    checksum: isVerified ? 'verified' : 'absent',
    warnings,
  };
}

/**
 * Export and import files of type 4 carry the same #SIETYP. The standard tells them apart by ending (.SE, .SI) and by balances, which
 * every export must have and no import may; programs break the one or the other. A file without #SIETYP is type 1 by the standard,
 * unless it holds vouchers.
 */
function ledgerKind(header: SieHeader, voucherCount: number, fileName: string): LedgerKind | undefined {
  const declared = header.kind?.text.toUpperCase() ?? (voucherCount > 0 ? '4' : '1');
  switch (declared) {
    case '1':
    case '2':
    case '3':
    case '4E':
    case '4I':
      return declared;
    case '4': {
      const hasBalances = header.balances.length > 0 || header.periodAmounts.some(({ kind }) => kind === 'outcome');
      return !hasBalances || fileName.toLowerCase().endsWith('.si') ? '4I' : '4E';
    }
    default:
      return undefined;
  }
}

function organisationOf(header: SieHeader): { number: OrganisationNumber | null; warning: LedgerWarning | undefined } {
  const { text, line } = header.organisation ?? { text: '', line: null };
  if (text.trim() === '') {
    return {
      number: null,
      warning: {
        code: 'no-organisation-number',
        line,
        text: 'Filen saknar organisationsnummer (#ORGNR). Kontrollera att det är rätt förbunds huvudbok.',
      },
    };
  }
  const number = readOrganisationNumber(text) ?? null;
  if (number !== null && hasRightCheckDigit(number)) return { number, warning: undefined };
  const what = number === null ? 'har inte tio siffror och lämnas därhän' : 'har fel kontrollsiffra';
  return {
    number,
    warning: {
      code: 'doubtful-organisation-number',
      line,
      text: `Filens organisationsnummer (#ORGNR) ${what}. Rätta det i ekonomisystemet.`,
    },
  };
}

function lostCharacters(line: SieLine): LedgerWarning | undefined {
  if (line.lostCharactersAt === null) return undefined;
  return {
    code: 'lost-characters',
    line: line.lostCharactersAt,
    text: `Tecken som å, ä och ö har gått förlorade innan filen kom hit, först på rad ${line.lostCharactersAt}. Exportera den på nytt om namnen ska vara rätt; beloppen påverkas inte.`,
  };
}

/**
 * A file of type 4 whose name says export and that holds no balance. It is read as an import file, which adds: as an export it would end
 * every voucher of the year that it does not hold, and that can't be what a file without balances is for.
 */
function readAsImport(kind: LedgerKind, header: SieHeader, fileName: string): LedgerWarning | undefined {
  if (kind !== '4I' || header.kind?.text.toUpperCase() === '4I' || !fileName.toLowerCase().endsWith('.se')) return undefined;
  return {
    code: 'read-as-import',
    line: null,
    text: 'Filen har inga saldon (#IB, #UB eller #RES) fast den heter .se. Den läses som en importfil: verifikationerna läggs till, och inget av det som redan finns tas bort. Är det hela årets huvudbok, exportera den på nytt med saldon.',
  };
}

function outsideYear({ earliest, latest }: SieVouchers, year: LedgerYear | undefined): LedgerWarning | undefined {
  if (year === undefined || earliest === undefined || latest === undefined) return undefined;
  const outside = earliest.date < year.from ? earliest : latest.date > year.to ? latest : undefined;
  if (outside === undefined) return undefined;
  return {
    code: 'voucher-outside-year',
    line: outside.line,
    text: `Verifikationen på rad ${outside.line} har en dag (${outside.date}) utanför filens räkenskapsår (${year.from}–${year.to}) och räknas inte i det.`,
  };
}
