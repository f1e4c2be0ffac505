import { useTranslation } from 'react-i18next';
import { VersionHistory } from '../../web/ui-kit/VersionHistory.tsx';
import type { PartyAnswer } from '../partiesApi.ts';
import { partyWords } from './partyWords.ts';

export function PartyHistory({ party }: { readonly party: PartyAnswer }) {
  const { t } = useTranslation('association');
  return <VersionHistory title={party.name} versions={party.versions} words={(value) => partyWords(value, t)} />;
}
