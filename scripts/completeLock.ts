// Puts into package-lock.json the optional packages of other systems that npm left out. See lockFile.ts.
import { readFileSync, writeFileSync } from 'node:fs';
import { type LockFile, missingOptionalPackages } from './lockFile.ts';

const file = new URL('../package-lock.json', import.meta.url);
const lock: LockFile = JSON.parse(readFileSync(file, 'utf8'));
const missing = missingOptionalPackages(lock);
// In npm's own order, so that npm changes nothing when it writes the file next.
const packages = Object.entries({ ...lock.packages, ...Object.fromEntries(missing) }).toSorted(([a], [b]) => a.localeCompare(b, 'en'));
if (missing.size > 0) writeFileSync(file, `${JSON.stringify({ ...lock, packages: Object.fromEntries(packages) }, null, 2)}\n`);
console.log(`${missing.size} optional packages added to package-lock.json.`);
