import { randomUUID } from 'node:crypto';
import { familyOf } from '../src/access/roles.ts';
import type { AssociationDatabase } from '../src/platform/database/association.ts';
import type { Role } from '../src/platform/roles.ts';
import { saveView } from '../src/statistics/savedViewQueries.ts';
import type { ViewQuery } from '../src/statistics/savedViewsApi.ts';
import { demoOperation } from './demoStep.ts';

const VIEWS: Partial<Readonly<Record<Role, readonly (readonly [string, ViewQuery])[]>>> = {
  coordinator: [
    ['Tertialet mot i fjol', { period: 'lastTertial', compare: 'yearBefore' }],
    ['Till ägarna, i bild', { period: 'rolling', pictures: 'all' }],
  ],
  economist: [['Året mot i fjol', { period: 'thisYear', compare: 'yearBefore' }]],
  team_leader: [['Teamet, tolv månader mot tolv', { period: 'rolling', compare: 'periodBefore' }]],
};

/** The views of the figures that a user of the demo has saved. They are the user's own, so nobody else can put them there. */
export async function saveDemoViews(database: AssociationDatabase, userId: string, role: Role): Promise<void> {
  const views = VIEWS[role] ?? [];
  if (views.length === 0) return;
  await database.write({ family: familyOf(role), role, userId, name: 'demo' }, demoOperation('save view'), async ({ db, now, touched }) => {
    for (const [name, query] of views) {
      const id = randomUUID();
      await saveView(db, { id, version: 0, name, query }, { userId, now });
      touched([id]);
    }
  });
}
