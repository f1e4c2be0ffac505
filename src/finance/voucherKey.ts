import type { Voucher } from './ledgerFile.ts';

/** What makes two vouchers the same: series, number, date and content. Source: rules for import files (4I). */
export function voucherKey(voucher: Voucher): string {
  const rows = voucher.rows.map((row) => [
    row.account,
    row.amount,
    row.text,
    row.objects.map(({ dimension, object }) => [dimension, object]),
  ]);
  return JSON.stringify([voucher.series, voucher.number, voucher.date, voucher.text, rows]);
}
