import type { AssociationDatabase } from '../src/platform/database/association.ts';
import type { Installation } from '../src/platform/database/installation.ts';
import { UserError } from '../src/platform/userError.ts';
import { DEMO_ASSOCIATIONS, type DemoAssociation } from './demoAssociations.ts';
import { clockAt, demoActor, demoOperation } from './demoStep.ts';
import { listRecordedInstants, lockDemo } from './demoStateQueries.ts';
import { demoSteps } from './demoSteps.ts';
import { userStep } from './userStep.ts';

const LOADER = demoActor('demo');

/** `foreign`: the address is somebody else's. `begun`: a load was interrupted, or another one is at it. */
type DemoState = 'missing' | 'foreign' | 'begun' | 'whole';

/**
 * Loads the demo's two associations, each step at the time it would have been recorded. What an interrupted load left is taken up
 * where it ended. Throws a UserError when the demo is there already, or when one of its addresses is taken by somebody else.
 */
export async function loadDemo(installation: Installation, say: (text: string) => void): Promise<void> {
  const states = await demoStates(installation);
  const taken = states.find(({ state }) => state === 'foreign');
  if (taken) {
    throw new UserError(
      'demo-taken',
      `Demon kan inte laddas: adressnamnet ${taken.association.slug} hör redan till ett annat förbund. Ladda demon i en egen installation, till exempel med en annan SAMLA_DATA.`,
    );
  }
  if (states.every(({ state }) => state === 'whole')) {
    throw new UserError('demo-loaded', 'Demon är redan laddad. Inloggningarna skrivs ut med samla demo --logins.');
  }
  // Beside each other: while the one's adopted report is being written on a worker thread, the other's sheets are imported.
  const loads = states
    .filter(({ state }) => state !== 'whole')
    .map(async ({ association, state }) => {
      say(state === 'begun' ? `Laddar klart demon: ${association.name} …` : `Laddar demon: ${association.name} …`);
      await loadAssociation(await findOrCreate(installation, association), association);
      say(`Klar: ${association.name}.`);
    });
  for (const load of await Promise.allSettled(loads)) if (load.status === 'rejected') throw load.reason;
}

/**
 * What a start does with the embedded database: a new one gets the demo, and an interrupted load is ended.
 * @returns whether the demo is there
 */
export async function demoAtStart(installation: Installation, say: (text: string) => void): Promise<boolean> {
  if (await isDemoWanted(installation)) await loadDemo(installation, say);
  return (await demoStates(installation)).every(({ state }) => state === 'whole');
}

/** Whether nothing is there yet, or a part of the demo. */
export async function isDemoWanted(installation: Installation): Promise<boolean> {
  if ((await installation.listAssociations()).length === 0) return true;
  const states = (await demoStates(installation)).map(({ state }) => state);
  return !states.includes('foreign') && (states.includes('begun') || (states.includes('whole') && states.includes('missing')));
}

function demoStates(installation: Installation): Promise<{ association: DemoAssociation; state: DemoState }[]> {
  return Promise.all(DEMO_ASSOCIATIONS.map(async (association) => ({ association, state: await stateOf(installation, association) })));
}

async function stateOf(installation: Installation, association: DemoAssociation): Promise<DemoState> {
  const database = await installation.findBySlug(association.slug);
  if (!database) return 'missing';
  const { name, organisationNumber } = database.entry;
  if (name !== association.name || organisationNumber !== association.organisationNumber) return 'foreign';
  const recorded = await database.read(LOADER, demoOperation('look for demo'), ({ db }) => listRecordedInstants(db));
  return recorded.has(Date.parse(userStep(association).at)) ? 'whole' : 'begun';
}

async function findOrCreate(installation: Installation, { name, slug, organisationNumber }: DemoAssociation): Promise<AssociationDatabase> {
  const known = await installation.findBySlug(slug);
  if (known) return known;
  try {
    return await installation.createAssociation({ name, slug, organisationNumber });
  } catch (error) {
    // Another load made it a moment ago; its lock is waited for.
    const made = error instanceof UserError ? await installation.findBySlug(slug) : undefined;
    if (!made) throw error;
    return made;
  }
}

async function loadAssociation(database: AssociationDatabase, association: DemoAssociation): Promise<void> {
  await database.write(LOADER, demoOperation('load demo'), async ({ db, noted }) => {
    await lockDemo(db);
    const recorded = await listRecordedInstants(db);
    const left = demoSteps(association).filter(({ at }) => !recorded.has(Date.parse(at)));
    for (const step of left) await step.run(database.at(clockAt(step.at)), demoActor(step.by));
    noted({ steps: left.length });
  });
}
