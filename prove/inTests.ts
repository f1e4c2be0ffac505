import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Proof } from './proof.ts';

const ROOT = path.join(import.meta.dirname, '..');

type TestReport = {
  readonly success: boolean;
  readonly testResults: readonly {
    readonly message: string;
    readonly assertionResults: readonly {
      readonly status: string;
      readonly fullName: string;
      readonly failureMessages: readonly string[];
    }[];
  }[];
};

/** A proof that is one of the tests, made more often: it needs what the tests stand on, and leaves its figures in a file. */
export const inTests = (name: string, usually: number, testFile: string): Proof => ({
  name,
  usually,
  async prove({ times, seed, say }) {
    const folder = mkdtempSync(path.join(tmpdir(), 'samla-prove-'));
    try {
      const [figuresFile, reportFile] = [path.join(folder, 'figures.json'), path.join(folder, 'report.json')];
      const vitest = path.join(ROOT, 'node_modules', 'vitest', 'vitest.mjs');
      say(`${testFile} …`);
      const child = spawn(process.execPath, [vitest, 'run', testFile, '--reporter=json', `--outputFile=${reportFile}`, '--testTimeout=0'], {
        cwd: ROOT,
        env: { ...process.env, SAMLA_PROVE_TIMES: String(times), SAMLA_PROVE_SEED: String(seed), SAMLA_PROVE_FIGURES: figuresFile },
        stdio: ['ignore', 'ignore', 'inherit'],
      });
      await once(child, 'close');
      const report = JSON.parse(readFileSync(reportFile, 'utf8')) as TestReport;
      const failed = report.testResults.flatMap(({ assertionResults }) => assertionResults.filter(({ status }) => status === 'failed'));
      const faults = failed.map(({ fullName, failureMessages }) => `${fullName}: ${failureMessages.join(' ').slice(0, 500)}`);
      if (!report.success && faults.length === 0) faults.push(report.testResults.map(({ message }) => message).join(' '));
      return { figures: JSON.parse(readFileSync(figuresFile, 'utf8')) as Record<string, unknown>, faults };
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
});
