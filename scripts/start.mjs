// `npm start`: installs, builds and serves, from a fresh clone. Arguments go to the server.
import { endAs, ensureInstalled, inRoot, projectEnv, projectNode, run } from './bootstrap.mjs';
import { ensureWebBuilt } from './buildWeb.mjs';

await ensureInstalled();
await ensureWebBuilt();
endAs(await run(projectNode(), [inRoot('src', 'main.ts'), ...process.argv.slice(2)], projectEnv()));
