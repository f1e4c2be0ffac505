import type { TFunction } from 'i18next';
import { INTERIM_SECTIONS } from '../interimReport/interimSections.ts';

/** What a section is called on the pages; a team's part by the name of its intervention. */
export function sectionName({ section, title }: { readonly section: string; readonly title: string }, t: TFunction<'reports'>): string {
  const known = INTERIM_SECTIONS.find(({ key }) => key === section);
  return known ? t(`section.${known.key}`) : title === '' ? t('report.title') : t('section.team', { name: title });
}
