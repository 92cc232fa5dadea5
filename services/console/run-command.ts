import { existsSync } from 'node:fs';
import { asHanksTankError } from '../../shared/domain/errors.ts';
import { nearestNames } from '../../shared/domain/nearest-names.ts';
import { commands } from './command-list.ts';
import type { Terminal } from './commands/nightly.ts';

const asksForHelp = (word: string | undefined): boolean =>
  word === undefined || word === 'help' || word === '--help' || word === '-h';

function printCommands(print: (line: string) => void): void {
  print('usage: npm run hankstank -- COMMAND [options]; COMMAND --help names the options');
  for (const [name, { purpose }] of Object.entries(commands)) print(`  ${name.padEnd(8)}  ${purpose}`);
}

/** Where people read: results on standard output, everything else on standard error. */
function openTerminal(): Terminal {
  // Whoever reads through `head` has seen enough: the work goes on, the rest is told to nobody.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  return {
    out: (line) => process.stdout.write(`${line}\n`),
    progress: (line) => process.stderr.write(`${line}\n`),
    environment: process.env,
    ...(process.stderr.isTTY
      ? { rewrite: (line: string) => void process.stderr.write(`\r\u001b[K${line}`) }
      : {}),
  };
}

/** Runs the command of a command line. Returns the exit code: 2 for a line that means nothing, 1 when the work failed. */
export async function runCommand([name, ...args]: readonly string[]): Promise<number> {
  // Secrets and settings of this machine, when there are any; variables that are set already win.
  if (existsSync('.env')) process.loadEnvFile('.env');
  const terminal = openTerminal();
  const command = name === undefined ? undefined : commands[name];
  if (name === undefined || command === undefined) {
    if (asksForHelp(name)) {
      printCommands(terminal.out);
      return 0;
    }
    const [nearest] = nearestNames(name ?? '', Object.keys(commands), 1);
    terminal.progress(`there is no command "${name}"; is it ${nearest}? "help" names them all`);
    return 2;
  }
  if (args.some((word) => word === '--help' || word === '-h')) {
    terminal.out(`${name}: ${command.purpose}`);
    terminal.out(`usage: npm run hankstank -- ${name} ${command.usage}`);
    return 0;
  }
  try {
    const run = await command.load();
    return await run(args, terminal);
  } catch (thrown) {
    const error = asHanksTankError(thrown);
    terminal.progress(`${name}: ${error.message}`);
    terminal.progress(`${error.code}: ${error.check}`);
    if (error.class === 'bug') terminal.progress(error.stack ?? '');
    return error.code === 'CONFIG_INVALID' ? 2 : 1;
  }
}
