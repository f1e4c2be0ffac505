import { saveSetting, showSetting, type DecidedSetting } from '../platform/http/decidedSetting.ts';
import { route, type Route } from '../platform/http/route.ts';
import { roleRulesKept } from './roleRuleQueries.ts';
import { readRoleRules, USUAL_ROLE_RULES } from './roleRules.ts';
import type { RoleRules } from './roleCircles.ts';
import { getRoleRules, saveRoleRules } from './roleRulesApi.ts';

const roleRules: DecidedSetting<RoleRules> = { kept: roleRulesKept, usual: USUAL_ROLE_RULES, read: readRoleRules };

export const roleRulesRoutes: readonly Route[] = [
  route(getRoleRules, (asked) => showSetting(asked, roleRules)),
  route(saveRoleRules, (asked) => saveSetting(asked, roleRules)),
];
