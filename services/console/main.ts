import { existsSync } from 'node:fs';
import { asHanksTankError } from '../../shared/domain/errors.ts';
import { backfill } from './commands/backfill.ts';
import { backtest } from './commands/backtest.ts';
import { cleanup } from './commands/cleanup.ts';
import { cost } from './commands/cost.ts';
import { coverage } from './commands/coverage.ts';
import { demo, start } from './commands/demo.ts';
import { dlq } from './commands/dlq.ts';
import { heal } from './commands/heal.ts';
import { importOdds } from './commands/import-odds.ts';
import { importSavant } from './commands/import-savant.ts';
import { importStatsApi } from './commands/import-statsapi.ts';
import { models } from './commands/models.ts';
import { nightly, type Terminal } from './commands/nightly.ts';
import { promote, quality } from './commands/quality.ts';
import { query } from './commands/query.ts';
import { rebuild } from './commands/rebuild.ts';
import { serve } from './commands/serve.ts';
import { sql } from './commands/sql.ts';
import { status } from './commands/status.ts';
import { modelsUsage } from './models/options.ts';

type Command = (args: readonly string[], terminal: Terminal) => Promise<number>;

/** Of which kind the files are. */
function importerOf(args: readonly string[]): Command {
  if (args.includes('savant')) return importSavant;
  return args.includes('statsapi') ? importStatsApi : importOdds;
}

const commands: Record<string, { run: Command; summary: string }> = {
  demo: { run: demo, summary: 'a made-up league, one night of the chain, predictions; no network needed' },
  start: { run: start, summary: 'the demo, then the API on http://127.0.0.1:8080' },
  nightly: {
    run: nightly,
    summary:
      '--source statsapi|archive|simulator [--archive DIR [--savant DIR]] [--date D] [--slate D] [--look-back-days N] [--data-dir DIR] [--json]',
  },
  backfill: {
    run: backfill,
    summary:
      '--from D --to D [--concurrency N] [--source … --archive DIR --savant DIR] | --source retrosheet --path DIR --from YEAR --to YEAR [--data-dir DIR] [--quiet] [--json]',
  },
  import: {
    run: (args, terminal) => importerOf(args)(args, terminal),
    summary:
      'odds --path FILE.csv[.gz] [--devig multiplicative|power|shin] | savant --path FOLDER [--from D] [--to D] | statsapi --path FOLDER [--savant FOLDER] [--data-dir DIR] [--json]',
  },
  backtest: {
    run: backtest,
    summary:
      '--system game_outcome|pitcher_strikeouts|player_performance --seasons 2014-2017 [--variant no_market|with_open_line] [--lineups actual|projected] [--out FILE.csv] [--report FILE.html] [--retrosheet DIR] [--odds PATH] [--fivethirtyeight PATH] [--from YEAR] [--data-dir DIR]',
  },
  heal: {
    run: heal,
    summary:
      'finds what is missing, stale or stuck and repairs it [--dry-run] [--date D] [--look-back-days N] [--source …] [--data-dir DIR] [--json]',
  },
  models: { run: models, summary: modelsUsage.slice('models '.length) },
  serve: { run: serve, summary: 'the API on a data folder [--port N] [--data-dir DIR]' },
  status: { run: status, summary: 'what ran, what failed and why [--data-dir DIR] [--json]' },
  sql: { run: sql, summary: '"SELECT …" read-only GoogleSQL on the warehouse [--data-dir DIR] [--json]' },
  query: {
    run: query,
    summary:
      'NAME [--PARAMETER VALUE]: a ready question to the warehouse; without NAME all of them [--data-dir DIR] [--json]',
  },
  quality: {
    run: quality,
    summary:
      'scores of a partition and its worst offenders --date D [--zone staging|curated] [--data-dir DIR] [--json]',
  },
  promote: {
    run: promote,
    summary: 'moves a partition on when its gate passes --date D [--zone staging|curated] [--accept]',
  },
  coverage: {
    run: coverage,
    summary: 'what the data folder holds, as Markdown [--known DIR] [--output FILE] [--data-dir DIR]',
  },
  cost: {
    run: cost,
    summary: 'what a month in the cloud costs at list prices [--seasons N] [--requests-per-day N] [--json]',
  },
  rebuild: {
    run: rebuild,
    summary:
      'features of a date again, from the raw archive alone --date D --into DIR [--as-of T] [--data-dir DIR] [--json]',
  },
  cleanup: {
    run: cleanup,
    summary: 'deletes what is older than its zone keeps [--dry-run] [--data-dir DIR] [--json]',
  },
  dlq: { run: dlq, summary: 'list | show ID | replay ID|all | discard ID|all [--data-dir DIR]' },
};

function printUsage(print: (line: string) => void): void {
  print('usage: npm run hankstank -- COMMAND [options]');
  for (const [name, { summary }] of Object.entries(commands)) print(`  ${name.padEnd(8)} ${summary}`);
}

// Secrets and settings of this machine, when there are any; variables that are set already win.
if (existsSync('.env')) process.loadEnvFile('.env');

// Whoever reads through `head` has seen enough: the work goes on, the rest is told to nobody.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

const terminal: Terminal = {
  out: (line) => process.stdout.write(`${line}\n`),
  progress: (line) => process.stderr.write(`${line}\n`),
  environment: process.env,
  ...(process.stderr.isTTY
    ? { rewrite: (line: string) => void process.stderr.write(`\r\u001b[K${line}`) }
    : {}),
};

const [name = 'help', ...args] = process.argv.slice(2);
const command = commands[name];
if (command === undefined) {
  printUsage(terminal.progress);
  process.exitCode = name === 'help' || name === '--help' ? 0 : 2;
} else {
  try {
    process.exitCode = await command.run(args, terminal);
  } catch (thrown) {
    const error = asHanksTankError(thrown);
    terminal.progress(`${name}: ${error.message}`);
    terminal.progress(`${error.code}: ${error.check}`);
    if (error.class === 'bug') terminal.progress(error.stack ?? '');
    process.exitCode = error.code === 'CONFIG_INVALID' ? 2 : 1;
  }
}
