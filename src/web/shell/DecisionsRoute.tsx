import { useTranslation } from 'react-i18next';
import { DecisionsPage } from '../../governance/ui/DecisionsPage.tsx';
import { RETENTION_KINDS } from '../../privacy/retentionRule.ts';
import { pagePaths } from '../paths.ts';
import { RolePage } from './RolePage.tsx';
import { useVisit } from './visit.ts';

const BUILT_IN = ['sus', 'team'] as const;

export function DecisionsRoute() {
  const { session } = useVisit();
  const { t: tPrivacy } = useTranslation('privacy');
  const { t: tStatistics } = useTranslation('statistics');
  return (
    <RolePage page="decisions">
      <DecisionsPage
        reportAddress={(id) => pagePaths.report(session.association.slug, id)}
        nameOf={({ about, of }) => {
          const kind = about === 'retention' && RETENTION_KINDS.find((one) => one === of);
          if (kind) return tPrivacy(`retentionKind.${kind}`);
          const vocabulary = about === 'vocabulary' && BUILT_IN.find((one) => one === of);
          return vocabulary ? tStatistics(`filter.vocabularies.${vocabulary}`) : of;
        }}
      />
    </RolePage>
  );
}
