/**
 * Tries what is promised, as long as one likes: `npm run prove -- kill --times 100 --seed 7 --json`. A few times of each are in the
 * tests. Ends with 1 when a promise did not hold.
 */
import { parseArgs } from 'node:util';
import { inTests } from './inTests.ts';
import { kill } from './kill.ts';
import { load } from './load.ts';
import type { Proof } from './proof.ts';

const PROOFS: readonly Proof[] = [
  kill,
  inTests('fuzz', 50_000, 'prove/fuzz.test.ts'),
  inTests('leak', 1000, 'test/routeAccess.test.ts'),
  inTests('race', 104, 'prove/race.test.ts'),
  load,
];
const USUAL_SEED = 1;
const MOST_FAULTS_SHOWN = 20;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { times: { type: 'string' }, seed: { type: 'string' }, json: { type: 'boolean' } },
});
const number = (name: 'times' | 'seed', usually: number): number => {
  const given = values[name] === undefined ? usually : Number(values[name]);
  if (Number.isSafeInteger(given) && given >= 1) return given;
  console.error(`--${name} takes a whole number from 1.`);
  process.exit(2);
};
const unknown = positionals.filter((word) => !PROOFS.some(({ name }) => name === word));
if (unknown.length > 0 || positionals.length === 0) {
  console.error(`Say what to prove: ${PROOFS.map(({ name }) => name).join(', ')}.`);
  process.exit(2);
}
let held = true;
for (const proof of PROOFS.filter(({ name }) => positionals.includes(name))) {
  const [times, seed] = [number('times', proof.usually), number('seed', USUAL_SEED)];
  const begun = performance.now();
  const { figures, faults } = await proof.prove({ times, seed, say: (line) => console.error(line) });
  const seconds = Math.round((performance.now() - begun) / 1000);
  held &&= faults.length === 0;
  if (values.json === true)
    console.log(JSON.stringify({ proof: proof.name, times, seed, seconds, held: faults.length === 0, ...figures, faults }));
  else {
    console.log(`${proof.name}: ${faults.length === 0 ? 'held' : 'BROKEN'}, ${times} times, seed ${seed}, ${seconds} s`);
    for (const [figure, value] of Object.entries(figures))
      console.log(`  ${figure}: ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`);
    for (const fault of faults.slice(0, MOST_FAULTS_SHOWN)) console.log(`  ! ${fault}`);
  }
}
process.exit(held ? 0 : 1);
