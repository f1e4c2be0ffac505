/** Where the economy of a year up to a day is, and where the vouchers of one of its budget lines are. */
export type EconomyAddress = (asked: { readonly year: number; readonly per: string; readonly line?: string }) => string;
