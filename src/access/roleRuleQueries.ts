import { keptIn } from '../platform/database/settingVersions.ts';
import type { ReadHandle } from '../platform/database/transaction.ts';
import { USUAL_ROLE_RULES } from './roleRules.ts';
import type { RoleRules } from './roleCircles.ts';

export const roleRulesKept = keptIn<RoleRules>('access.setting', 'role rules');

export const getRoleRules = async (db: ReadHandle): Promise<RoleRules> => (await roleRulesKept.versions(db))[0]?.value ?? USUAL_ROLE_RULES;
