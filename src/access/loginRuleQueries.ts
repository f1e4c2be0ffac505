import { keptIn } from '../platform/database/settingVersions.ts';
import type { LoginRules } from './loginRules.ts';

export const loginRulesKept = keptIn<LoginRules>('access.setting', 'login rules');
