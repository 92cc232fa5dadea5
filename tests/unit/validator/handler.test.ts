import { describe, expect, test } from 'vitest';
import { defaultValidatorSettings } from '../../../functions/validator/config.ts';
import { handleDataCollected, validatorStage } from '../../../functions/validator/handler.ts';
import type { Bundle } from '../../../schemas/bundle.ts';
import {
  collectionRequested,
  dataCollected,
  dataRetry,
  dataValidated,
} from '../../../schemas/events/events.ts';
import { tableContract } from '../../../schemas/tables/index.ts';
import { columnsOf } from '../../../schemas/tables/table-contract.ts';
import { sha256 } from '../../../shared/domain/checksum.ts';
import { HanksTankError } from '../../../shared/domain/errors.ts';
import { qualityReportSchema } from '../../../shared/domain/validation/quality-report.ts';
import type { StageResult, TopicData } from '../../../shared/runtime/stage-types.ts';
import { gameBundle, rowOf, rowsOf, scheduleBundle, scheduledGameRow } from '../../support/game-bundle.ts';
import { countingIds, manualClock } from '../../support/manual-clock.ts';
import { type MemoryObjects, memoryObjects } from '../../support/memory-objects.ts';
import { memoryLog } from '../../support/silent-log.ts';

type Collected = TopicData<'data.collected'>;

const run = { run_id: '20260806T061500Z-ab12', game_date: '2026-08-05' };

async function stage(objects: MemoryObjects, bundle: Bundle): Promise<Collected['bundles'][number]> {
  const bytes = Buffer.from(JSON.stringify(bundle));
  const key = `staging/${bundle.game_pk ?? bundle.dataset ?? 'schedule'}.json`;
  await objects.put(key, bytes);
  const { game_pk, dataset } = bundle;
  return { game_pk, dataset, object: { key, sha256: sha256(bytes), bytes: bytes.length, rows: 1 } };
}

interface Told {
  objects?: MemoryObjects;
  attempt?: number;
  games_failed?: Collected['games_failed'];
  references?: Collected['bundles'];
}

async function validate(bundles: Bundle[], told: Told = {}) {
  const objects = told.objects ?? memoryObjects();
  const references = [...(told.references ?? [])];
  for (const bundle of bundles) references.push(await stage(objects, bundle));
  const { log, lines } = memoryLog();
  const data = dataCollected.data.parse({
    ...run,
    attempt: told.attempt ?? 1,
    bundles: references,
    games_listed: bundles.length,
    games_skipped: 0,
    games_failed: told.games_failed ?? [],
  });
  const result = await handleDataCollected(
    data,
    { objects, settings: defaultValidatorSettings },
    { stage: 'validator', eventId: 'e1', attempt: 1, log, clock: manualClock(), ids: countingIds() },
  );
  return { result, objects, warnings: lines().filter(({ severity }) => severity === 'WARNING'), data };
}

function validatedOf(result: StageResult): TopicData<'data.validated'> {
  const publication = result.publish?.find(({ topic }) => topic === 'data.validated');
  return dataValidated.data.parse(publication?.data);
}

const retryOf = (result: StageResult) => result.publish?.find(({ topic }) => topic === 'data.retry')?.data;

/** The rows of a table as the warehouse reads them: a missing column is null. */
function linesOf(objects: MemoryObjects, result: StageResult, table: string): Record<string, unknown>[] {
  const entry = validatedOf(result).tables.find((candidate) => candidate.table === table);
  const text = objects.objects.get(entry?.object.key ?? '')?.toString() ?? '';
  const contract = tableContract(table);
  const nullable = contract === undefined ? [] : columnsOf(contract).filter((column) => column.nullable);
  const nulls = Object.fromEntries(nullable.map(({ name }) => [name, null]));
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => ({ ...nulls, ...JSON.parse(line) }));
}

const reportOf = (objects: MemoryObjects, result: StageResult) =>
  qualityReportSchema.parse(
    JSON.parse(objects.objects.get(validatedOf(result).report.key)?.toString() ?? ''),
  );

const badGame = (gamePk: number): Bundle => {
  const bundle = gameBundle({ gamePk });
  rowsOf(bundle, 'player_batting_lines').length = 4;
  return bundle;
};

describe('a new field in a source', () => {
  const withNews = (bundle: Bundle): Bundle => {
    const finding = { code: 'FIELD_UNKNOWN' as const, path: 'feed_live', message: '1 field: mood' };
    return { ...bundle, findings: [...bundle.findings, finding] };
  };
  const news = { rule: 'SOURCE_FIELD_UNKNOWN', severity: 'info' };

  test('that every feed has is told once, with the number of games, and costs nothing', async () => {
    const games = [1, 2].map((gamePk) => withNews(gameBundle({ gamePk })));
    const { result, objects } = await validate([scheduleBundle([scheduledGameRow(3)]), ...games]);
    const report = reportOf(objects, result);
    expect(report.schedule.findings).toMatchObject([
      { ...news, message: '2 of 3 games: FIELD_UNKNOWN feed_live: 1 field: mood' },
    ]);
    expect(report.games.flatMap(({ findings }) => findings)).toEqual([]);
    expect(report.games.map(({ grade }) => grade)).toEqual(['A', 'A', 'A']);
  });

  test('stays with the games that are collected again, without a schedule', async () => {
    const { result, objects } = await validate([withNews(gameBundle({ gamePk: 1 }))]);
    expect(reportOf(objects, result).games[0]?.findings).toMatchObject([news]);
  });
});

describe('a night without trouble', () => {
  test('publishes one object per table with every row, and an A', async () => {
    const { result, objects, warnings } = await validate([
      scheduleBundle([scheduledGameRow(3)]),
      gameBundle({ gamePk: 2 }),
      gameBundle({ gamePk: 1 }),
    ]);
    const validated = validatedOf(result);
    expect(validated.games).toEqual([1, 2, 3].map((game_pk) => ({ game_pk, grade: 'A', score: 1 })));
    expect(validated.tables.map(({ table }) => table)).toContain('operational.quality_reports');
    for (const { table, object } of validated.tables) {
      const bytes = objects.objects.get(object.key) ?? Buffer.alloc(0);
      expect(object.key).toBe(
        `validated/game_date=2026-08-05/run=20260806T061500Z-ab12/attempt=1/${table}.ndjson`,
      );
      expect([sha256(bytes), bytes.length]).toEqual([object.sha256, object.bytes]);
      const rows = linesOf(objects, result, table);
      expect(rows).toHaveLength(object.rows);
      for (const row of rows) expect(tableContract(table)?.row.safeParse(row).success).toBe(true);
    }
    expect(linesOf(objects, result, 'mlb_historical_data.games').map((row) => row['game_pk'])).toEqual([
      1, 2, 3,
    ]);
    expect(linesOf(objects, result, 'mlb_historical_data.teams')).toHaveLength(2);
    expect(retryOf(result)).toBeUndefined();
    expect(result).toMatchObject({ status: 'success', failedParts: [] });
    expect(result.rowsOut).toBe(validated.tables.reduce((sum, { object }) => sum + object.rows, 0));
    expect(result.checks?.every(({ passed }) => passed)).toBe(true);
    expect(warnings).toEqual([]);
  });

  test('writes the rows as they were staged, ordered by key', async () => {
    const bundle = gameBundle();
    const staged = structuredClone(rowsOf(bundle, 'statcast_pitches'));
    const umpires = structuredClone(rowsOf(bundle, 'game_umpires'));
    rowsOf(bundle, 'statcast_pitches').reverse();
    rowsOf(bundle, 'game_umpires').reverse();
    const { result, objects } = await validate([bundle]);
    expect(linesOf(objects, result, 'mlb_historical_data.game_umpires')).toEqual(umpires);
    expect(linesOf(objects, result, 'mlb_historical_data.statcast_pitches')).toEqual(staged);
  });

  test('writes columns without a value of rows that it writes anew as little as of those that it hands on', async () => {
    const { result, objects } = await validate([gameBundle()]);
    for (const { object } of validatedOf(result).tables)
      expect(objects.objects.get(object.key)?.toString()).not.toContain(':null');
  });

  test('gives byte-identical objects for the same event', async () => {
    const bundles = [scheduleBundle([scheduledGameRow(9)]), gameBundle({ gamePk: 2 }), badGame(1)];
    const once = await validate(bundles);
    const again = await validate(bundles);
    expect([...again.objects.objects]).toEqual([...once.objects.objects]);
    expect(again.result).toEqual(once.result);
  });

  test('keeps the games row of the own bundle where the schedule has one too', async () => {
    const { result, objects } = await validate([
      scheduleBundle([scheduledGameRow(900001, { attendance: 1 })]),
      gameBundle(),
    ]);
    expect(linesOf(objects, result, 'mlb_historical_data.games')).toMatchObject([
      { attendance: 21100, is_complete: true },
    ]);
  });

  test('ends visibly when nothing was collected', async () => {
    const { result, objects } = await validate([]);
    expect(validatedOf(result)).toMatchObject({ tables: [], games: [] });
    expect(result).toMatchObject({
      status: 'success',
      reason: 'nothing was collected on 2026-08-05',
      rowsOut: 0,
    });
    expect(reportOf(objects, result).games).toEqual([]);
  });
});

describe('a bad game', () => {
  test('is collected again and does not hold back the others', async () => {
    const { result, objects, warnings } = await validate([badGame(1), gameBundle({ gamePk: 2 })]);
    expect(dataRetry.data.parse(retryOf(result))).toEqual({
      ...run,
      attempt: 2,
      games: [{ game_pk: 1, reason: 'PLAYERS_PRESENT' }],
    });
    expect(validatedOf(result).games).toMatchObject([
      { game_pk: 1, grade: 'F' },
      { game_pk: 2, grade: 'A' },
    ]);
    for (const table of ['games', 'statcast_pitches', 'player_batting_lines'])
      expect(
        new Set(linesOf(objects, result, `mlb_historical_data.${table}`).map((row) => row['game_pk'])),
      ).toEqual(new Set([2]));
    expect(linesOf(objects, result, 'operational.quality_reports')).toMatchObject([
      { game_pk: 1, grade: 'F', action: 'retry', attempt: 1, source: 'validator' },
      { game_pk: 2, grade: 'A', action: 'proceed', findings: 0, worst_finding: null },
    ]);
    expect(warnings).toMatchObject([{ game_pk: 1, grade: 'F', action: 'retry' }]);
    expect(result.failedParts).toEqual([]);
    expect(result.checks?.[0]).toEqual({
      name: 'no game is graded F',
      passed: false,
      detail: 'A 1, B 0, C 0, F 1',
    });
  });

  test('is a dead letter after the fourth collection, and can be replayed', async () => {
    const { result, objects } = await validate([badGame(1)], { attempt: 4 });
    expect(retryOf(result)).toBeUndefined();
    expect(result.failedParts).toHaveLength(1);
    const [part] = result.failedParts ?? [];
    expect(part).toMatchObject({ gamePk: 1, code: 'QUALITY_GATE_FAILED' });
    expect(part?.message).toContain('attempt=4.json');
    expect(part?.replay.topic).toBe('collection.requested');
    expect(collectionRequested.data.parse(part?.replay.data)).toEqual({
      ...run,
      reason: 'replay',
      game_pks: [1],
      attempt: 1,
    });
    expect(reportOf(objects, result).games).toMatchObject([{ game_pk: 1, outcome: 'dead_letter' }]);
  });

  test('keeps its ledger of raw responses', async () => {
    const bundle = badGame(1);
    const ledgerRow = Object(tableContract('raw_data.raw_objects')?.examples.pass[0]);
    bundle.tables['raw_data.raw_objects'] = [{ ...ledgerRow, game_pk: 1 }];
    const { result } = await validate([bundle]);
    expect(validatedOf(result).tables.map(({ table }) => table)).toEqual([
      'raw_data.raw_objects',
      'operational.quality_reports',
    ]);
  });

  test('of grade C proceeds with an alert', async () => {
    const bundle = gameBundle();
    rowOf(bundle, 'team_game_totals')['walks'] = 29;
    const { result, objects, warnings } = await validate([bundle]);
    expect(warnings).toMatchObject([{ game_pk: 900001, grade: 'C', action: 'proceed_with_alert' }]);
    expect(linesOf(objects, result, 'mlb_historical_data.games')).toHaveLength(1);
    expect(linesOf(objects, result, 'operational.quality_reports')).toMatchObject([
      { action: 'proceed_with_alert', worst_finding: expect.stringContaining('BATTING_OF_TEAM') },
    ]);
  });

  test('with one impossible pitch is loaded without it, and the pitch is a dead letter', async () => {
    const bundle = gameBundle();
    rowOf(bundle, 'statcast_pitches', 3)['balls'] = 4;
    const { result, objects } = await validate([bundle]);
    expect(validatedOf(result).games).toMatchObject([{ grade: 'A' }]);
    expect(linesOf(objects, result, 'mlb_historical_data.statcast_pitches')).toHaveLength(
      rowsOf(bundle, 'statcast_pitches').length - 1,
    );
    expect(result.failedParts).toMatchObject([
      { gamePk: 900001, code: 'ROW_INVALID', message: expect.stringContaining('PITCH_BALLS_RANGE') },
    ]);
  });
});

describe('a bundle that cannot be read', () => {
  const reference = (objects: MemoryObjects, gamePk: number | null, content: Buffer) => {
    const key = `staging/bad-${gamePk}.json`;
    return objects.put(key, content).then(() => ({
      game_pk: gamePk,
      dataset: null,
      object: { key, sha256: sha256(content), bytes: 1, rows: 1 },
    }));
  };

  test.each<[string, (good: Buffer) => Buffer]>([
    ['is text', () => Buffer.from('hello')],
    ['is cut', (good) => good.subarray(0, good.length / 2)],
    ['is no JSON', () => Buffer.from('<html>')],
    ['has another form', () => Buffer.from('{"game_pk":1}')],
    ['is of another game', () => Buffer.from(JSON.stringify(gameBundle({ gamePk: 77 })))],
    ['is too large', () => Buffer.alloc(70 * 1024 * 1024, '[')],
  ])('because it %s is F and is collected again', async (_, spoil) => {
    const objects = memoryObjects();
    const good = Buffer.from(JSON.stringify(gameBundle({ gamePk: 1 })));
    const { result } = await validate([gameBundle({ gamePk: 2 })], {
      objects,
      references: [await reference(objects, 1, spoil(good))],
    });
    expect(validatedOf(result).games).toMatchObject([
      { game_pk: 1, grade: 'F', score: 0 },
      { game_pk: 2, grade: 'A' },
    ]);
    expect(retryOf(result)).toMatchObject({ games: [{ game_pk: 1, reason: 'BUNDLE_READABLE' }] });
  });

  test('because its checksum differs or it is gone is collected again', async () => {
    const objects = memoryObjects();
    const changed = await stage(objects, gameBundle({ gamePk: 1 }));
    const gone = await stage(objects, gameBundle({ gamePk: 3 }));
    const bytes = objects.objects.get(changed.object.key) ?? Buffer.alloc(0);
    await objects.put(changed.object.key, Buffer.concat([bytes, Buffer.from('x')]));
    await objects.delete(gone.object.key);
    const { result } = await validate([], { objects, references: [changed, gone] });
    expect(retryOf(result)).toMatchObject({ games: [{ game_pk: 1 }, { game_pk: 3 }] });
  });

  test('of the schedule is a dead letter that replays the date; the games go on', async () => {
    const objects = memoryObjects();
    const { result } = await validate([gameBundle({ gamePk: 2 })], {
      objects,
      references: [await reference(objects, null, Buffer.from('hello'))],
    });
    expect(result.failedParts).toMatchObject([
      { gamePk: null, code: 'OBJECT_CORRUPT', replay: { data: { game_pks: null } } },
    ]);
    expect(validatedOf(result).games).toMatchObject([{ game_pk: 2, grade: 'A' }]);
  });

  test('because the store is away makes the event come again', async () => {
    const objects = memoryObjects();
    const staged = await stage(objects, gameBundle());
    const away: MemoryObjects = {
      ...objects,
      get: async () => {
        throw new HanksTankError('WAREHOUSE_UNAVAILABLE', 'away');
      },
    };
    await expect(validate([], { objects: away, references: [staged] })).rejects.toMatchObject({
      code: 'WAREHOUSE_UNAVAILABLE',
    });
  });
});

describe('a game that could not be collected', () => {
  const games_failed = [{ game_pk: 5, code: 'SOURCE_RESPONSE_MALFORMED', message: 'HTML' }];

  test('is collected again', async () => {
    const { result, objects, warnings } = await validate([gameBundle()], { games_failed, attempt: 3 });
    expect(retryOf(result)).toMatchObject({
      attempt: 4,
      games: [{ game_pk: 5, reason: 'SOURCE_RESPONSE_MALFORMED' }],
    });
    expect(warnings).toMatchObject([{ game_pk: 5, code: 'SOURCE_RESPONSE_MALFORMED' }]);
    expect(reportOf(objects, result).not_collected).toMatchObject([{ game_pk: 5, outcome: 'retry' }]);
  });

  test('is a dead letter with the code of the failure after the fourth collection', async () => {
    const { result } = await validate([], {
      attempt: 4,
      games_failed: [...games_failed, { game_pk: 4, code: 'UNHEARD_OF', message: '?' }],
    });
    expect(result.failedParts).toMatchObject([
      { gamePk: 4, code: 'RETRIES_EXHAUSTED' },
      { gamePk: 5, code: 'SOURCE_RESPONSE_MALFORMED' },
    ]);
  });

  test('is one dead letter when its row on the schedule is bad too', async () => {
    const { result } = await validate([scheduleBundle([scheduledGameRow(5, { season: 1066 })])], {
      attempt: 4,
      games_failed,
    });
    expect(result.failedParts).toMatchObject([{ gamePk: 5, code: 'QUALITY_GATE_FAILED' }]);
  });
});

describe('the schedule', () => {
  test('with rejected rows is a dead letter without a game', async () => {
    const schedule = scheduleBundle([scheduledGameRow(1)]);
    schedule.tables['mlb_historical_data.venues'] = [{ venue_id: 1 }];
    const { result } = await validate([schedule]);
    expect(result.failedParts).toMatchObject([
      { gamePk: null, code: 'ROW_INVALID', message: expect.stringContaining('VENUE_ROW_CONTRACT') },
    ]);
    expect(result.rowsIn).toBe(2);
  });
});

describe('a dataset', () => {
  const reference = (rows: Bundle['tables'][string]): Bundle => ({
    ...scheduleBundle([]),
    dataset: 'reference',
    tables: { 'mlb_historical_data.players': rows },
  });
  const player = rowOf(gameBundle(), 'players');

  test('is loaded row by row; a bad row is a dead letter that replays the date', async () => {
    const { result, objects } = await validate([
      reference([player, { player_id: 1 }]),
      gameBundle({ gamePk: 2 }),
    ]);
    expect(linesOf(objects, result, 'mlb_historical_data.players')).toContainEqual(player);
    expect(result.failedParts).toMatchObject([
      {
        gamePk: null,
        code: 'ROW_INVALID',
        message: expect.stringContaining('1 row(s) of reference of 2026-08-05 rejected'),
        replay: { topic: 'collection.requested', data: { game_pks: null } },
      },
    ]);
    expect(reportOf(objects, result).datasets).toMatchObject([
      {
        dataset: 'reference',
        rows_offered: 2,
        rows_rejected: 1,
        findings: [{ rule: 'PLAYER_ROW_CONTRACT' }],
      },
    ]);
    expect(validatedOf(result).games).toMatchObject([{ game_pk: 2, grade: 'A' }]);
  });

  test('that cannot be read is a dead letter; the games go on', async () => {
    const objects = memoryObjects();
    const staged = await stage(objects, reference([player]));
    await objects.put(staged.object.key, Buffer.from('hello'));
    const { result } = await validate([gameBundle({ gamePk: 2 })], { objects, references: [staged] });
    expect(result.failedParts).toMatchObject([{ gamePk: null, code: 'OBJECT_CORRUPT' }]);
    expect(validatedOf(result).games).toMatchObject([{ game_pk: 2, grade: 'A' }]);
  });

  test('must be the one that the event means', async () => {
    const objects = memoryObjects();
    const staged = await stage(objects, reference([player]));
    const { result } = await validate([], { objects, references: [{ ...staged, dataset: 'odds' }] });
    expect(result.failedParts).toMatchObject([
      { code: 'OBJECT_CORRUPT', message: expect.stringContaining('is of reference, the event says odds') },
    ]);
  });
});

test('the stage consumes data.collected', () => {
  expect(validatorStage).toMatchObject({
    name: 'validator',
    handlers: { 'data.collected': handleDataCollected },
  });
});
