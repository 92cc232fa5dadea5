import { z } from 'zod';
import { gameDate } from '../../schemas/events/event-parts.ts';
import { HanksTankError } from '../../shared/domain/errors.ts';
import { letterStates } from './dead-letters.ts';
import { type Parsed, parse } from './parse-options.ts';
import { storeOptions } from './store-options.ts';

/** Where the data comes from. */
export const sourceNames = ['statsapi', 'archive', 'simulator'] as const;

const sourceOptions = {
  source: z.enum(sourceNames).default('statsapi'),
  archive: z.string().optional(),
  savant: z.string().optional(),
  'simulator-url': z.url().optional(),
};

const logLevel = z.enum(['debug', 'info', 'warn', 'error']).default('info');

const chainOptions = z.strictObject({
  ...sourceOptions,
  'data-dir': z.string().default('data'),
  date: gameDate.optional(),
  slate: gameDate.optional(),
  'look-back-days': z.coerce.number().int().min(0).max(60).optional(),
  json: z.boolean().default(false),
  quiet: z.boolean().default(false),
  'log-level': logLevel,
});

/** Options of a nightly run. */
export type NightlyOptions = z.infer<typeof chainOptions>;

const backfillOptions = z.strictObject({
  ...sourceOptions,
  source: z.enum([...sourceNames, 'retrosheet']).default('statsapi'),
  path: z.string().optional(),
  'data-dir': z.string().default('data'),
  from: z.string(),
  to: z.string(),
  concurrency: z.coerce.number().int().min(1).max(16).default(4),
  json: z.boolean().default(false),
  quiet: z.boolean().default(false),
  'log-level': logLevel,
});

type BackfillFlags = z.infer<typeof backfillOptions>;

/** Options of a backfill of dates. */
export type BackfillOptions = Omit<BackfillFlags, 'source' | 'path'> & {
  source: (typeof sourceNames)[number];
};

/** Options of an import of Retrosheet's seasons. */
export interface RetrosheetOptions {
  source: 'retrosheet';
  path: string;
  fromSeason: number;
  toSeason: number;
  'data-dir': string;
  'log-level': BackfillFlags['log-level'];
}

const demoOptions = z.strictObject({
  'data-dir': z.string().default('data/demo'),
  days: z.coerce.number().int().min(2).max(180).default(45),
  seed: z.coerce.number().int().default(7),
  port: z.coerce.number().int().min(0).max(65_535).default(8080),
  quiet: z.boolean().default(false),
});

/** Options of the demo and of `npm start`. */
export type DemoOptions = z.infer<typeof demoOptions>;

const healOptions = z.strictObject({
  ...sourceOptions,
  'data-dir': z.string().default('data'),
  date: gameDate.optional(),
  'look-back-days': z.coerce.number().int().min(0).max(400).default(30),
  'dry-run': z.boolean().default(false),
  json: z.boolean().default(false),
});

/** Options of `heal`. */
export type HealOptions = z.infer<typeof healOptions>;

const dlqOptions = storeOptions.extend({
  status: z.enum(letterStates).optional(),
  note: z.string().optional(),
  ...sourceOptions,
});

/** Options of the dead-letter commands. */
export type DlqOptions = z.infer<typeof dlqOptions>;

/** Options of `nightly`. Throws CONFIG_INVALID with every problem, also for what does not go together. */
export function parseNightlyOptions(args: readonly string[]): NightlyOptions {
  const { options, positionals } = parse(args, chainOptions);
  if (positionals.length > 0)
    throw new HanksTankError('CONFIG_INVALID', `unexpected argument ${positionals.join(' ')}`);
  assertSourceOptions(options);
  if (options.source === 'archive' && options.date === undefined) {
    throw new HanksTankError('CONFIG_INVALID', '--source archive needs --date: a recording has no yesterday');
  }
  return options;
}

function assertSourceOptions(options: {
  source: string;
  archive?: string | undefined;
  savant?: string | undefined;
}): void {
  if (options.source === 'archive' && options.archive === undefined) {
    throw new HanksTankError('CONFIG_INVALID', '--source archive needs --archive FOLDER');
  }
  if (options.source !== 'archive' && options.archive !== undefined) {
    throw new HanksTankError('CONFIG_INVALID', '--archive goes with --source archive');
  }
  if (options.source !== 'archive' && options.savant !== undefined) {
    throw new HanksTankError(
      'CONFIG_INVALID',
      '--savant FOLDER goes with --source archive: the others ask Savant themselves',
    );
  }
}

const seasonYear = z.string().regex(/^(18|19|20)\d\d$/, 'expected a season, such as 2010');

/** Options of `backfill`: dates of a source, or seasons of Retrosheet. Throws CONFIG_INVALID with every problem. */
export function parseBackfillOptions(args: readonly string[]): BackfillOptions | RetrosheetOptions {
  const { options, positionals } = parse(args, backfillOptions);
  const problems = positionals.map((word) => `unexpected argument ${word}`);
  const { source, path, ...others } = options;
  const bound = source === 'retrosheet' ? seasonYear : gameDate;
  for (const name of ['from', 'to'] as const) {
    const parsed = bound.safeParse(options[name]);
    if (!parsed.success) problems.push(`--${name}: ${parsed.error.issues[0]?.message}`);
  }
  if (options.from > options.to) problems.push(`--from ${options.from} is later than --to ${options.to}`);
  if ((source === 'retrosheet') !== (path !== undefined))
    problems.push('--path FOLDER goes with --source retrosheet, and --source retrosheet needs it');
  if (problems.length > 0) throw new HanksTankError('CONFIG_INVALID', problems.join('; '));
  assertSourceOptions(options);
  if (source !== 'retrosheet') return { source, ...others };
  return {
    source,
    path: path ?? '',
    fromSeason: Number(options.from),
    toSeason: Number(options.to),
    'data-dir': options['data-dir'],
    'log-level': options['log-level'],
  };
}

/** Options of `demo` and `start`. */
export const parseDemoOptions = (args: readonly string[]): DemoOptions => parse(args, demoOptions).options;

/** Options of `heal`. What looks only, with --dry-run, needs no source. */
export function parseHealOptions(args: readonly string[]): HealOptions {
  const { options, positionals } = parse(args, healOptions);
  if (positionals.length > 0)
    throw new HanksTankError('CONFIG_INVALID', `unexpected argument ${positionals.join(' ')}`);
  if (!options['dry-run']) assertSourceOptions(options);
  return options;
}

/** Options of `dlq`, with the words behind them. */
export const parseDlqOptions = (args: readonly string[]): Parsed<DlqOptions> => {
  const parsed = parse(args, dlqOptions);
  if (parsed.positionals[0] === 'replay') assertSourceOptions(parsed.options);
  return parsed;
};
