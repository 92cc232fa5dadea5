import { z } from 'zod';
import { parse } from '../parse-options.ts';

/** The systems that can be backtested. */
export const backtestSystems = ['game_outcome', 'pitcher_strikeouts', 'player_performance'] as const;

const year = z.coerce.number().int().min(1871).max(2100);

/** `2016`, `2014-2017` or `2014,2016`, as a list in order. */
const seasons = z.string().transform((text, context): number[] => {
  const listed = text.split(',').flatMap((part) => {
    const [first, last = first] = part.split('-').map((value) => year.safeParse(value.trim()).data);
    if (first === undefined || last === undefined || last < first) return [Number.NaN];
    return Array.from({ length: last - first + 1 }, (_, index) => first + index);
  });
  if (listed.some(Number.isNaN)) {
    context.addIssue({
      code: 'custom',
      message: `'${text}' is no list of seasons: 2016, 2014-2017 or 2014,2016`,
    });
    return z.NEVER;
  }
  return [...new Set(listed)].sort((left, right) => left - right);
});

const backtestOptions = z.strictObject({
  'data-dir': z.string().default('data'),
  system: z.enum(backtestSystems).default('game_outcome'),
  seasons,
  /** Without betting prices as input, or with the opening line. */
  variant: z.enum(['no_market', 'with_open_line']).default('no_market'),
  /** Line-ups as archived, or as earlier games let one expect. */
  lineups: z.enum(['actual', 'projected']).default('actual'),
  /** First season to learn from; default: the oldest one that the warehouse holds. */
  from: year.optional(),
  /** CSV of the forecasts. */
  out: z.string().optional(),
  /** HTML page of the report. */
  report: z.string().optional(),
  /** Folder of Retrosheet's files that is loaded first. */
  retrosheet: z.string().optional(),
  /** File or folder of moneylines that is loaded first. */
  odds: z.string().optional(),
  /** File or folder of FiveThirtyEight's forecasts to compare with. */
  fivethirtyeight: z.string().optional(),
});

/** Options of `backtest`. */
export type BacktestOptions = z.infer<typeof backtestOptions>;

/** Reads the options of `backtest`. Throws CONFIG_INVALID with every problem. */
export const parseBacktestOptions = (args: readonly string[]): BacktestOptions =>
  parse(args, backtestOptions).options;
