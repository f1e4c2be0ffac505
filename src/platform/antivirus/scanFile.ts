/** What a scanner says of a file. `signature` names what it found, in letters, digits and `.:_/-` alone. */
export type Verdict =
  | { readonly kind: 'clean' }
  | { readonly kind: 'infected'; readonly signature: string }
  | { readonly kind: 'unanswered'; readonly why: Error };

/** Asks a scanner whether a file holds malware. Never throws: a scanner that gives no answer is a verdict too. */
export type ScanFile = (bytes: Uint8Array) => Promise<Verdict>;
