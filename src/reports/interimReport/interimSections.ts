/** The sections of the interim report, in the order of the printed report. Source: interim report January–August (delårsrapport). */
export const INTERIM_SECTIONS = [
  { key: 'purpose', title: 'Om förbundet och dess ändamål', spellings: ['andamal', 'ändamål', 'forbundet', 'förbundet'] },
  { key: 'board', title: 'Styrelsen', spellings: ['styrelse', 'styrelsen'] },
  { key: 'owners', title: 'Huvudmännen', spellings: ['agare', 'ägare', 'agarna', 'ägarna', 'huvudmän', 'huvudmännen'] },
  { key: 'goals', title: 'Mål och aktiviteter i verksamhetsplanen', spellings: ['mal', 'mål'] },
  { key: 'results', title: 'Resultat från insatserna', spellings: ['resultat', 'insatser'] },
  { key: 'activities', title: 'Planerade aktiviteter', spellings: ['aktiviteter', 'planerade', 'planned', 'planned-activities'] },
  { key: 'economy', title: 'Ekonomiskt utfall och prognos', spellings: ['ekonomi', 'comments', 'kommentarer'] },
] as const;
export type InterimSection = (typeof INTERIM_SECTIONS)[number]['key'];

/** The section that a text names, in English or Swedish, by name or by number (1–7). */
export function parseInterimSection(text: string): InterimSection | undefined {
  const name = text.trim().toLowerCase();
  const byNumber = /^\d$/.test(name) ? INTERIM_SECTIONS[Number(name) - 1] : undefined;
  return (
    byNumber ??
    INTERIM_SECTIONS.find(
      ({ key, title, spellings }) => key === name || title.toLowerCase() === name || spellings.some((spelling) => spelling === name),
    )
  )?.key;
}
