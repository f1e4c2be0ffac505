import { useTranslation } from 'react-i18next';
import { LoginRulesSetting } from '../../access/ui/LoginRulesSetting.tsx';
import { RoleRulesSetting } from '../../access/ui/RoleRulesSetting.tsx';
import { ProfileSetting } from '../../association/ui/ProfileSetting.tsx';
import { ThresholdsSetting } from '../../association/ui/ThresholdsSetting.tsx';
import { EconomySetting } from '../../finance/ui/EconomySetting.tsx';
import { UsualFiguresSetting } from '../../statistics/ui/UsualFiguresSetting.tsx';
import { VocabularySettings } from '../../statistics/ui/VocabularySettings.tsx';
import { Page } from '../ui-kit/Page.tsx';
import { isCoordinator } from './navigation.ts';
import { RolePage } from './RolePage.tsx';
import { useVisit } from './visit.ts';

/** What the association has decided, each setting as the feature that uses it shows it. */
export function SettingsRoute() {
  const { t } = useTranslation('shell');
  const { session, today } = useVisit();
  const here = { today, canChange: isCoordinator(session) };
  return (
    <RolePage page="settings">
      <Page title={t('settings.title')} lead={t(here.canChange ? 'settings.lead' : 'settings.leadReading')}>
        <div className="settings">
          <ProfileSetting {...here} />
          <RoleRulesSetting {...here} />
          <LoginRulesSetting {...here} />
          <ThresholdsSetting {...here} />
          <EconomySetting {...here} />
          <UsualFiguresSetting {...here} />
          <VocabularySettings {...here} />
        </div>
      </Page>
    </RolePage>
  );
}
