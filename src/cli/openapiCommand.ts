import type { Installation } from '../platform/database/installation.ts';
import { openApiDocument } from '../platform/http/openApi.ts';
import type { Command } from './command.ts';

const unopened = (): never => {
  throw new Error('the description of the API needs no database');
};

/** Making the routes asks nothing of the database; answering them would. */
const NO_INSTALLATION: Installation = {
  listAssociations: unopened,
  findByName: unopened,
  findBySlug: unopened,
  listOpened: unopened,
  createAssociation: unopened,
  backUp: unopened,
  verifyBackup: unopened,
  restore: unopened,
  removeUnfinishedRestores: unopened,
  alone: unopened,
  secret: unopened,
  connections: unopened,
  close: unopened,
};

/** Prints the OpenAPI 3.1 description of the API, as GET /api/openapi.json answers. Needs no database. */
export const openapiCommand: Command = {
  words: ['openapi'],
  usage: '',
  positionals: 0,
  options: {},
  async run(context) {
    // Loaded here, so that other commands start without the server.
    const { allRoutes } = await import('../routes.ts');
    const contracts = allRoutes(NO_INSTALLATION, context.clock).map(({ contract }) => contract);
    context.print(JSON.stringify(openApiDocument(contracts), null, 2));
  },
};
