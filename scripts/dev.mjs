import { spawn } from 'node:child_process';
import { join } from 'node:path';

// For developing: pages are built again when they change, and the server starts again when its code does.
const ROOT = join(import.meta.dirname, '..');
const bin = (name) => join(ROOT, 'node_modules/.bin', name);
const running = [
  spawn(bin('vite'), ['build', '--watch'], { cwd: ROOT, stdio: 'inherit' }),
  spawn(bin('node'), ['--watch', 'src/main.ts'], { cwd: ROOT, stdio: 'inherit' }),
];
const stop = () => {
  for (const child of running) child.kill();
};
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, stop);
for (const child of running) child.on('exit', stop);
