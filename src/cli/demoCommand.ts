import { loadDemo } from '../../demo/loadDemo.ts';
import { demoLoginLines } from '../../demo/logins.ts';
import type { Command } from './command.ts';

/** Loads the demo's two fictional associations, or prints their logins. */
export const demoCommand: Command = {
  words: ['demo'],
  usage: '[--logins]',
  positionals: 0,
  options: { logins: { type: 'boolean' } },
  async run(context, args) {
    if (args.options['logins'] !== true) {
      await loadDemo(await context.installation(), (text) => context.say(text));
      context.say('Demon är laddad. Adress, roll, e-post och lösenord:');
    }
    for (const line of demoLoginLines(process.env['PORT'])) context.print(line);
  },
};
