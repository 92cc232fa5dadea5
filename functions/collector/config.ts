import { z } from 'zod';
import { readVariables } from '../../shared/domain/read-variables.ts';
import { sourceRetryDelaysMs } from '../../shared/runtime/retry.ts';

/** What the collector can be told. */
export interface CollectorSettings {
  /** Games fetched at one time; also how many feeds are in memory. */
  concurrency: number;
  /** A longer response is refused: a real one is at most about 3 MB. */
  responseBytesMax: number;
  /** Types of games that are collected, the others of a schedule are left alone; null: those of the date's phase of the season. */
  gameTypes: readonly string[] | null;
  /** What is collected beside games, by name; null: everything that there is. */
  datasets: readonly string[] | null;
  /** Days that a stored roster holds when its club makes no move; 1: every roster is asked for on every date. */
  rosterAgeDays: number;
  /** Waits before the retries of a request. */
  retryDelaysMs: readonly number[];
  /** Failures in a row after which a source is skipped, and for how long. */
  circuit: { failuresMax: number; openMs: number };
  /** A game that was in progress when it was last read is read again after this, whatever the schedule says. */
  staleAfterMs: number;
}

/** Every type of game there is; which of them count is for the features to decide. */
export const allGameTypes: readonly string[] = ['R', 'F', 'D', 'L', 'W', 'S', 'A', 'E', 'I', 'P', 'C', 'N'];

/** The defaults. */
export const defaultCollectorSettings: CollectorSettings = {
  concurrency: 4,
  responseBytesMax: 20_000_000,
  gameTypes: null,
  datasets: null,
  rosterAgeDays: 1,
  retryDelaysMs: sourceRetryDelaysMs,
  circuit: { failuresMax: 3, openMs: 60_000 },
  staleAfterMs: 24 * 60 * 60 * 1_000,
};

const variables = z.object({
  COLLECTOR_CONCURRENCY: z.coerce.number().int().min(1).max(16).default(defaultCollectorSettings.concurrency),
  COLLECTOR_RESPONSE_BYTES_MAX: z.coerce
    .number()
    .int()
    .min(1_024)
    .default(defaultCollectorSettings.responseBytesMax),
  COLLECTOR_GAME_TYPES: z
    .string()
    .regex(/^[A-Z](,[A-Z])*$/, 'expected letters and commas, such as R,F,D,L,W')
    .optional(),
  COLLECTOR_DATASETS: z
    .string()
    .regex(/^([a-z_]+(,[a-z_]+)*)?$/, 'expected names and commas, such as rosters,odds')
    .optional(),
  COLLECTOR_ROSTER_AGE_DAYS: z.coerce
    .number()
    .int()
    .min(1)
    .max(30)
    .default(defaultCollectorSettings.rosterAgeDays),
});

/** Settings from environment variables. Throws CONFIG_INVALID and names every problem. */
export function readCollectorSettings(
  environment: Readonly<Record<string, string | undefined>>,
): CollectorSettings {
  const values = readVariables(variables, environment, "The collector's configuration is invalid");
  return {
    ...defaultCollectorSettings,
    concurrency: values.COLLECTOR_CONCURRENCY,
    responseBytesMax: values.COLLECTOR_RESPONSE_BYTES_MAX,
    datasets: values.COLLECTOR_DATASETS?.split(',') ?? null,
    rosterAgeDays: values.COLLECTOR_ROSTER_AGE_DAYS,
    gameTypes: values.COLLECTOR_GAME_TYPES?.split(',') ?? null,
  };
}

/** Where the collector of the cloud collects from. */
export type SourceSettings =
  | { source: 'statsapi' }
  /** Folders of recorded answers, for rehearsals and tests; without `savant` the feeds alone tell of pitches. */
  | { source: 'archive'; archive: string; savant: string | null };

const sourceVariables = z.discriminatedUnion('HANKSTANK_SOURCE', [
  z.object({ HANKSTANK_SOURCE: z.literal('statsapi') }),
  z.object({
    HANKSTANK_SOURCE: z.literal('archive'),
    HANKSTANK_ARCHIVE: z.string().min(1),
    HANKSTANK_SAVANT: z.string().min(1).optional(),
  }),
]);

/** Which source the environment names; none: the MLB Stats API. Throws CONFIG_INVALID. */
export function readSourceSettings(
  environment: Readonly<Record<string, string | undefined>>,
): SourceSettings {
  const given = { HANKSTANK_SOURCE: 'statsapi', ...environment };
  const data = readVariables(sourceVariables, given, "The collector's source");
  if (data.HANKSTANK_SOURCE === 'statsapi') return { source: 'statsapi' };
  return { source: 'archive', archive: data.HANKSTANK_ARCHIVE, savant: data.HANKSTANK_SAVANT ?? null };
}
