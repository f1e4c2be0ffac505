import { keptIn } from '../platform/database/settingVersions.ts';
import type { Profile } from './profile.ts';
import type { Thresholds } from './thresholds.ts';

export const profileKept = keptIn<Profile>('association.setting', 'profile');
export const thresholdsKept = keptIn<Thresholds>('association.setting', 'thresholds');
