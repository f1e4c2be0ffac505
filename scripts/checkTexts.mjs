// Every Swedish text has its English one: each `texts.sv.json` under src/ has a `texts.en.json` beside it with exactly
// the same keys, and the same placeholders, references and tags in each text.
// Usage: node scripts/checkTexts.mjs [root]. Exit 1 on any fault.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(process.argv[2] ?? path.join(import.meta.dirname, '..'));
const files = existsSync(path.join(root, 'src')) ? readdirSync(path.join(root, 'src'), { recursive: true, encoding: 'utf8' }) : [];
const folders = [...new Set(files.filter((file) => /(^|[\\/])texts\.(sv|en)\.json$/.test(file)).map((file) => path.dirname(file)))].sort();

const faults = folders.flatMap((folder) => folderFaults(path.join('src', folder)));
for (const fault of faults) console.error(fault);
console.log(`${folders.length} pairs of texts, ${faults.length} faults`);
process.exit(faults.length === 0 ? 0 : 1);

function folderFaults(folder) {
  const texts = {};
  for (const language of ['sv', 'en']) {
    const file = path.join(folder, `texts.${language}.json`).replaceAll(path.sep, '/');
    try {
      texts[language] = { file, entries: flatten(JSON.parse(readFileSync(path.join(root, file), 'utf8'))) };
    } catch (error) {
      return [`${file}: ${error.code === 'ENOENT' ? 'is missing' : error.message}`];
    }
  }
  return pairFaults(texts.sv, texts.en);
}

/** `{ closing: { title: 'Avslut' } }` as `closing.title` → `Avslut`. */
function flatten(value, prefix = '') {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return new Map([[prefix, value]]);
  return new Map(Object.entries(value).flatMap(([key, inner]) => [...flatten(inner, prefix === '' ? key : `${prefix}.${key}`)]));
}

function pairFaults(sv, en) {
  return [...new Set([...sv.entries.keys(), ...en.entries.keys()])].flatMap((key) => {
    for (const { file, entries } of [sv, en]) {
      if (!entries.has(key)) return [`${file}: ${key} is missing`];
      const text = entries.get(key);
      if (typeof text !== 'string' || text.trim() === '') return [`${file}: ${key} is no text`];
    }
    const [swedish, english] = [marksOf(key, sv.entries.get(key)), marksOf(key, en.entries.get(key))];
    return swedish === english ? [] : [`${en.file}: ${key} has ${english || 'no placeholder'}, the Swedish text ${swedish || 'none'}`];
  });
}

/** `{{name}}` whatever its format, `$t(key)` and `<strong>`; a text for one may say "en" where another says `{{count}}`. */
function marksOf(key, text) {
  const placeholders = [...text.matchAll(/\{\{-?\s*([^},\s]+)[^}]*\}\}/g)].map((match) => `{{${match[1]}}}`);
  const others = text.match(/\$t\([^)]*\)|<\/?[\w-]+\s*\/?>/g) ?? [];
  const isForOne = /_(?:zero|one|two)$/.test(key);
  const marks = new Set([...placeholders, ...others].filter((mark) => !(isForOne && mark === '{{count}}')));
  return [...marks].sort().join(' ');
}
