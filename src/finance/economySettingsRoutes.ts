import { saveSetting, showSetting, type DecidedSetting } from '../platform/http/decidedSetting.ts';
import { route, type Route } from '../platform/http/route.ts';
import { economySettingsKept } from './economySettingQueries.ts';
import { readEconomySettings, USUAL_ECONOMY, type EconomySettings } from './economySettings.ts';
import { getEconomySettings, saveEconomySettings } from './economySettingsApi.ts';

const economySettings: DecidedSetting<EconomySettings> = { kept: economySettingsKept, usual: USUAL_ECONOMY, read: readEconomySettings };

export const economySettingsRoutes: readonly Route[] = [
  route(getEconomySettings, (asked) => showSetting(asked, economySettings)),
  route(saveEconomySettings, (asked) => saveSetting(asked, economySettings)),
];
