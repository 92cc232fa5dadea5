import { z } from 'zod';
import { gameDate } from '../../schemas/events/event-parts.ts';
import { HanksTankError } from '../../shared/domain/errors.ts';
import { devigMethods } from '../../shared/domain/odds/remove-margin.ts';
import { type Parsed, parse } from './parse-options.ts';

/** What every command on a data folder takes. */
export const storeOptions = z.strictObject({
  'data-dir': z.string().default('data'),
  json: z.boolean().default(false),
});

/** Options of commands that only look at a data folder. */
export type StoreOptions = z.infer<typeof storeOptions>;

const importOptions = storeOptions.extend({
  path: z.string(),
  devig: z.enum(devigMethods).default('multiplicative'),
});

/** Options of `import odds` and `import strikeout-lines`. */
export type ImportOptions = z.infer<typeof importOptions>;

const importSavantOptions = storeOptions.extend({
  path: z.string(),
  from: gameDate.optional(),
  to: gameDate.optional(),
});

/** Options of `import savant`. */
export type ImportSavantOptions = z.infer<typeof importSavantOptions>;

const importStatsApiOptions = storeOptions.extend({ path: z.string(), savant: z.string().optional() });

/** Options of `import statsapi`. */
export type ImportStatsApiOptions = z.infer<typeof importStatsApiOptions>;

const coverageOptions = storeOptions.omit({ json: true }).extend({
  known: z.string().optional(),
  output: z.string().optional(),
});

/** Options of `coverage`. */
export type CoverageOptions = z.infer<typeof coverageOptions>;

const serveOptions = z.strictObject({
  'data-dir': z.string().default('data'),
  port: z.coerce.number().int().min(0).max(65_535).default(8080),
});

/** Options of `serve`. */
export type ServeOptions = z.infer<typeof serveOptions>;

/** Options of `sql` and `status`, with the words behind them. */
export const parseStoreOptions = (args: readonly string[]): Parsed<StoreOptions> => parse(args, storeOptions);

/** Options of an import of one file of prices. Throws CONFIG_INVALID. */
export const parseImportOptions = (
  args: readonly string[],
  what: 'odds' | 'strikeout-lines',
): ImportOptions => {
  const { options, positionals } = parse(args, importOptions);
  if (positionals.length === 1 && positionals[0] === what) return options;
  throw new HanksTankError(
    'CONFIG_INVALID',
    `usage: import ${what} --path FILE [--devig METHOD] [--data-dir DIR] [--json]`,
  );
};

/** Options of `import savant`. Throws CONFIG_INVALID. */
export const parseImportSavantOptions = (args: readonly string[]): ImportSavantOptions => {
  const { options, positionals } = parse(args, importSavantOptions);
  if (positionals.length === 1 && positionals[0] === 'savant') return options;
  throw new HanksTankError(
    'CONFIG_INVALID',
    'usage: import savant --path FOLDER [--from D] [--to D] [--data-dir DIR]',
  );
};

/** Options of `import statsapi`. Throws CONFIG_INVALID. */
export const parseImportStatsApiOptions = (args: readonly string[]): ImportStatsApiOptions => {
  const { options, positionals } = parse(args, importStatsApiOptions);
  if (positionals.length === 1 && positionals[0] === 'statsapi') return options;
  throw new HanksTankError(
    'CONFIG_INVALID',
    'usage: import statsapi --path FOLDER [--savant FOLDER] [--data-dir DIR] [--json]',
  );
};

/** Options of `coverage`. Throws CONFIG_INVALID. */
export const parseCoverageOptions = (args: readonly string[]): CoverageOptions => {
  const { options, positionals } = parse(args, coverageOptions);
  if (positionals.length === 0) return options;
  throw new HanksTankError('CONFIG_INVALID', `unexpected argument ${positionals.join(' ')}`);
};

/** Options of `serve`. */
export const parseServeOptions = (args: readonly string[]): ServeOptions => parse(args, serveOptions).options;
