import { keptIn } from '../platform/database/settingVersions.ts';
import type { ReadHandle } from '../platform/database/transaction.ts';
import type { Profile } from './profile.ts';
import type { Thresholds } from './thresholds.ts';

export const profileKept = keptIn<Profile>('association.setting', 'profile');
export const thresholdsKept = keptIn<Thresholds>('association.setting', 'thresholds');

/** The name that the association has chosen to stand on pages and reports, if it has chosen one. */
export const findShownName = async (db: ReadHandle): Promise<string | undefined> => (await profileKept.versions(db))[0]?.value.shownName;
