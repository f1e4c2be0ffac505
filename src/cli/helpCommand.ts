import { commandList, type Command } from './command.ts';

/** Prints what the command line can do. */
export const helpCommand = (commands: readonly Command[]): Command => ({
  words: ['help'],
  usage: '',
  positionals: 0,
  options: {},
  async run(context) {
    context.print(commandList(commands));
  },
});
