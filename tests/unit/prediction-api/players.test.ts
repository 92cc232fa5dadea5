import { describe, expect, it } from 'vitest';
import { modelPointerKey } from '../../../schemas/models.ts';
import { predictionStage } from '../../../services/prediction-api/handler.ts';
import { readStrikeoutSettings } from '../../../services/prediction-api/strikeout-settings.ts';
import { HanksTankError } from '../../../shared/domain/errors.ts';
import {
  activeSystems,
  pitcherStrikeouts,
  startRowOf,
  walkStarts,
} from '../../../shared/models/pitcher-strikeouts/index.ts';
import { playerTrainingSettingsSchema } from '../../../shared/models/player-training.ts';
import type { SqlRow } from '../../../shared/ports/warehouse.ts';
import { createMemberBreakers } from '../../../shared/runtime/member-breakers.ts';
import { putObject } from '../../../shared/runtime/object-reference.ts';
import type { StageResult } from '../../../shared/runtime/stage-types.ts';
import { madeUpStarts } from '../../support/made-up-starts.ts';
import { manualClock } from '../../support/manual-clock.ts';
import { memoryObjects } from '../../support/memory-objects.ts';
import { memoryWarehouse } from '../../support/memory-warehouse.ts';
import { snapshotOf } from '../../support/outcome-world.ts';
import { promoteSnapshot, testRunId } from '../../support/serving-store.ts';
import { stageContext } from '../../support/stage-context.ts';

const slateDate = '2015-05-31';
const table = 'mlb_predictions.strikeout_predictions';
const starts = walkStarts(madeUpStarts({ seasons: [2014, 2015], days: 60 }), 'projected');
const systems = activeSystems('all').filter(({ id }) => ['league_average', 'poisson_glm'].includes(id));
const trained = pitcherStrikeouts.train(starts, { ...playerTrainingSettingsSchema.parse({}), systems });
if (trained.kind !== 'trained') throw new Error(trained.reason);
const { file, card } = trained.trained;
/** Four starts of two games of the slate, by pitchers 1 to 4. */
const rows = starts.slice(-4).map(
  (start, index): SqlRow => ({
    ...startRowOf(
      { ...start, gamePk: index < 2 ? 800_001 : 800_003, gameDate: slateDate, pitcherId: index + 1 },
      `${slateDate}T12:00:00.000Z`,
    ),
  }),
);

const snapshot = snapshotOf(slateDate);
const withStarters = {
  ...snapshot,
  games: snapshot.games.map((game) => {
    const home = game.game_pk === 800_001 ? 1 : 3;
    return { ...game, home_starter_id: home, away_starter_id: home + 1 };
  }),
};

async function openStage(answer: () => SqlRow[] = () => rows) {
  const objects = memoryObjects();
  const warehouse = memoryWarehouse(objects, {
    'mlb_features/pitcher_starts_of_date/query.sql': answer,
    'mlb_predictions/strikeout_lines_of_date/query.sql': () => [],
    'mlb_features/player_features_of_date/query.sql': () => [],
  });
  await promoteSnapshot(objects, withStarters);
  const clock = manualClock();
  const breakers = createMemberBreakers(clock, { failuresMax: 2, openMs: 1_000_000 });
  let events = 0;
  const predict = async (environment: Record<string, string> = {}): Promise<StageResult> => {
    events += 1;
    clock.advance(60_000);
    const handler = predictionStage.handlers['features.created'];
    const snapshot = { key: 'serving/older.json', sha256: 'a'.repeat(64), bytes: 1, rows: 1 };
    const slate = { slate_date: slateDate, cutoff_at: `${slateDate}T12:00:00.000Z`, snapshot };
    const result = await handler?.(
      { run_id: testRunId, game_date: '2015-05-30', feature_dates: [], slate },
      { objects, warehouse, candidateShare: 0, players: readStrikeoutSettings(environment), breakers },
      stageContext('prediction-api', { clock, eventId: `event-${events}` }),
    );
    if (result === undefined) throw new Error('no handler');
    return result;
  };
  const promote = async (text: string, through: string = card.trained_through): Promise<void> => {
    const model = await putObject(
      objects,
      `models/pitcher_strikeouts/${card.model_version}/model.json`,
      text,
      0,
    );
    const pointer = {
      schema_version: 1,
      model_system: 'pitcher_strikeouts',
      model_version: card.model_version,
      trained_through: through,
      run_id: testRunId,
      model,
      card: model,
    };
    await objects.put(modelPointerKey('pitcher_strikeouts'), Buffer.from(JSON.stringify(pointer)));
  };
  const told = (): string[] =>
    warehouse.rows(table).map((row) => `${row['pitcher_id']} ${row['system_id']} ${row['model_version']}`);
  return { warehouse, predict, promote, told };
}

/** The checks of players, which come after those of games. */
const checksOf = (result: StageResult): string[] =>
  (result.checks ?? [])
    .slice(1 + (result.checks ?? []).findIndex(({ name }) => name === 'games_left_out'))
    .map(({ name, passed, detail }) => `${passed ? '' : '! '}${name}: ${detail}`);

describe('strikeouts of a slate', () => {
  it('are told by the average while no model is trained', async () => {
    const { predict, told } = await openStage();
    const result = await predict();
    expect(told()).toEqual([1, 2, 3, 4].map((pitcher) => `${pitcher} league_average untrained`));
    expect(checksOf(result)[0]).toBe('strikeouts: 4 starts by league_average (untrained)');
  });

  it('are told by every system that the file has; the others are named and left alone', async () => {
    const { predict, promote, told, warehouse } = await openStage();
    await promote(file);
    const result = await predict();
    expect(told()).toHaveLength(8);
    expect(told()[1]).toBe(`1 poisson_glm ${card.model_version}`);
    expect(checksOf(result).slice(0, 4)).toEqual([
      `strikeouts: 4 starts by league_average, poisson_glm (${card.model_version})`,
      '! strikeouts.v1_baseline: it has no model',
      '! strikeouts.v1_6_rolling: it has no model',
      expect.stringMatching(/^! strikeouts.ensemble_v1: .*no forecast of its member/),
    ]);
    const [row] = warehouse.rows(table);
    expect(row).toMatchObject({ known_at: `${slateDate}T12:00:00.000Z`, line_source: 'usual' });
    // Told again, nothing changes; systems that failed too often are not asked again.
    const again = await predict();
    expect(warehouse.loads.at(-1)).toEqual({ inserted: 0, updated: 0, unchanged: 8 });
    expect(checksOf(again).filter((text) => text.startsWith('! strikeouts'))).toEqual([]);
  });

  it('are told of starters that were announced by the cutoff alone, whoever pitched in the end', async () => {
    const [row] = rows;
    const { predict, told } = await openStage(() => [{ ...row, pitcher_id: 9 }, ...rows.slice(1)]);
    await predict();
    expect(told()).toEqual([2, 3, 4].map((pitcher) => `${pitcher} league_average untrained`));
  });

  it('follow the phase, and recommend as they are told to', async () => {
    const { predict, promote, warehouse, told } = await openStage();
    await promote(file);
    await predict({ STRIKEOUT_PHASE: 'rollback' });
    expect(told().map((text) => text.split(' ')[1])).toEqual(Array(4).fill('league_average'));
    await predict({ STRIKEOUT_MIN_EDGE: '0', STRIKEOUT_MIN_CONFIDENCE: '0' });
    const said = warehouse.rows(table).map((row) => row['recommendation']);
    expect(said).not.toContain('PASS');
    await predict({ STRIKEOUT_MIN_EDGE: '50' });
    expect(new Set(warehouse.rows(table).map((row) => row['recommendation']))).toEqual(new Set(['PASS']));
    expect(() => readStrikeoutSettings({ STRIKEOUT_PHASE: 'some', STRIKEOUT_MIN_EDGE: '-1' })).toThrow(
      expect.objectContaining({
        code: 'CONFIG_INVALID',
        message: expect.stringMatching(/STRIKEOUT_PHASE[\s\S]*STRIKEOUT_MIN_EDGE/),
      }),
    );
  });

  it('never come from a model that knows the slate, or one that is damaged', async () => {
    const { predict, promote, told } = await openStage();
    await promote(JSON.stringify({ ...JSON.parse(file), trained_through: slateDate }), slateDate);
    expect(checksOf(await predict())[0]).toMatch(
      /^! strikeouts: 4 starts by league_average \(untrained\): model .* knows the slate of 2015-05-31/,
    );
    await promote('{}');
    expect(checksOf(await predict())[0]).toMatch(/cannot be used \(MODEL_MALFORMED\)/);
    expect(told()).toHaveLength(4);
  });

  it('open their breaker when they fail, and games and batters go on', async () => {
    let asked = 0;
    const { predict } = await openStage(() => {
      asked += 1;
      return [{ game_pk: 800_001, pitcher_id: 1 }];
    });
    const first = await predict();
    expect(checksOf(first)).toEqual([
      expect.stringMatching(/^! pitcher_strikeouts: ROW_INVALID: Start of pitcher 1/),
      expect.stringMatching(/^players: nothing is said of 0 batters/),
    ]);
    expect(first.rowsOut).toBe(2);
    await predict();
    expect(checksOf(await predict())[0]).toBe('! pitcher_strikeouts: left alone: it failed too often');
    expect(asked).toBe(2);
  });

  it('wait for a warehouse that is away', async () => {
    const { predict } = await openStage(() => {
      throw new HanksTankError('WAREHOUSE_UNAVAILABLE', 'away');
    });
    await expect(predict()).rejects.toThrow(/away/);
  });
});
