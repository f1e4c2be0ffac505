// `node scripts/listCommonPasswords.mjs WORDS > src/access/commonPasswords.txt`: from a list of passwords, the commonest first, the
// first ones that are long enough to be chosen here. Kept as the beginning of their SHA-256, so that nobody has to read them.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

const [, , file] = process.argv;
const SHORTEST = 12;
const KEPT = 5000;
const DIGITS = 14;
if (file === undefined) throw new Error('name the list');
const words = readFileSync(file, 'utf8')
  .split(/\r?\n/)
  .map((word) => word.normalize('NFC').toLowerCase());
const long = [...new Set(words.filter((word) => [...word].length >= SHORTEST))].slice(0, KEPT);
const lines = long.map((word) => createHash('sha256').update(word).digest('hex').slice(0, DIGITS));
process.stdout.write(`${lines.toSorted().join('\n')}\n`);
