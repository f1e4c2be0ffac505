import { useTranslation } from 'react-i18next';
import type { WeedingCertificate } from '../weedingApi.ts';

/** What is left of what was weeded, where, and for how long: the same as the certificate says. */
export function WhatRemains({ weeding: { kind, backups } }: { readonly weeding: WeedingCertificate }) {
  const { t } = useTranslation('privacy');
  const isOfPersons = kind === 'participation' || kind === 'wrong_registration';
  const lines: string[] = [];
  if (backups) {
    const { kept, lastNight, goneOn, isFailing, byHand } = backups;
    if (kept === null) lines.push(lastNight === null ? t('weeding.noBackups') : t('weeding.oldBackups', { day: lastNight }));
    else if (lastNight === null) lines.push(t('weeding.noneYet'));
    else lines.push(goneOn === null ? t('weeding.longBackups') : t('weeding.goneOn', { day: goneOn }));
    if (isFailing) lines.push(t('weeding.failing'));
    if (byHand > 0) lines.push(t('weeding.byHand', { count: byHand }));
  }
  lines.push(t('weeding.log'), t('weeding.list'));
  if (isOfPersons) lines.push(t('weeding.reports'), t('weeding.requests'), t('weeding.taken'));
  return (
    <section className="stack measure">
      <h2>{t('weeding.remains')}</h2>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  );
}
