/** What a coded value is a code of, so that it can be told in words. */
export type Meaning =
  | 'sex'
  | 'closingReason'
  | 'education'
  | 'occupation'
  | 'income'
  | 'referrer'
  | 'intervention'
  | 'party'
  | 'consentKind'
  | 'givenHow'
  | 'withdrawnAs'
  | 'sharedPart'
  | 'heldAs'
  | 'record'
  | 'identityCheck'
  | 'outcome'
  | 'browserMethod';

export type HeldRow = Readonly<Record<string, unknown>>;

/** What a column is to somebody who asks what is kept about them: told under a name, or left out for a reason. */
export type ColumnDecision =
  | {
      readonly told: string;
      readonly as?: Meaning;
      /** An encrypted text, and what it is bound to. */
      readonly sealedAt?: (row: HeldRow) => string;
      /** Only where the record is read by a machine: it says nothing to a reader. */
      readonly forMachines?: true;
    }
  | { readonly leftOut: string };
