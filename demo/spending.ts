import type { LedgerAccount } from '../src/finance/ledgerFile.ts';

/** On what a line's money is spent, with shares; `seldom` comes a few times a year. `{name}` is the line's own. */
export type Spending = {
  readonly seldom: boolean;
  readonly parts: readonly { readonly share: number; readonly account: string; readonly text: string }[];
};

const PAY = '5010';
/** Of each krona of pay goes so much more in social fees. */
export const SOCIAL_FEES = { pay: PAY, account: '5610', share: 0.3142 };
export const BANK = '1930';
export const EQUITY = '2010';
export const MEMBER_MONEY = '3500';

const account = (number: string, name: string, type: LedgerAccount['type']): LedgerAccount => ({
  number,
  name,
  type,
  taxCodes: [],
  unit: '',
});
export const ACCOUNTS: readonly LedgerAccount[] = [
  account(BANK, 'Bank', 'T'),
  account(EQUITY, 'Eget kapital', 'S'),
  account(MEMBER_MONEY, 'Medel från huvudmännen', 'I'),
  account('4600', 'Köp av huvudverksamhet', 'K'),
  account(PAY, 'Löner och arvoden', 'K'),
  account(SOCIAL_FEES.account, 'Sociala avgifter', 'K'),
  account('6010', 'Lokalhyra', 'K'),
  account('6570', 'Bankkostnader', 'K'),
  account('6890', 'Övriga tjänster', 'K'),
  account('7050', 'Resor och representation', 'K'),
  account('7130', 'Utbildning', 'K'),
  account('8300', 'Ränteintäkter', 'I'),
];

const parts = (seldom: boolean, ...list: readonly (readonly [number, string, string])[]): Spending => ({
  seldom,
  parts: list.map(([share, account, text]) => ({ share, account, text })),
});

export const INCOME: Spending = parts(false, [1, MEMBER_MONEY, 'Medel']);
export const BOARD: Spending = parts(
  false,
  [55, PAY, 'Arvoden styrelsen'],
  [25, '7050', 'Resor och sammanträden'],
  [20, '6890', 'Revision'],
);
export const OFFICE: Spending = parts(
  false,
  [62, PAY, 'Löner kansliet'],
  [12, '6010', 'Hyra kansliet'],
  [18, '6890', 'Ekonomi- och lönetjänster'],
  [5, '7050', 'Resor'],
  [3, '7130', 'Kurser'],
);
export const CAR: Spending = parts(false, [80, '6890', 'Leasing av bil'], [20, '7050', 'Drivmedel']);
export const TEAM: Spending = parts(
  false,
  [74, '4600', 'Rekvisition {name}'],
  [13, '6010', 'Lokaler {name}'],
  [6, '6890', 'Tolk och tjänster {name}'],
  [4, '7130', 'Handledning {name}'],
  [3, '7050', 'Resor {name}'],
);
export const COUNSELLOR: Spending = parts(false, [96, '4600', 'Rekvisition kurator'], [4, '7050', 'Resor kurator']);
export const TRAINING: Spending = parts(true, [72, '7130', '{name}'], [16, '6010', 'Lokal, {name}'], [12, '7050', 'Förtäring, {name}']);
export const EVALUATION: Spending = parts(true, [100, '6890', '{name}']);
export const PROJECT: Spending = parts(true, [85, '4600', '{name}'], [15, '6890', 'Kartläggning']);
/** A single voucher. */
export const ONCE: Spending = parts(true, [100, '4600', '{name}']);
