import { parseArgs } from 'node:util';
import { z } from 'zod';
import { gameDate } from '../../schemas/events/event-parts.ts';
import { HanksTankError } from '../../shared/domain/errors.ts';

const stringFlag = { type: 'string' } as const;
const booleanFlag = { type: 'boolean' } as const;

/** Where the data comes from. */
export const sourceNames = ['statsapi', 'archive', 'simulator'] as const;

const chainOptions = z.strictObject({
  source: z.enum(sourceNames).default('statsapi'),
  archive: z.string().optional(),
  'simulator-url': z.url().optional(),
  'data-dir': z.string().default('data'),
  date: gameDate.optional(),
  slate: gameDate.optional(),
  json: z.boolean().default(false),
  quiet: z.boolean().default(false),
  'log-level': z.enum(['debug', 'info', 'warn', 'error']).default('info'),
});

/** Options of a nightly run. */
export type NightlyOptions = z.infer<typeof chainOptions>;

const chainFlags = {
  source: stringFlag,
  archive: stringFlag,
  'simulator-url': stringFlag,
  'data-dir': stringFlag,
  date: stringFlag,
  slate: stringFlag,
  json: booleanFlag,
  quiet: booleanFlag,
  'log-level': stringFlag,
};

const demoOptions = z.strictObject({
  'data-dir': z.string().default('data/demo'),
  days: z.coerce.number().int().min(2).max(180).default(45),
  seed: z.coerce.number().int().default(7),
  port: z.coerce.number().int().min(0).max(65_535).default(8080),
  quiet: z.boolean().default(false),
});

/** Options of the demo and of `npm start`. */
export type DemoOptions = z.infer<typeof demoOptions>;

const demoFlags = {
  'data-dir': stringFlag,
  days: stringFlag,
  seed: stringFlag,
  port: stringFlag,
  quiet: booleanFlag,
};

const storeOptions = z.strictObject({
  'data-dir': z.string().default('data'),
  json: z.boolean().default(false),
});

/** Options of commands that only look at a data folder. */
export type StoreOptions = z.infer<typeof storeOptions>;

const storeFlags = { 'data-dir': stringFlag, json: booleanFlag };

const dlqOptions = storeOptions.extend({
  status: z.enum(['open', 'replayed', 'discarded']).optional(),
  note: z.string().optional(),
  source: z.enum(sourceNames).default('statsapi'),
  archive: z.string().optional(),
  'simulator-url': z.url().optional(),
});

/** Options of the dead-letter commands. */
export type DlqOptions = z.infer<typeof dlqOptions>;

const dlqFlags = {
  ...storeFlags,
  status: stringFlag,
  note: stringFlag,
  source: stringFlag,
  archive: stringFlag,
  'simulator-url': stringFlag,
};

const serveOptions = z.strictObject({
  'data-dir': z.string().default('data'),
  port: z.coerce.number().int().min(0).max(65_535).default(8080),
});

/** Options of `serve`. */
export type ServeOptions = z.infer<typeof serveOptions>;

interface Parsed<Options> {
  options: Options;
  positionals: string[];
}

function parse<Options>(
  args: readonly string[],
  flags: Record<string, { type: 'string' | 'boolean' }>,
  schema: z.ZodType<Options>,
): Parsed<Options> {
  let raw: { values: Record<string, unknown>; positionals: string[] };
  try {
    raw = parseArgs({ args: [...args], options: flags, allowPositionals: true, strict: true });
  } catch (cause) {
    throw new HanksTankError('CONFIG_INVALID', cause instanceof Error ? cause.message : String(cause), {
      cause,
    });
  }
  const parsed = schema.safeParse({ ...raw.values });
  if (parsed.success) return { options: parsed.data, positionals: raw.positionals };
  const problems = parsed.error.issues.map((issue) => `--${issue.path.join('.')}: ${issue.message}`);
  throw new HanksTankError('CONFIG_INVALID', problems.join('; '));
}

/** Options of `nightly`. Throws CONFIG_INVALID with every problem, also for what does not go together. */
export function parseNightlyOptions(args: readonly string[]): NightlyOptions {
  const { options, positionals } = parse(args, chainFlags, chainOptions);
  if (positionals.length > 0)
    throw new HanksTankError('CONFIG_INVALID', `unexpected argument ${positionals.join(' ')}`);
  assertSourceOptions(options);
  if (options.source === 'archive' && options.date === undefined) {
    throw new HanksTankError('CONFIG_INVALID', '--source archive needs --date: a recording has no yesterday');
  }
  return options;
}

function assertSourceOptions(options: { source: string; archive?: string | undefined }): void {
  if (options.source === 'archive' && options.archive === undefined) {
    throw new HanksTankError('CONFIG_INVALID', '--source archive needs --archive FOLDER');
  }
  if (options.source !== 'archive' && options.archive !== undefined) {
    throw new HanksTankError('CONFIG_INVALID', '--archive goes with --source archive');
  }
}

/** Options of `demo` and `start`. */
export const parseDemoOptions = (args: readonly string[]): DemoOptions =>
  parse(args, demoFlags, demoOptions).options;

/** Options of `sql` and `status`, with the words behind them. */
export const parseStoreOptions = (args: readonly string[]): Parsed<StoreOptions> =>
  parse(args, storeFlags, storeOptions);

/** Options of `dlq`, with the words behind them. */
export const parseDlqOptions = (args: readonly string[]): Parsed<DlqOptions> => {
  const parsed = parse(args, dlqFlags, dlqOptions);
  if (parsed.positionals[0] === 'replay') assertSourceOptions(parsed.options);
  return parsed;
};

/** Options of `serve`. */
export const parseServeOptions = (args: readonly string[]): ServeOptions =>
  parse(args, { 'data-dir': stringFlag, port: stringFlag }, serveOptions).options;
