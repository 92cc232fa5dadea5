import { describe, expect, it } from 'vitest';
import { candidatePointerKey, modelPointerKey } from '../../../schemas/models.ts';
import { readApiSettings } from '../../../services/prediction-api/config.ts';
import { predictionStage } from '../../../services/prediction-api/handler.ts';
import type { LinearModel } from '../../../shared/domain/linear/linear-model.ts';
import type { GameOutcomeModelFile } from '../../../shared/models/game-outcome/model-file.ts';
import { lineMoveFeatureNames } from '../../../shared/models/game-outcome/open-line/line-move.ts';
import type { StageResult } from '../../../shared/runtime/stage-types.ts';
import { manualClock } from '../../support/manual-clock.ts';
import { type MemoryObjects, memoryObjects } from '../../support/memory-objects.ts';
import { memoryWarehouse } from '../../support/memory-warehouse.ts';
import { game, openApi, slateDate } from '../../support/open-api.ts';
import { snapshotOf } from '../../support/outcome-world.ts';
import { promoteModelFile, promoteSnapshot, testRunId } from '../../support/serving-store.ts';
import { stageContext } from '../../support/stage-context.ts';
import { trainedFile, trainedOpenLineFile } from '../../support/trained-file.ts';

const system = 'game_outcome_with_open_line';
const table = 'mlb_predictions.game_predictions';
const queryFile = 'mlb_predictions/predictions_of_date/query.sql';

/** The first game of the slate has an opening line, the third has none, the second is postponed. */
const prices = new Map([
  [800_001, 0.7],
  [800_002, 0.6],
]);

/** A store with the slate and both models, or other ones of the variant. */
async function storeWith(file: GameOutcomeModelFile | null = trainedOpenLineFile): Promise<MemoryObjects> {
  const objects = memoryObjects();
  const snapshot = snapshotOf(slateDate);
  const games = snapshot.games.map((one) => ({
    ...one,
    open_home_probability: prices.get(one.game_pk) ?? null,
  }));
  await promoteSnapshot(objects, { ...snapshot, games });
  await promoteModelFile(objects, trainedFile);
  if (file !== null) await promoteModelFile(objects, file);
  return objects;
}

/** Predicts the slate twice, and says what became of it. */
async function predictSlate(objects: MemoryObjects, candidateShare = 0) {
  const warehouse = memoryWarehouse(objects);
  const handler = predictionStage.handlers['model.deployed'];
  const clock = manualClock();
  const run = async (eventId: string): Promise<StageResult> => {
    clock.advance(60_000);
    if (handler === undefined) throw new Error('no handler');
    return handler(
      {
        run_id: testRunId,
        game_date: '2026-05-31',
        slate_date: slateDate,
        model_system: system,
        model_version: 'x',
        training_games: 1,
      },
      { objects, warehouse, candidateShare },
      stageContext('prediction-api', { clock, eventId }),
    );
  };
  const result = await run('event-1');
  const rows = warehouse.rows(table);
  await run('event-2');
  const check = result.checks?.find(({ name }) => name === 'with_open_line');
  return { warehouse, result, rows, check, again: warehouse.rows(table) };
}

describe('batch predictions of both variants', () => {
  it('are rows of two systems: the variant speaks of games with a line alone, and a replay changes nothing', async () => {
    const { result, rows, check, again, warehouse } = await predictSlate(await storeWith());
    expect(rows.map((row) => [row['game_pk'], row['model_system'], row['model_version']])).toEqual([
      [800_001, 'game_outcome', trainedFile.model_version],
      [800_003, 'game_outcome', trainedFile.model_version],
      [800_001, system, trainedOpenLineFile.model_version],
    ]);
    const [noMarket, , priced] = rows;
    expect(Number(priced?.['home_win_probability'])).not.toBe(noMarket?.['home_win_probability']);
    expect(JSON.parse(String(priced?.['contributions']))[0]).toMatchObject({
      feature: 'open_line',
      value: 0.7,
    });
    expect(result).toMatchObject({ rowsOut: 3, publish: [{ data: { predictions: 2 } }] });
    expect(check).toMatchObject({
      passed: true,
      detail: `${trainedOpenLineFile.model_version} predicts 1 games; 1 of 2 games have an opening line`,
    });
    expect(again).toEqual(rows);
    expect(warehouse.loads[1]).toEqual({ inserted: 0, updated: 0, unchanged: 3 });
  });

  it('without a market are the same whatever the prices', async () => {
    const [priced, unpriced] = [await storeWith(), memoryObjects()];
    await promoteSnapshot(unpriced, snapshotOf(slateDate));
    await promoteModelFile(unpriced, trainedFile);
    const without = (await predictSlate(unpriced)).rows;
    expect((await predictSlate(priced)).rows.slice(0, 2)).toEqual(without);
  });

  it.each([
    ['there is no model of the variant', null, true, 'no model yet; 1 of 2 games have an opening line'],
    [
      'its model knows the results',
      { ...trainedOpenLineFile, trained_through: slateDate },
      false,
      `model ${trainedOpenLineFile.model_version} was trained on games through ${slateDate}, so it knows the slate of ${slateDate}: nothing is said with the opening line; 1 of 2 games have an opening line`,
    ],
  ])('leave the variant out while %s', async (_, file, passed, detail) => {
    const { rows, check } = await predictSlate(await storeWith(file));
    expect(rows.map((row) => row['model_system'])).toEqual(['game_outcome', 'game_outcome']);
    expect(check).toEqual({ name: 'with_open_line', passed, detail });
  });

  it('leave the variant out when its model is damaged, and say so', async () => {
    const objects = await storeWith();
    const { model } = JSON.parse((await objects.get(modelPointerKey(system))).toString());
    await objects.put(model.key, Buffer.from('{'));
    const { rows, check } = await predictSlate(objects);
    expect(rows).toHaveLength(2);
    expect(check?.passed).toBe(false);
    expect(check?.detail).toContain('cannot be used (OBJECT_CORRUPT): nothing is said with the opening line');
  });
});

describe('a candidate beside the variant with the opening line', () => {
  /** The line as it is. */
  const candidateFile = {
    ...trainedOpenLineFile,
    model_version: '20260425-0000000c',
    member: 'open_line',
    open_line: null,
  } as const;
  const [current, candidate] = [trainedOpenLineFile.model_version, candidateFile.model_version];

  async function storeWithCandidate(file: GameOutcomeModelFile = candidateFile): Promise<MemoryObjects> {
    const objects = await storeWith();
    await promoteModelFile(objects, file, candidatePointerKey);
    return objects;
  }
  const pricedOf = (rows: readonly Record<string, unknown>[]) =>
    rows
      .filter((row) => String(row['model_system']).startsWith(system))
      .map((row) => [row['game_pk'], row['model_system'], row['model_version']]);

  it.each([
    [0, current],
    [1, candidate],
  ])('is recorded beside the current model, and serves its share of the games: %d', async (share, served) => {
    const objects = await storeWithCandidate();
    const { rows, again, result } = await predictSlate(objects, share);
    expect(pricedOf(rows)).toEqual([
      [800_001, system, served],
      [800_001, `${system}.current`, current],
      [800_001, `${system}.candidate`, candidate],
    ]);
    expect(again).toEqual(rows);
    expect(rows.at(-1)?.['home_win_probability']).toBeCloseTo(0.7);
    // Without a market nobody runs beside the current model.
    expect(rows.map((row) => row['model_system'])).not.toContain('game_outcome.current');
    expect(result.checks).toContainEqual({
      name: 'with_open_line_candidate_usable',
      passed: true,
      detail: `${candidate} runs`,
    });
    const { predict } = await openApi({ objects, candidateShare: share });
    const { body } = await predict({ ...game, variant: 'with_open_line' });
    expect(body.model_version).toBe(served);
    expect(body.home_win_probability).toBe(
      rows.find((row) => row['model_system'] === system)?.['home_win_probability'],
    );
    expect((await predict(game)).body.model_version).toBe(trainedFile.model_version);
  });

  it('leaves a game of which it has nothing to say to the current model', async () => {
    // This slate has neither ratings on history nor closing lines of earlier games.
    const width = lineMoveFeatureNames.length;
    const move: LinearModel = {
      link: 'identity',
      featureNames: [...lineMoveFeatureNames],
      intercept: 0,
      coefficients: new Array(width).fill(0),
      standardiser: {
        means: new Array(width).fill(0),
        deviations: new Array(width).fill(1),
        missingCounts: new Array(width).fill(0),
        rowCount: 1,
      },
      lambda: 10,
    };
    const objects = await storeWithCandidate({
      ...candidateFile,
      member: 'open_line_move',
      open_line: { base: 'logistic', weights: null, move },
    });
    const { rows, result } = await predictSlate(objects, 1);
    expect(pricedOf(rows)).toEqual([
      [800_001, system, current],
      [800_001, `${system}.current`, current],
    ]);
    expect(result.checks).toContainEqual({
      name: 'with_open_line_candidate_usable',
      passed: true,
      detail: `${candidate} runs`,
    });
    const { predict } = await openApi({ objects, candidateShare: 1 });
    expect((await predict({ ...game, variant: 'with_open_line' })).body.model_version).toBe(current);
  });

  it('is left out and named when it is damaged', async () => {
    const objects = await storeWithCandidate();
    await objects.put(candidatePointerKey(system), Buffer.from('{"half":'));
    const { rows, result } = await predictSlate(objects, 1);
    expect(pricedOf(rows)).toEqual([[800_001, system, current]]);
    expect(result.checks?.find(({ name }) => name === 'with_open_line_candidate_usable')).toMatchObject({
      passed: false,
      detail: expect.stringMatching(/cannot be used \(\w+\)$/),
    });
  });
});

describe('POST /predict/game', () => {
  it('answers without a market unless it is asked otherwise, and says which variant answers', async () => {
    const { predict } = await openApi({ objects: await storeWith() });
    const noMarket = (await predict(game)).body;
    expect(noMarket).toMatchObject({
      variant: 'no_market',
      model_version: trainedFile.model_version,
      open_line_home_win_probability: 0.7,
      warnings: [],
    });
    const priced = (await predict({ ...game, variant: 'with_open_line' })).body;
    expect(priced).toMatchObject({
      variant: 'with_open_line',
      model_version: trainedOpenLineFile.model_version,
      model_member: 'open_line_stack',
      warnings: [],
    });
    const [row] = (await predictSlate(await storeWith())).rows.slice(-1);
    expect(priced.home_win_probability).toBe(row?.['home_win_probability']);
    expect((await predict({ ...game, variant: 'no_market' })).body).toEqual(noMarket);
    expect((await predict({ ...game, variant: 'closing' })).status).toBe(400);
  });

  it('answers by the variant that it is set to', async () => {
    const { predict } = await openApi({ objects: await storeWith(), servedVariant: 'with_open_line' });
    expect((await predict(game)).body.variant).toBe('with_open_line');
    expect((await predict({ ...game, variant: 'no_market' })).body.variant).toBe('no_market');
  });

  it.each([
    [
      'a game without a line',
      trainedOpenLineFile,
      { home_team: 'MIL', away_team: 'LAA' },
      /^no opening line of this game was known before the cutoff/,
    ],
    [
      'two teams that do not meet',
      trainedOpenLineFile,
      { home_team: 'COL', away_team: 'NYY' },
      /^no opening line/,
    ],
    [
      'no model of the variant',
      null,
      game,
      /^no model with the opening line was promoted yet: answered without a market$/,
    ],
  ])(
    'answers without a market for want of a line or a model, and says so: %s',
    async (_, file, asked, warning) => {
      const { predict } = await openApi({ objects: await storeWith(file) });
      const { status, body } = await predict({ ...asked, variant: 'with_open_line' });
      expect(status).toBe(200);
      expect(body).toMatchObject({ variant: 'no_market', model_version: trainedFile.model_version });
      expect(body.warnings[0]).toMatch(warning);
    },
  );
});

describe('GET /predictions', () => {
  async function stored(servedVariant: 'no_market' | 'with_open_line', hoursEarlier = 0) {
    const objects = await storeWith();
    const { rows } = await predictSlate(objects);
    const { get } = await openApi({
      objects,
      servedVariant,
      answers: {
        [queryFile]: ({ model_system }) =>
          rows
            .filter((row) => row['model_system'] === model_system?.value)
            .map((row) => ({
              game_pk: row['game_pk'] ?? null,
              game_date: row['game_date'] ?? null,
              model_version: row['model_version'] ?? null,
              cutoff_at:
                row['model_system'] === system && hoursEarlier > 0
                  ? `${slateDate}T0${9 - hoursEarlier}:00:00.000Z`
                  : (row['cutoff_at'] ?? null),
              home_team_id: row['home_team_id'] ?? null,
              away_team_id: row['away_team_id'] ?? null,
              home_starter_id: row['home_starter_id'] ?? null,
              away_starter_id: row['away_starter_id'] ?? null,
              home_win_probability: row['home_win_probability'] ?? null,
              elo_home_win_probability: row['elo_home_win_probability'] ?? null,
              expected_home_runs: row['expected_home_runs'] ?? null,
              expected_away_runs: row['expected_away_runs'] ?? null,
              contributions: row['contributions'] ?? null,
            })),
      },
    });
    return async (url: string): Promise<[number, string, string][]> =>
      (await get(url)).body.predictions.map(
        (one: { game_pk: number; variant: string; model_version: string }) => [
          one.game_pk,
          one.variant,
          one.model_version,
        ],
      );
  }
  const noMarket = [
    [800_001, 'no_market', trainedFile.model_version],
    [800_003, 'no_market', trainedFile.model_version],
  ];
  const priced = [[800_001, 'with_open_line', trainedOpenLineFile.model_version], noMarket[1]];

  it('says of every game which variant answers: the asked one, else the one that is set', async () => {
    const byDefault = await stored('no_market');
    expect(await byDefault('/predictions')).toEqual(noMarket);
    expect(await byDefault('/predictions?variant=with_open_line')).toEqual(priced);
    const otherwise = await stored('with_open_line');
    expect(await otherwise('/predictions')).toEqual(priced);
    expect(await otherwise('/predictions?variant=no_market')).toEqual(noMarket);
  });

  it('takes no row of the variant from an earlier cutoff', async () => {
    expect(await (await stored('with_open_line', 3))('/predictions')).toEqual(noMarket);
  });
});

it('GET /models tells of both', async () => {
  const answers = { 'mlb_predictions/model_versions/query.sql': () => [] };
  const { get } = await openApi({ objects: await storeWith(), answers });
  expect((await get('/models')).body).toMatchObject({
    current: { model_system: 'game_outcome', model_version: trainedFile.model_version },
    with_open_line: {
      model_system: system,
      model_version: trainedOpenLineFile.model_version,
      model_member: 'open_line_stack',
      problem: null,
    },
  });
  const without = await openApi({ objects: await storeWith(null), answers });
  expect((await without.get('/models')).body.with_open_line).toBeNull();
});

it('the variant that is served is configuration', () => {
  expect(readApiSettings({}).servedVariant).toBe('no_market');
  expect(readApiSettings({ SERVED_VARIANT: 'with_open_line' }).servedVariant).toBe('with_open_line');
  expect(() => readApiSettings({ SERVED_VARIANT: 'close' })).toThrow(
    expect.objectContaining({ code: 'CONFIG_INVALID' }),
  );
});
