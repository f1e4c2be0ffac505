/** Interventions to choose among, and whether they are the user's own or all there are. */
export type InterventionChoices = { readonly names: readonly string[]; readonly areOwn: boolean };
