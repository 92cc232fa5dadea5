import { z } from 'zod';
import { defineEvent } from './event-contract.ts';
import { datasetName, gameDate, gamePk, grade, objectReference, runId, wholeDates } from './event-parts.ts';

const run = { run_id: runId, game_date: gameDate };
const runExample = { run_id: '20260415T061500Z-ab12', game_date: '2026-04-14' };
const objectExample = {
  key: 'staging/game_date=2026-04-14/run=20260415T061500Z-ab12/attempt=1/game_pk=824322.json',
  sha256: 'f2ca1bb6c7e907d06dafe4687e579fce76b37e4e93b7605022da52e6ccc26fd2',
  bytes: 48213,
  rows: 412,
};
const withoutRun = { game_date: '2026-04-14' };

/** A date is to be collected: nightly, gap, slate, retry and backfill are the same chain. */
export const collectionRequested = defineEvent({
  type: 'hankstank.collection.requested.v1',
  description: 'Collect one game date.',
  data: z.strictObject({
    ...run,
    reason: z.enum(['nightly', 'gap', 'slate', 'retry', 'backfill', 'replay']),
    game_pks: z
      .array(gamePk)
      .nullable()
      .meta({ description: 'Only these games, even when complete; null for all that need it.' }),
    attempt: z
      .int()
      .min(1)
      .max(4)
      .meta({ description: 'Which collection of these games this is; the first is 1.' }),
  }),
  examples: {
    pass: [{ ...runExample, reason: 'nightly', game_pks: null, attempt: 1 }],
    fail: [
      { why: 'no run', data: { ...withoutRun, reason: 'nightly', game_pks: null, attempt: 1 } },
      { why: 'unknown reason', data: { ...runExample, reason: 'whim', game_pks: null, attempt: 1 } },
    ],
  },
});

/** The responses of a date are archived and its rows are staged, one bundle per game and one for the schedule. */
export const dataCollected = defineEvent({
  type: 'hankstank.data.collected.v1',
  description: 'Raw responses archived, rows staged.',
  data: z.strictObject({
    ...run,
    attempt: z.int().min(1).max(4),
    bundles: z.array(
      z.strictObject({
        game_pk: gamePk
          .nullable()
          .meta({ description: 'null for the bundle of the schedule or of a dataset.' }),
        dataset: datasetName.nullable().default(null),
        object: objectReference,
      }),
    ),
    games_listed: z.int().nonnegative(),
    games_skipped: z.int().nonnegative().meta({ description: 'Already complete in the warehouse.' }),
    games_failed: z.array(z.strictObject({ game_pk: gamePk, code: z.string(), message: z.string() })),
    datasets_failed: z
      .array(z.strictObject({ dataset: datasetName, code: z.string(), message: z.string() }))
      .default([]),
    whole: wholeDates.optional(),
  }),
  examples: {
    pass: [
      {
        ...runExample,
        attempt: 1,
        bundles: [{ game_pk: 824322, dataset: null, object: objectExample }],
        games_listed: 15,
        games_skipped: 14,
        games_failed: [],
        datasets_failed: [],
      },
    ],
    fail: [
      {
        why: 'rows inline instead of a claim check',
        data: { ...runExample, attempt: 1, bundles: [{ rows: [] }] },
      },
    ],
  },
});

/** Graded rows, one NDJSON object per table, bad games split off. */
export const dataValidated = defineEvent({
  type: 'hankstank.data.validated.v1',
  description: 'Games graded; the rows of grades A, B and C wait to be loaded.',
  data: z.strictObject({
    ...run,
    attempt: z.int().min(1).max(4),
    tables: z.array(z.strictObject({ table: z.string(), object: objectReference })),
    games: z.array(z.strictObject({ game_pk: gamePk, grade, score: z.number().min(0).max(1) })),
    report: objectReference,
    whole: wholeDates.optional(),
  }),
  examples: {
    pass: [
      {
        ...runExample,
        attempt: 1,
        tables: [{ table: 'mlb_historical_data.games', object: objectExample }],
        games: [{ game_pk: 824322, grade: 'A', score: 0.998 }],
        report: objectExample,
      },
    ],
    fail: [
      {
        why: 'unknown grade',
        data: {
          ...runExample,
          attempt: 1,
          tables: [],
          games: [{ game_pk: 1, grade: 'D', score: 1 }],
          report: objectExample,
        },
      },
    ],
  },
});

/** Games that could not be fetched or were graded F are to be collected again. */
export const dataRetry = defineEvent({
  type: 'hankstank.data.retry.v1',
  description: 'Collect these games again.',
  data: z.strictObject({
    ...run,
    attempt: z.int().min(2).max(4).meta({ description: 'Which collection the next one is.' }),
    games: z.array(z.strictObject({ game_pk: gamePk, reason: z.string() })).min(1),
  }),
  examples: {
    pass: [{ ...runExample, attempt: 2, games: [{ game_pk: 824322, reason: 'RULE_BOX_SCORE_PLAYERS' }] }],
    fail: [{ why: 'a first attempt is not a retry', data: { ...runExample, attempt: 1, games: [] } }],
  },
});

/** Rows are in the warehouse. */
export const dataLoaded = defineEvent({
  type: 'hankstank.data.loaded.v1',
  description: 'Rows merged into the warehouse.',
  data: z.strictObject({
    ...run,
    tables: z.array(
      z.strictObject({
        table: z.string(),
        inserted: z.int().nonnegative(),
        updated: z.int().nonnegative(),
        unchanged: z.int().nonnegative(),
      }),
    ),
    changed_game_dates: z
      .array(gameDate)
      .meta({ description: 'Partitions whose facts changed; features from them on are stale.' }),
    games: z.array(gamePk),
  }),
  examples: {
    pass: [
      {
        ...runExample,
        tables: [{ table: 'mlb_historical_data.games', inserted: 15, updated: 0, unchanged: 0 }],
        changed_game_dates: ['2026-04-14'],
        games: [824322],
      },
    ],
    fail: [
      {
        why: 'a date that is none',
        data: { ...runExample, tables: [], changed_game_dates: ['14 April'], games: [] },
      },
    ],
  },
});

/** A slate is to be predicted with what is known before the cutoff. */
export const slateRequested = defineEvent({
  type: 'hankstank.slate.requested.v1',
  description: 'Build the serving snapshot of a slate, then train and predict.',
  data: z.strictObject({
    ...run,
    cutoff_at: z.iso
      .datetime()
      .nullable()
      .meta({ description: 'Only facts known before; null: the first pitch of the slate.' }),
  }),
  examples: {
    pass: [{ ...runExample, cutoff_at: null }],
    fail: [{ why: 'a cutoff without a time', data: { ...runExample, cutoff_at: '2026-04-14' } }],
  },
});

/** Feature partitions were rebuilt; a serving snapshot was promoted when a slate is named. */
export const featuresCreated = defineEvent({
  type: 'hankstank.features.created.v1',
  description: 'Feature partitions rebuilt.',
  data: z.strictObject({
    ...run,
    feature_dates: z.array(gameDate).meta({ description: 'Partitions that were rebuilt.' }),
    slate: z
      .strictObject({ slate_date: gameDate, cutoff_at: z.iso.datetime(), snapshot: objectReference })
      .nullable()
      .meta({ description: 'The serving snapshot, when one was promoted.' }),
  }),
  examples: {
    pass: [
      { ...runExample, feature_dates: ['2026-04-14'], slate: null },
      {
        ...runExample,
        feature_dates: [],
        slate: { slate_date: '2026-04-15', cutoff_at: '2026-04-15T12:00:00.000Z', snapshot: objectExample },
      },
    ],
    fail: [
      {
        why: 'a slate without its snapshot',
        data: { ...runExample, feature_dates: [], slate: { slate_date: '2026-04-15' } },
      },
    ],
  },
});

/** A model was promoted: the challenger earned it, or it is the first. */
export const modelDeployed = defineEvent({
  type: 'hankstank.model.deployed.v1',
  description: 'The current model of a system changed.',
  data: z.strictObject({
    ...run,
    model_system: z.string(),
    model_version: z.string(),
    slate_date: gameDate,
    training_games: z.int().nonnegative(),
  }),
  examples: {
    pass: [
      {
        ...runExample,
        model_system: 'game_outcome',
        model_version: '20260414-1a2b3c4d',
        slate_date: '2026-04-15',
        training_games: 2401,
      },
    ],
    fail: [
      {
        why: 'no version',
        data: { ...runExample, model_system: 'game_outcome', slate_date: '2026-04-15', training_games: 1 },
      },
    ],
  },
});

/** A served model left its limits: its inputs no longer look like what it learned from, or its predictions got worse. */
export const modelDrifted = defineEvent({
  type: 'hankstank.model.drifted.v1',
  description: 'A served model left its limits.',
  data: z.strictObject({
    ...run,
    model_system: z.string(),
    model_version: z.string(),
    metric_window: z.string().meta({ description: 'Days up to game_date that were measured: 30d.' }),
    alerts: z
      .int()
      .positive()
      .meta({ description: 'Metrics above their limits; operational.model_metrics has all.' }),
    worst: z
      .strictObject({
        metric_type: z.enum(['psi', 'brier', 'mae', 'rmse']),
        subject: z.string(),
        value: z.number().nullable(),
        threshold: z.number().nullable(),
        detail: z.string().nullable(),
      })
      .meta({ description: 'The one that is furthest beyond its limit.' }),
  }),
  examples: {
    pass: [
      {
        ...runExample,
        model_system: 'pitcher_strikeouts',
        model_version: '20260414-1a2b3c4d',
        metric_window: '30d',
        alerts: 1,
        worst: {
          metric_type: 'psi',
          subject: 'log_pitches_last',
          value: 0.61,
          threshold: 0.25,
          detail: 'Log of pitches in the last start: 4.21 on average, 4.53 in training',
        },
      },
    ],
    fail: [
      {
        why: 'nothing above its limit',
        data: {
          ...runExample,
          model_system: 'game_outcome',
          model_version: '20260414-1a2b3c4d',
          metric_window: '30d',
          alerts: 0,
          worst: null,
        },
      },
    ],
  },
});

/** The predictions of a slate are in the warehouse. */
export const predictionsCreated = defineEvent({
  type: 'hankstank.predictions.created.v1',
  description: 'Batch predictions of a slate written.',
  data: z.strictObject({
    ...run,
    slate_date: gameDate,
    model_version: z.string(),
    predictions: z.int().nonnegative(),
    object: objectReference,
  }),
  examples: {
    pass: [
      {
        ...runExample,
        slate_date: '2026-04-15',
        model_version: '20260414-1a2b3c4d',
        predictions: 15,
        object: objectExample,
      },
    ],
    fail: [
      {
        why: 'a negative count',
        data: {
          ...runExample,
          slate_date: '2026-04-15',
          model_version: 'x',
          predictions: -1,
          object: objectExample,
        },
      },
    ],
  },
});

/** An event, or a part of one, failed for good. The payload is the original, untouched, so that it can be replayed. */
export const eventDeadLettered = defineEvent({
  type: 'hankstank.event.dead-lettered.v1',
  description: 'An event failed for good.',
  data: z.strictObject({
    dead_letter_id: z.string().min(1),
    run_id: z.string().nullable(),
    game_date: gameDate.nullable(),
    game_pk: gamePk.nullable(),
    stage: z.string(),
    subscription: z.string(),
    topic: z.string(),
    contract_id: z.string().meta({ description: 'Event type of the payload, as far as it could be read.' }),
    processor_version: z.string(),
    code: z.string(),
    error_class: z.string(),
    message: z.string(),
    stack_excerpt: z.string(),
    attempts: z.int().positive(),
    failed_at: z.iso.datetime(),
    payload: z.string().meta({ description: 'The original message, byte for byte.' }),
  }),
  examples: {
    pass: [
      {
        dead_letter_id: 'validator:8a1f:1',
        run_id: '20260415T061500Z-ab12',
        game_date: '2026-04-14',
        game_pk: null,
        stage: 'validator',
        subscription: 'validator.data.collected',
        topic: 'data.collected',
        contract_id: 'hankstank.data.collected.v1',
        processor_version: '0.1.0',
        code: 'EVENT_MALFORMED',
        error_class: 'contract',
        message: 'data.bundles: expected array',
        stack_excerpt: '',
        attempts: 1,
        failed_at: '2026-04-15T06:15:09.120Z',
        payload: '{}',
      },
    ],
    fail: [{ why: 'nothing to replay', data: { dead_letter_id: 'x', stage: 'validator' } }],
  },
});

/** Every event contract, by type. */
export const eventContracts = {
  [collectionRequested.type]: collectionRequested,
  [dataCollected.type]: dataCollected,
  [dataValidated.type]: dataValidated,
  [dataRetry.type]: dataRetry,
  [dataLoaded.type]: dataLoaded,
  [slateRequested.type]: slateRequested,
  [featuresCreated.type]: featuresCreated,
  [modelDeployed.type]: modelDeployed,
  [modelDrifted.type]: modelDrifted,
  [predictionsCreated.type]: predictionsCreated,
  [eventDeadLettered.type]: eventDeadLettered,
};
