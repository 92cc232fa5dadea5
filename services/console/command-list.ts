import type { Terminal } from './commands/nightly.ts';
import { modelsUsage } from './models/options.ts';

/** Does its work with its arguments and returns the exit code. */
export type Command = (args: readonly string[], terminal: Terminal) => Promise<number>;

/** A command of the console. Its module is read when it is run: who looks at a status waits for no trainer. */
interface ListedCommand {
  load: () => Promise<Command>;
  /** What it is for. */
  purpose: string;
  /** The words and options that it takes. */
  usage: string;
}

/** `import`: of which kind the files are. */
const importOf: Command = async (args, terminal) => {
  if (args.includes('strikeout-lines'))
    return (await import('./commands/import-strikeout-lines.ts')).importStrikeoutLines(args, terminal);
  if (args.includes('savant'))
    return (await import('./commands/import-savant.ts')).importSavant(args, terminal);
  if (args.includes('statsapi'))
    return (await import('./commands/import-statsapi.ts')).importStatsApi(args, terminal);
  return (await import('./commands/import-odds.ts')).importOdds(args, terminal);
};

/** The commands by name. */
export const commands: Readonly<Record<string, ListedCommand>> = {
  demo: {
    load: async () => (await import('./commands/demo.ts')).demo,
    purpose: 'a made-up league, one night of the chain, predictions; no network needed',
    usage: '[--days N] [--seed N] [--data-dir DIR] [--quiet]',
  },
  start: {
    load: async () => (await import('./commands/demo.ts')).start,
    purpose: 'the demo, then the API on http://127.0.0.1:8080',
    usage: '[--port N] [--days N] [--seed N] [--data-dir DIR] [--quiet]',
  },
  nightly: {
    load: async () => (await import('./commands/nightly.ts')).nightly,
    purpose: 'one night: what is missing is collected, loaded and learned, the slate predicted',
    usage:
      '[--source statsapi|archive|simulator] [--archive DIR [--savant DIR]] [--simulator-url URL] [--date D] [--slate D] [--look-back-days N] [--data-dir DIR] [--json] [--quiet] [--log-level LEVEL]',
  },
  backfill: {
    load: async () => (await import('./commands/backfill.ts')).backfill,
    purpose: "what is missing of many dates, or seasons of Retrosheet's files; after Ctrl-C it goes on",
    usage:
      '--from D --to D [--concurrency N] [--source … --archive DIR --savant DIR] | --source retrosheet --path DIR --from YEAR --to YEAR [--data-dir DIR] [--quiet] [--json]',
  },
  import: {
    load: async () => importOf,
    purpose:
      "files of odds, of lines on strikeouts, of Baseball Savant's days, of recorded Stats API responses",
    usage:
      'odds|strikeout-lines --path FILE.csv[.gz] [--devig multiplicative|power|shin] | savant --path FOLDER [--from D] [--to D] | statsapi --path FOLDER [--savant FOLDER] [--data-dir DIR] [--json]',
  },
  backtest: {
    load: async () => (await import('./commands/backtest.ts')).backtest,
    purpose:
      'forecasts of past seasons, each from what was known before, beside Elo, FiveThirtyEight and the market',
    usage:
      '--system game_outcome|pitcher_strikeouts|player_performance --seasons 2014-2017 [--variant no_market|with_open_line] [--lineups actual|projected] [--out FILE.csv] [--report FILE.html] [--retrosheet DIR] [--odds PATH] [--fivethirtyeight PATH] [--from YEAR] [--data-dir DIR]',
  },
  heal: {
    load: async () => (await import('./commands/heal.ts')).heal,
    purpose: 'finds what is missing, stale or stuck and repairs it',
    usage: '[--dry-run] [--date D] [--look-back-days N] [--source …] [--data-dir DIR] [--json]',
  },
  models: {
    load: async () => (await import('./commands/models.ts')).models,
    purpose: 'versions of models: what they are, which one serves, how inputs drift',
    usage: modelsUsage.slice('models '.length),
  },
  serve: {
    load: async () => (await import('./commands/serve.ts')).serve,
    purpose: 'the API on a data folder',
    usage: '[--port N] [--data-dir DIR]',
  },
  status: {
    load: async () => (await import('./commands/status.ts')).status,
    purpose: 'what ran, what failed and why',
    usage: '[--data-dir DIR] [--json]',
  },
  sql: {
    load: async () => (await import('./commands/sql.ts')).sql,
    purpose: 'read-only GoogleSQL on the warehouse',
    usage: '"SELECT …" [--data-dir DIR] [--json]',
  },
  query: {
    load: async () => (await import('./commands/query.ts')).query,
    purpose: 'ready questions to the warehouse; without a name all of them',
    usage: '[NAME [--PARAMETER VALUE]] [--data-dir DIR] [--json]',
  },
  quality: {
    load: async () => (await import('./commands/quality.ts')).quality,
    purpose: 'scores of a date and its worst offenders',
    usage: '--date D [--zone staging|curated] [--data-dir DIR] [--json]',
  },
  promote: {
    load: async () => (await import('./commands/quality.ts')).promote,
    purpose: 'moves a date on when its gate passes',
    usage: '--date D [--zone staging|curated] [--accept] [--data-dir DIR]',
  },
  coverage: {
    load: async () => (await import('./commands/coverage.ts')).coverage,
    purpose: 'what the data folder holds, as Markdown',
    usage: '[--known DIR] [--output FILE] [--data-dir DIR]',
  },
  cost: {
    load: async () => (await import('./commands/cost.ts')).cost,
    purpose: 'what a month in the cloud costs at list prices',
    usage: '[--seasons N] [--requests-per-day N] [--json]',
  },
  rebuild: {
    load: async () => (await import('./commands/rebuild.ts')).rebuild,
    purpose: 'a date again, from the raw archive alone',
    usage: '--date D --into DIR [--as-of T] [--data-dir DIR] [--json]',
  },
  cleanup: {
    load: async () => (await import('./commands/cleanup.ts')).cleanup,
    purpose: 'deletes what is older than its zone keeps',
    usage: '[--dry-run] [--data-dir DIR] [--json]',
  },
  dlq: {
    load: async () => (await import('./commands/dlq.ts')).dlq,
    purpose: 'dead letters: what failed for good, to look at, repeat or put away',
    usage:
      'list [--status open|resolved|replayed|discarded] | show ID | replay ID|all | discard ID|all [--note TEXT] [--source …] [--data-dir DIR] [--json]',
  },
};
