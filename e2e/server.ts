import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

// The real server on a database of its own with the demo in it, gone with the run.
const folder = mkdtempSync(path.join(tmpdir(), 'samla-e2e-'));
const { DATABASE_URL: _, ...env } = process.env;
const server = spawn(process.execPath, [path.join(import.meta.dirname, '../src/main.ts')], {
  stdio: 'inherit',
  env: { ...env, SAMLA_DATA: folder },
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => server.kill('SIGTERM'));
server.on('exit', (code) => {
  rmSync(folder, { recursive: true, force: true });
  process.exitCode = code ?? 0;
});
