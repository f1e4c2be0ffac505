import { keptIn } from '../platform/database/settingVersions.ts';
import type { ReadHandle } from '../platform/database/transaction.ts';
import { USUAL_ECONOMY, type EconomySettings } from './economySettings.ts';

export const economySettingsKept = keptIn<EconomySettings>('finance.setting', 'economy');

export const getEconomySettings = async (db: ReadHandle): Promise<EconomySettings> =>
  (await economySettingsKept.versions(db))[0]?.value ?? USUAL_ECONOMY;
