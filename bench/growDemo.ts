import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DEMO_ASSOCIATIONS } from '../demo/demoAssociations.ts';
import { SLUG } from '../e2e/demo.ts';
import { inventedSheet } from './inventedSheet.ts';

/** Puts more invented people into the demo's teams, as a team's sheet comes in: by the command line, beside the running server. */
export async function growDemo(folder: string, participations: number): Promise<void> {
  const norra = DEMO_ASSOCIATIONS.find(({ slug }) => slug === SLUG);
  if (!norra) throw new Error(`the demo has no ${SLUG}`);
  const place = mkdtempSync(path.join(tmpdir(), 'samla-bench-sheet-'));
  try {
    const file = path.join(place, 'deltagare.csv');
    writeFileSync(
      file,
      inventedSheet(
        norra.teams.map(({ name: team }) => team),
        participations,
      ),
    );
    const words = ['src/cli/main.ts', 'import', 'participants', file, '--association', norra.name];
    const child = spawn(process.execPath, words, {
      cwd: path.join(import.meta.dirname, '..'),
      env: { ...process.env, SAMLA_DATA: folder },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const [code] = await once(child, 'exit');
    if (code !== 0) throw new Error(`the import ended with ${String(code)}`);
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}
