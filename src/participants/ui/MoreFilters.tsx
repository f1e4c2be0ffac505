import { useTranslation } from 'react-i18next';
import { SelectField } from '../../web/ui-kit/SelectField.tsx';
import { CLOSING_REASONS, codeIn, REFERRERS, WRONG_REGISTRATION } from '../codes.ts';
import { CONSENTS_DUE, MISSING_FIELDS, type ParticipantFilter } from '../participantFilter.ts';
import { DayFilter } from './DayFilter.tsx';

type Props = {
  readonly filter: ParticipantFilter;
  readonly municipalities: readonly string[];
  readonly onChoose: (change: Partial<ParticipantFilter>) => void;
};

/** The filters that are asked for less often. */
export function MoreFilters({ filter, municipalities, onChoose }: Props) {
  const { t } = useTranslation('participants');
  const day = (name: 'enrolledFrom' | 'enrolledTo' | 'closedFrom' | 'closedTo') => (
    <DayFilter
      label={t(`list.${name}`)}
      name={name}
      value={filter[name]}
      faultText={t('list.dayFault')}
      onDay={(value) => onChoose({ [name]: value })}
    />
  );
  const any = { value: '', text: t('list.all') };
  const isOpen = filter.status === 'now';
  // A municipality in the address that nobody is from any more can still be seen and taken away.
  const places = filter.municipality === undefined ? municipalities : [...new Set([...municipalities, filter.municipality])];
  return (
    <div className="more-filter-fields">
      {day('enrolledFrom')}
      {day('enrolledTo')}
      {!isOpen && day('closedFrom')}
      {!isOpen && day('closedTo')}
      {!isOpen && (
        <SelectField
          label={t('field.closingReason')}
          name="closingReason"
          value={filter.closingReason ?? ''}
          choices={[
            any,
            ...CLOSING_REASONS.filter((code) => code !== WRONG_REGISTRATION).map((code) => ({
              value: code,
              text: t(`closingReason.${code}`),
            })),
          ]}
          onChange={(value) => onChoose({ closingReason: codeIn(CLOSING_REASONS, value) })}
        />
      )}
      <SelectField
        label={t('field.municipality')}
        name="municipality"
        value={filter.municipality ?? ''}
        choices={[any, ...places.map((name) => ({ value: name, text: name }))]}
        onChange={(value) => onChoose({ municipality: value === '' ? undefined : value })}
      />
      <SelectField
        label={t('field.referrer')}
        name="referrer"
        value={filter.referrer ?? ''}
        choices={[any, ...REFERRERS.map((code) => ({ value: code, text: t(`referrer.${code}`) }))]}
        onChange={(value) => onChoose({ referrer: codeIn(REFERRERS, value) })}
      />
      <SelectField
        label={t('list.consents')}
        name="consents"
        value={filter.consents ?? ''}
        choices={[any, ...CONSENTS_DUE.map((due) => ({ value: due, text: t(`list.consentsDue.${due}`) }))]}
        onChange={(value) => onChoose({ consents: codeIn(CONSENTS_DUE, value) })}
      />
      <SelectField
        label={t('list.missing')}
        name="missing"
        value={filter.missing ?? ''}
        choices={[
          { value: '', text: t('list.nothingMissing') },
          ...MISSING_FIELDS.map((name) => ({ value: name, text: t(`field.${name}`) })),
        ]}
        onChange={(value) => onChoose({ missing: codeIn(MISSING_FIELDS, value) })}
      />
      <SelectField
        label={t('list.protected')}
        name="protected"
        value={filter.protected === undefined ? '' : filter.protected ? 'yes' : 'no'}
        choices={[any, { value: 'yes', text: t('list.onlyProtected') }, { value: 'no', text: t('list.withoutProtected') }]}
        onChange={(value) => onChoose({ protected: value === '' ? undefined : value === 'yes' })}
      />
    </div>
  );
}
