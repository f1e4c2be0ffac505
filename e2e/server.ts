import { spawn } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';

// The real server on a database of its own with the demo in it, gone with the run.
const { DATABASE_URL: _, SAMLA_E2E_DATA: folder, ...env } = process.env;
if (folder === undefined) throw new Error('SAMLA_E2E_DATA says where the data is kept; playwright.config.ts sets it.');
mkdirSync(folder, { mode: 0o700 });
const server = spawn(process.execPath, [path.join(import.meta.dirname, '../src/main.ts')], {
  stdio: 'inherit',
  env: { ...env, SAMLA_DATA: folder, SAMLA_BACKUP: path.join(folder, 'backups') },
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => server.kill('SIGTERM'));
server.on('exit', (code) => {
  rmSync(folder, { recursive: true, force: true });
  process.exitCode = code ?? 0;
});
