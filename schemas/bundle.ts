import { z } from 'zod';
import { datasetName, gamePk } from './events/event-parts.ts';

/** Why a reader could not take a response at its word. `path` says where in the response. */
export const bundleFinding = z.strictObject({
  code: z.enum([
    'FIELD_MISSING',
    'VALUE_UNREADABLE',
    'ROW_SKIPPED',
    'STATUS_UNKNOWN',
    'FALLBACK_USED',
    'PLAYS_MISSING',
    'FIELD_UNKNOWN',
    'PITCHES_FEED_ONLY',
    'PITCHES_KEPT',
    'PITCHES_DIFFER',
    'PLAYER_MISSING',
    'PLAYER_FOUND',
    'PLAYER_OFF_ROSTER',
    'COUNT_MISMATCH',
  ]),
  path: z.string(),
  message: z.string(),
});

/** See {@link bundleFinding}. */
export type BundleFinding = z.infer<typeof bundleFinding>;

/** A staged row, keyed by column name. Its cells are judged by the validator, against the table contract. */
export type BundleRow = Record<string, unknown>;

const isRow = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Rows of one game, of the schedule of a date, or of a dataset (rosters, odds …), on the way from the collector to the validator. Stored as JSON. */
export const bundleSchema = z.strictObject({
  schema_version: z.literal(1),
  game_pk: gamePk.nullable().meta({ description: 'null for the bundle of the schedule or of a dataset.' }),
  dataset: datasetName.nullable().default(null),
  tables: z
    .record(z.string(), z.array(z.custom<BundleRow>(isRow, 'a row is an object')))
    .meta({ description: 'Rows by `dataset.table`.' }),
  findings: z.array(bundleFinding),
});

/** See {@link bundleSchema}. */
export type Bundle = z.infer<typeof bundleSchema>;
