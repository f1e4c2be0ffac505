import type { TFunction } from 'i18next';
import { shareText } from '../../shared/share.ts';
import type { ValueWords } from '../../web/ui-kit/settingAnswer.ts';
import type { InterventionFacts } from '../interventionFacts.ts';

export type PartyNames = ReadonlyMap<string, string>;

/** An intervention in words, field by field, in the order of the page. */
export function interventionWords(facts: InterventionFacts, parties: PartyNames, t: TFunction<'interventions'>): ValueWords {
  const text = (written: string): string => (written === '' ? '–' : written);
  const list = (rows: readonly string[]): string => (rows.length === 0 ? '–' : rows.join('; '));
  return [
    { name: 'name', label: t('fields.name'), text: facts.name },
    { name: 'kind', label: t('fields.kind'), text: facts.kind === null ? '–' : t(`kind.${facts.kind}`) },
    { name: 'targetGroup', label: t('fields.targetGroup'), text: text(facts.targetGroup) },
    { name: 'from', label: t('fields.from'), text: text(facts.from) },
    { name: 'to', label: t('fields.to'), text: text(facts.to) },
    {
      name: 'controllerId',
      label: t('fields.controllerId'),
      text: facts.controllerId === null ? '–' : (parties.get(facts.controllerId) ?? '–'),
    },
    {
      name: 'agreements',
      label: t('fields.agreements'),
      text: list(facts.agreements.map(({ processor, from, to }) => t('agreement', { processor, from, to }).trim())),
    },
    {
      name: 'coFinanciers',
      label: t('fields.coFinanciers'),
      text: list(
        facts.coFinanciers.map(({ partyId, share, ofWhat }) =>
          t('coFinancier', { party: parties.get(partyId) ?? '', share: shareText(share), of: ofWhat }),
        ),
      ),
    },
    {
      name: 'planned',
      label: t('fields.planned'),
      text: list(facts.planned.map(({ year, participants }) => t('plan', { year, participants }))),
    },
    {
      name: 'contactName',
      label: t('fields.contact'),
      text: text([facts.contactName, facts.contactEmail, facts.contactPhone].filter((part) => part !== '').join(', ')),
    },
  ];
}
