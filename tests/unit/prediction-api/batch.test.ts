import { describe, expect, it } from 'vitest';
import { predictionStage } from '../../../services/prediction-api/handler.ts';
import { gameOutcome } from '../../../shared/models/game-outcome/index.ts';
import type { SqlRow } from '../../../shared/ports/warehouse.ts';
import type { StageResult } from '../../../shared/runtime/stage-types.ts';
import { manualClock } from '../../support/manual-clock.ts';
import { memoryObjects } from '../../support/memory-objects.ts';
import { memoryWarehouse } from '../../support/memory-warehouse.ts';
import { snapshotOf } from '../../support/outcome-world.ts';
import { promoteModelFile, promoteSnapshot, testRunId } from '../../support/serving-store.ts';
import { stageContext } from '../../support/stage-context.ts';
import { trainedFile } from '../../support/trained-file.ts';

const slateDate = '2026-06-01';
const table = 'mlb_predictions.game_predictions';

function openStage(candidateShare = 0.05) {
  const objects = memoryObjects();
  const warehouse = memoryWarehouse(objects);
  const clock = manualClock();
  let events = 0;
  const context = () => {
    clock.advance(60_000);
    events += 1;
    return stageContext('prediction-api', { clock, eventId: `event-${events}` });
  };
  const dependencies = { objects, warehouse, candidateShare };
  const onFeatures = async (hasSlate = true): Promise<StageResult> => {
    const handler = predictionStage.handlers['features.created'];
    if (handler === undefined) throw new Error('no handler');
    const snapshot = { key: 'serving/older.json', sha256: 'a'.repeat(64), bytes: 1, rows: 1 };
    const slate = { slate_date: slateDate, cutoff_at: `${slateDate}T12:00:00.000Z`, snapshot };
    const data = {
      run_id: testRunId,
      game_date: '2026-05-31',
      feature_dates: [],
      slate: hasSlate ? slate : null,
    };
    return handler(data, dependencies, context());
  };
  const onModel = async (): Promise<StageResult> => {
    const handler = predictionStage.handlers['model.deployed'];
    if (handler === undefined) throw new Error('no handler');
    const model = { model_system: 'game_outcome', model_version: 'x', training_games: 1 };
    return handler(
      { run_id: testRunId, game_date: '2026-05-31', slate_date: slateDate, ...model },
      dependencies,
      context(),
    );
  };
  return { objects, warehouse, onFeatures, onModel };
}

const contributionsOf = (row: SqlRow | undefined): { feature: string; contribution: number }[] =>
  JSON.parse(String(row?.['contributions']));

describe('batch predictions', () => {
  it('by Elo cover every game of the slate that will be played', async () => {
    const { objects, warehouse, onFeatures } = openStage();
    await promoteSnapshot(objects, snapshotOf(slateDate));
    const result = await onFeatures();
    const rows = warehouse.rows(table);
    expect(rows.map((row) => row['game_pk'])).toEqual([800_001, 800_003]);
    expect(rows[0]).toMatchObject({
      model_version: 'elo',
      home_starter_id: 543_037,
      home_win_probability: expect.closeTo(1 / (1 + 10 ** (-(1550 - 1490 + 24) / 400)), 12),
      known_at: `${slateDate}T12:00:00.000Z`,
      source: 'prediction-api',
    });
    expect(contributionsOf(rows[0]).map(({ feature }) => feature)).toEqual([
      'elo_difference',
      'home_advantage',
    ]);
    expect(result).toMatchObject({ status: 'success', rowsIn: 3, rowsOut: 2 });
    expect(result.checks?.find(({ name }) => name === 'games_left_out')?.detail).toBe(
      '1 postponed or cancelled, 0 begun before the cutoff',
    );
    const [publication] = result.publish ?? [];
    expect(publication).toMatchObject({
      topic: 'predictions.created',
      data: { slate_date: slateDate, model_version: 'elo', predictions: 2, object: { rows: 2 } },
    });
    expect(objects.objects.has(result.outputs?.[0]?.key ?? '')).toBe(true);
  });

  it('come from the current model, with the largest reasons', async () => {
    const { objects, warehouse, onModel } = openStage();
    await promoteSnapshot(objects, snapshotOf(slateDate));
    await promoteModelFile(objects, trainedFile);
    const result = await onModel();
    const [row] = warehouse.rows(table);
    expect(row?.['model_version']).toBe(trainedFile.model_version);
    expect(contributionsOf(row)).toHaveLength(8);
    expect(result.checks?.[0]).toMatchObject({ name: 'model_usable', passed: true });
  });

  it('are the same whoever asks first, and unchanged when nothing changed', async () => {
    const { objects, warehouse, onFeatures, onModel } = openStage();
    await promoteSnapshot(objects, snapshotOf(slateDate));
    await promoteModelFile(objects, trainedFile);
    await onFeatures();
    const before = warehouse.rows(table);
    await onModel();
    expect(warehouse.loads).toEqual([
      { inserted: 2, updated: 0, unchanged: 0 },
      { inserted: 0, updated: 0, unchanged: 2 },
    ]);
    expect(warehouse.rows(table)).toEqual(before);
  });

  it('move when the model does', async () => {
    const { objects, warehouse, onFeatures, onModel } = openStage();
    await promoteSnapshot(objects, snapshotOf(slateDate));
    await onFeatures();
    await promoteModelFile(objects, trainedFile);
    await onModel();
    expect(warehouse.loads[1]).toEqual({ inserted: 0, updated: 2, unchanged: 0 });
  });

  it('never come from a model that was trained on the slate or after it', async () => {
    const { objects, warehouse, onFeatures } = openStage();
    await promoteSnapshot(objects, snapshotOf(slateDate));
    await promoteModelFile(objects, { ...trainedFile, trained_through: slateDate });
    const result = await onFeatures();
    expect(warehouse.rows(table).map((row) => row['model_version'])).toEqual(['elo', 'elo']);
    expect(result.checks?.[0]).toMatchObject({
      passed: false,
      detail: expect.stringMatching(/it knows the slate of 2026-06-01: Elo answers/),
    });
  });

  it('are made by Elo, and say why, when the current model cannot be used', async () => {
    const { objects, warehouse, onFeatures } = openStage();
    await promoteSnapshot(objects, snapshotOf(slateDate));
    await promoteModelFile(objects, { ...trainedFile, correction: null });
    const result = await onFeatures();
    expect(warehouse.rows(table)[0]?.['model_version']).toBe('elo');
    expect(result.checks?.[0]?.detail).toMatch(/cannot be used \(MODEL_MALFORMED\): Elo answers/);
  });

  it('leave out games that had begun at the cutoff', async () => {
    const { objects, warehouse, onFeatures } = openStage();
    await promoteSnapshot(objects, snapshotOf(slateDate, { cutoff_at: `${slateDate}T23:30:00.000Z` }));
    const result = await onFeatures();
    expect(warehouse.rows(table)).toEqual([]);
    expect(result).toMatchObject({ status: 'success', rowsOut: 0 });
    expect(result.publish).toMatchObject([{ data: { predictions: 0, object: { rows: 0 } } }]);
  });

  it('are made of a game whose start is not decided: its placeholder, in the night before, is no beginning', async () => {
    const { objects, warehouse, onFeatures } = openStage();
    const { games, ...snapshot } = snapshotOf(slateDate);
    const [first] = games;
    const undecided = { ...first, is_start_time_tbd: true, scheduled_start_at: `${slateDate}T07:33:00.000Z` };
    await promoteSnapshot(objects, {
      ...snapshot,
      games: games.map((game) => (game === first ? { ...game, ...undecided } : game)),
    });
    await onFeatures();
    expect(warehouse.rows(table).map((row) => row['game_pk'])).toContain(first?.game_pk);
  });

  it('are skipped without a slate', async () => {
    expect(await openStage().onFeatures(false)).toMatchObject({ status: 'skipped' });
  });

  it('fail when the slate was never promoted', async () => {
    await expect(openStage().onModel()).rejects.toThrow(
      expect.objectContaining({ code: 'OBJECT_NOT_FOUND' }),
    );
  });

  it('fail on a snapshot that is damaged or misses a team', async () => {
    const { objects, onFeatures } = openStage();
    const snapshot = snapshotOf(slateDate);
    await promoteSnapshot(objects, { ...snapshot, teams: snapshot.teams.slice(1) });
    await expect(onFeatures()).rejects.toThrow(/has a game of team 108 but no row of it/);
    await promoteSnapshot(objects, { ...snapshot, season: 0.5 });
    await expect(onFeatures()).rejects.toThrow(expect.objectContaining({ code: 'OBJECT_CORRUPT' }));
    const key = `serving/slate_date=${slateDate}/run=${testRunId}/snapshot.json`;
    await objects.put(key, Buffer.from('{}'));
    await expect(onFeatures()).rejects.toThrow(/has checksum/);
  });

  it('say what an online request for the same game says', async () => {
    const { objects, warehouse, onFeatures } = openStage();
    const snapshot = snapshotOf(slateDate);
    await promoteSnapshot(objects, snapshot);
    await promoteModelFile(objects, trainedFile);
    await onFeatures();
    const find = <Row>(rows: readonly Row[], is: (row: Row) => boolean): Row => {
      const row = rows.find(is);
      if (row === undefined) throw new Error('not in the snapshot');
      return row;
    };
    const online = gameOutcome.predict(gameOutcome.readModel(JSON.stringify(trainedFile)), {
      home: find(snapshot.teams, (team) => team.team_id === 147),
      away: find(snapshot.teams, (team) => team.team_id === 111),
      homeStarter: find(snapshot.starters, (starter) => starter.pitcher_id === 543_037),
      awayStarter: find(snapshot.starters, (starter) => starter.pitcher_id === 607_536),
      league: snapshot.league,
      facts: null,
      openLine: null,
      marketMemory: null,
    });
    expect(warehouse.rows(table)[0]?.['home_win_probability']).toBe(online.homeWinProbability);
  });
});
