import type { TFunction } from 'i18next';
import { shareText } from '../../shared/share.ts';
import type { ValueWords } from '../../web/ui-kit/settingAnswer.ts';
import type { PartyFields } from '../party.ts';

/** A party in words, field by field. */
export const partyWords = ({ kind, name, isMember, share, email, from, to }: PartyFields, t: TFunction<'association'>): ValueWords => [
  { name: 'name', label: t('parties.fields.name'), text: name },
  { name: 'kind', label: t('parties.fields.kind'), text: t(`parties.kind.${kind}`) },
  { name: 'isMember', label: t('parties.fields.isMember'), text: t(isMember ? 'parties.yes' : 'parties.no') },
  { name: 'share', label: t('parties.fields.share'), text: share === null ? '–' : `${shareText(share)} %` },
  { name: 'email', label: t('parties.fields.email'), text: email === '' ? '–' : email },
  { name: 'from', label: t('parties.fields.from'), text: from },
  { name: 'to', label: t('parties.fields.to'), text: to === '' ? '–' : to },
];
