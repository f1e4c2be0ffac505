import type { AssociationEntry } from '../platform/database/association.ts';
import { saveSetting, showSetting, type DecidedSetting } from '../platform/http/decidedSetting.ts';
import { route, type Route } from '../platform/http/route.ts';
import { profileKept, thresholdsKept } from './associationSettingQueries.ts';
import { getProfile, getThresholds, saveProfile, saveThresholds } from './associationSettingsApi.ts';
import { readProfile, type Profile } from './profile.ts';
import { readThresholds, USUAL_THRESHOLDS, type Thresholds } from './thresholds.ts';

const thresholds: DecidedSetting<Thresholds> = { kept: thresholdsKept, usual: USUAL_THRESHOLDS, read: readThresholds };
const profileOf = ({ name, organisationNumber }: AssociationEntry): DecidedSetting<Profile> => ({
  kept: profileKept,
  usual: { shownName: name, organisationNumber: organisationNumber ?? '' },
  read: readProfile,
});

export const associationSettingsRoutes: readonly Route[] = [
  route(getProfile, (asked) => showSetting(asked, profileOf(asked.database.entry))),
  route(saveProfile, (asked) => saveSetting(asked, profileOf(asked.database.entry))),
  route(getThresholds, (asked) => showSetting(asked, thresholds)),
  route(saveThresholds, (asked) => saveSetting(asked, thresholds)),
];
