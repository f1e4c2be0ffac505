import { readdirSync } from 'node:fs';
import path from 'node:path';

import { cruise, type ICruiseResult } from 'dependency-cruiser';

import { importRules } from './importRules.ts';

export type ImportFault = { readonly rule: string; readonly from: string; readonly to: string; readonly comment: string };

export type HouseCruise = {
  /** Imports that a rule forbids. */
  readonly faults: readonly ImportFault[];
  /** TypeScript files under `src/` that the cruiser read. */
  readonly modules: number;
  /** Imports that it saw in them. */
  readonly imports: number;
  /** Files that lie under `src/` and that the cruiser did not read. */
  readonly unread: readonly string[];
};

const SOURCE = /^src\/.*\.tsx?$/;

/** Reads every import under `root/src` and judges it by the house's rules. */
export async function cruiseHouse(root: string): Promise<HouseCruise> {
  const ruleSet = { forbidden: importRules.forbidden ?? [] };
  const { output } = await cruise(['src'], { ...importRules.options, ruleSet, validate: true, baseDir: root });
  if (typeof output === 'string') throw new Error('the cruiser gave text where its result was expected');
  const read = new Set(output.modules.map((module) => module.source).filter((source) => SOURCE.test(source)));
  return {
    faults: faultsOf(output),
    modules: read.size,
    imports: output.summary.totalDependenciesCruised ?? 0,
    unread: sourceFiles(root).filter((file) => !read.has(file)),
  };
}

/**
 * Why a cruise may not be believed, or undefined. A cruiser without a parser for TypeScript finds no module, no import,
 * and therefore no fault.
 */
export function whyBlind({ modules, imports, unread }: HouseCruise): string | undefined {
  if (modules === 0) return '0 modules were read';
  if (unread.length > 0) return `${unread.length} files were not read, the first is ${unread[0]}`;
  if (imports === 0 && modules > 1) return `no import was found in ${modules} modules`;
  return undefined;
}

function faultsOf(result: ICruiseResult): ImportFault[] {
  const comments = new Map(importRules.forbidden?.map((rule) => [rule.name, rule.comment ?? '']));
  return result.summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to, comment: comments.get(rule.name) ?? '' }));
}

function sourceFiles(root: string): string[] {
  return readdirSync(path.join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .map((file) => `src/${file.replaceAll(path.sep, '/')}`)
    .filter((file) => SOURCE.test(file));
}
