import path from 'node:path';

import { cruiseHouse, whyBlind, type HouseCruise } from './cruiseHouse.ts';

const result = await cruise();
const blind = typeof result === 'string' ? result : whyBlind(result);
if (typeof result === 'string' || blind !== undefined) {
  console.error(`The import rules were not checked: ${blind}`);
  process.exit(1);
}
for (const { rule, from, to, comment } of result.faults) console.error(`${from} → ${to}\n    ${rule}: ${comment}`);
console.log(`${result.modules} modules, ${result.imports} imports, ${result.faults.length} against the rules`);
process.exit(result.faults.length === 0 ? 0 : 1);

/** The cruise, or why it stopped: a file that the parser cannot read stops it, and the message names the file. */
async function cruise(): Promise<HouseCruise | string> {
  try {
    return await cruiseHouse(path.resolve(import.meta.dirname, '..'));
  } catch (error) {
    return error instanceof Error ? error.message.replace(/\nStack backtrace:[^]*?(?=\.\.\. in )/, '\n') : String(error);
  }
}
