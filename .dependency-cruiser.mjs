// The rules stand in scripts/importRules.ts; this file is where dependency-cruiser looks for them.
export { importRules as default } from './scripts/importRules.ts';
