/** How many voucher rows are shown at a time. */
export const VOUCHER_PAGE = 100;
