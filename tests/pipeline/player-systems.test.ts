import { join } from 'node:path';
import { expect, it } from 'vitest';
import { buildApp } from '../../services/prediction-api/app.ts';
import { defaultApiSettings } from '../../services/prediction-api/config.ts';
import { predictionStage } from '../../services/prediction-api/handler.ts';
import { readStrikeoutSettings } from '../../services/prediction-api/strikeout-settings.ts';
import { playerTrainings } from '../../services/trainer/player-trainings.ts';
import { withPlayerSystems } from '../../services/trainer/train-player-systems.ts';
import { openDuckDbWarehouse } from '../../shared/adapters/local/duckdb-warehouse.ts';
import { createFileObjectStore } from '../../shared/adapters/local/file-object-store.ts';
import {
  pitcherStrikeouts,
  readEndedStarts,
  type StartFacts,
  startRowOf,
  strikeoutSystems,
  walkStarts,
} from '../../shared/models/pitcher-strikeouts/index.ts';
import {
  type BatterFacts,
  batterOutcomes,
  batterRowOf,
  outcomeNames,
  readStartedBatters,
  walkBatters,
} from '../../shared/models/player-performance/index.ts';
import type { StageResult } from '../../shared/runtime/stage-types.ts';
import { asNdjson, contractRow } from '../support/contract-rows.ts';
import { madeUpStarts } from '../support/made-up-starts.ts';
import { snapshotOf } from '../support/outcome-world.ts';
import { promoteSnapshot, testRunId } from '../support/serving-store.ts';
import { memoryLog } from '../support/silent-log.ts';
import { stageContext } from '../support/stage-context.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const slateDate = '2015-05-31';
const cutoffAt = `${slateDate}T12:00:00.000Z`;
const league = madeUpStarts({ seasons: [2014, 2015], days: 60 });
// Something to learn in a league of chance: who is at home strikes out four more, who bats early hits.
const strikeoutsOf = ({ isHome, gamePk }: StartFacts): number => (isHome ? 6 : 2) + (gamePk % 3);
const hitsOf = ({ slot, gamePk }: BatterFacts): number => Number(slot <= 3 || (gamePk + slot) % 3 === 0);
const starts = walkStarts(league, 'projected').map((one) => ({ ...one, strikeouts: strikeoutsOf(one) }));
const batters = walkBatters(league, 'projected').map((one) => ({
  ...one,
  counts: [hitsOf(one), ...one.counts.slice(1)],
}));

/** The last starts and batters of the league as those of a game of the slate. */
const onSlate = <Facts extends { gameDate: string; isHome: boolean }>(
  all: readonly Facts[],
  home: boolean,
  most: number,
) => all.filter(({ isHome }) => isHome === home).slice(-most);
const sides = [
  { home: true, teamId: 147, opponentId: 111, pitcherId: 543_037 },
  { home: false, teamId: 111, opponentId: 147, pitcherId: 607_536 },
];
const place = ({ teamId, opponentId }: { teamId: number; opponentId: number }, gamePk: number) => ({
  gamePk,
  gameDate: slateDate,
  teamId,
  opponentId,
});

const lastPk = batters.at(-1)?.gamePk;
const slateBatters = sides.flatMap((side) =>
  batters
    .filter(({ gamePk, isHome }) => gamePk === lastPk && isHome === side.home)
    .map((one) => ({
      ...one,
      ...place(side, 800_001),
      playerId: side.teamId * 100 + one.slot,
      opposingStarterId: side.pitcherId,
    })),
);

function tables(): Record<string, Record<string, unknown>[]> {
  const cutoffOf = (date: string): string => `${date}T12:00:00.000Z`;
  const played = ({ gamePk, gameDate, teamId, opponentId, isHome }: StartFacts | BatterFacts) => ({
    game_pk: gamePk,
    game_date: gameDate,
    team_id: teamId,
    opponent_team_id: opponentId,
    is_home: isHome,
    is_starter: true,
  });
  // The second game of the slate is postponed: its players are known and not spoken of.
  const slateStarts = [800_001, 800_002].flatMap((gamePk) =>
    sides.flatMap((side) =>
      onSlate(starts, side.home, 1).map((one) => ({
        ...one,
        ...place(side, gamePk),
        pitcherId: side.pitcherId,
      })),
    ),
  );
  return {
    'mlb_historical_data.games': league.games.map(({ gamePk, gameDate, knownOn, season, home, away }) => ({
      game_pk: gamePk,
      game_date: gameDate,
      season,
      game_type: 'R',
      home_team_id: home.teamId,
      away_team_id: away.teamId,
      is_complete: true,
      completed_at: `${knownOn}T23:30:00.000Z`,
    })),
    'mlb_historical_data.player_pitching_lines': starts.map((one) => ({
      ...played(one),
      player_id: one.pitcherId,
      strikeouts: one.strikeouts,
    })),
    'mlb_historical_data.player_batting_lines': batters.map((one) => ({
      ...played(one),
      player_id: one.playerId,
      ...Object.fromEntries(batterOutcomes.map((name, index) => [outcomeNames[name], one.counts[index]])),
    })),
    'mlb_historical_data.players': [{ player_id: 543_037, full_name: 'Gerrit Example' }],
    'mlb_features.pitcher_start_features': [...starts, ...slateStarts].map((one) =>
      startRowOf(one, cutoffOf(one.gameDate)),
    ),
    'mlb_features.player_features_daily': [...batters, ...slateBatters].map((one) =>
      batterRowOf(one, cutoffOf(one.gameDate)),
    ),
  };
}

async function openWorld() {
  const folder = temporaryFolder();
  const objectsRoot = join(folder, 'objects');
  const warehouse = await openDuckDbWarehouse({ file: join(folder, 'warehouse.duckdb'), objectsRoot });
  await warehouse.ensureSchema();
  const objects = createFileObjectStore(objectsRoot);
  for (const [table, changes] of Object.entries(tables())) {
    const key = `test/${table}.ndjson`;
    const rows = changes.map((change, index) => contractRow(table, { row_hash: `${index}`, ...change }));
    await objects.put(key, asNdjson(rows));
    await warehouse.load({ table, objectKeys: [key], mode: { kind: 'merge' } });
  }
  await promoteSnapshot(objects, snapshotOf(slateDate));
  return { objects, warehouse };
}

const slate = {
  slate_date: slateDate,
  cutoff_at: cutoffAt,
  snapshot: { key: 'serving/x.json', sha256: 'a'.repeat(64), bytes: 1, rows: 1 },
};
const asking = { run_id: testRunId, game_date: '2015-05-30', feature_dates: [], slate };
const detailsOf = (result: StageResult | undefined): string[] =>
  (result?.checks ?? []).map(({ name, passed, detail }) => `${passed ? '' : '! '}${name}: ${detail}`);

/** What is said of players, and not of games. */
const ofPlayers = (result: StageResult | undefined): string[] =>
  detailsOf(result).filter((detail) => /^(strikeouts|players): /.test(detail));

it('from stored features to answers: strikeouts and batters are trained, predicted and told', async () => {
  const { objects, warehouse } = await openWorld();

  // What is learned from is what the walk told, to the last digit, and nothing that ended after the cutoff.
  const parameters = {
    date_from: { type: 'DATE', value: '2014-01-01' },
    trained_before: { type: 'DATE', value: '2015-05-20' },
    cutoff_at: { type: 'TIMESTAMP', value: '2015-05-20T12:00:00.000Z' },
  } as const;
  const known = starts.filter(({ knownOn }) => knownOn < '2015-05-20');
  const learned = readEndedStarts(
    await warehouse.query({ file: 'mlb_predictions/strikeout_training_rows/query.sql' }, parameters),
  );
  expect(learned).toHaveLength(known.length);
  const byKey = new Map(known.map((one) => [`${one.gamePk} ${one.pitcherId}`, one]));
  for (const { gamePk, pitcherId, features, strikeouts } of learned)
    expect({ features, strikeouts }).toEqual({
      features: byKey.get(`${gamePk} ${pitcherId}`)?.features,
      strikeouts: byKey.get(`${gamePk} ${pitcherId}`)?.strikeouts,
    });
  const learnedBatters = readStartedBatters(
    await warehouse.query({ file: 'mlb_predictions/player_training_rows/query.sql' }, parameters),
  );
  expect(learnedBatters).toHaveLength(batters.filter(({ knownOn }) => knownOn < '2015-05-20').length);

  // Before anything is trained the league's average is told of starters, and nothing of batters.
  const dependencies = { objects, warehouse, candidateShare: 0 };
  const predict = predictionStage.handlers['features.created'];
  const untrained = await predict?.(asking, dependencies, stageContext('prediction-api'));
  expect(ofPlayers(untrained)).toEqual([
    'strikeouts: 2 starts by league_average (untrained)',
    `players: nothing is said of ${slateBatters.length} batters: no model is trained yet`,
  ]);

  const train = withPlayerSystems(
    async () => ({ status: 'skipped', rowsIn: 0, rowsOut: 0 }),
    playerTrainings(),
  );
  const trained = await train(
    asking,
    { ...dependencies, settings: { newDaysMin: 7 } },
    stageContext('trainer'),
  );
  expect(detailsOf(trained)).toEqual([
    expect.stringMatching(/^pitcher_strikeouts: deployed/),
    expect.stringMatching(/^player_performance: deployed/),
  ]);

  // Each model speaks for its own table.
  for (const { topic, data } of trained.publish ?? []) {
    if (topic !== 'model.deployed') throw new Error(topic);
    const told = await predictionStage.handlers['model.deployed']?.(
      data,
      dependencies,
      stageContext('prediction-api', { eventId: data.model_system }),
    );
    expect(told?.publish).toMatchObject([{ topic: 'predictions.created', data: { slate_date: slateDate } }]);
    expect(told?.rowsOut).toBe(data.model_system === 'pitcher_strikeouts' ? 10 : 6 * slateBatters.length);
  }

  const app = await buildApp({ objects, warehouse, log: memoryLog().log, settings: defaultApiSettings });
  const get = async (url: string) => (await app.inject({ method: 'GET', url })).json();
  const all = await get(`/predictions/strikeouts?date=${slateDate}`);
  expect(all.predictions).toHaveLength(10);
  expect(all.predictions.map(({ system_id }: { system_id: string }) => system_id).slice(0, 5)).toEqual(
    strikeoutSystems.map(({ id }) => id).sort(),
  );
  const chosen = await get('/predictions/strikeouts?system=poisson_glm');
  const model = {
    file: (
      await objects.get(`models/pitcher_strikeouts/${chosen.predictions[0].model_version}/model.json`)
    ).toString(),
  };
  const start = { ...onSlate(starts, true, 1)[0], ...place({ teamId: 147, opponentId: 111 }, 800_001) };
  const online = pitcherStrikeouts.predict(pitcherStrikeouts.readModel(model.file), {
    start: { ...start, pitcherId: 543_037 } as StartFacts, // the league has starts
  });
  const expected = online.forecasts.find(({ systemId }) => systemId === 'poisson_glm');
  expect(chosen.predictions.find(({ is_home }: { is_home: boolean }) => is_home)).toMatchObject({
    pitcher_id: 543_037,
    pitcher_name: 'Gerrit Example',
    team: { team_id: 147 },
    opponent: { team_id: 111 },
    mean_strikeouts: expected?.mean,
    confidence: expected?.confidence,
    line_source: 'usual',
    recommendation: expected?.recommendation,
    red_flags: expected?.redFlags,
    over_probabilities: expected?.overProbabilities,
  });

  const players = await get('/predictions/players?game_pk=800001');
  expect(players.predictions).toHaveLength(slateBatters.length);
  expect(players.predictions[0]).toMatchObject({
    is_home: false,
    opposing_starter_id: expect.any(Number),
  });
  const chances = (isEarly: boolean): number => {
    const own = players.predictions.filter(({ slot }: { slot: number }) => slot <= 3 === isEarly);
    const hits = own.map(
      ({ outcomes }: { outcomes: { outcome: string; at_least_one: number }[] }) =>
        outcomes.find(({ outcome }) => outcome === 'hits')?.at_least_one ?? 0,
    );
    return hits.reduce((sum: number, value: number) => sum + value, 0) / hits.length;
  };
  expect(chances(true)).toBeGreaterThan(chances(false) + 0.3);
  expect((await get('/predictions/players?game_pk=800003')).predictions).toEqual([]);
  expect((await app.inject({ method: 'GET', url: '/predictions/strikeouts?system=oracle' })).statusCode).toBe(
    400,
  );
  expect((await app.inject({ method: 'GET', url: '/predictions/players?date=1999-01-01' })).statusCode).toBe(
    404,
  );

  // Asked again, everything is told by the models.
  const settings = readStrikeoutSettings({ STRIKEOUT_MIN_EDGE: '100' });
  const later = await predict?.(
    asking,
    { ...dependencies, players: settings },
    stageContext('prediction-api', { eventId: 'later' }),
  );
  expect(ofPlayers(later)).toEqual([
    expect.stringMatching(
      /^strikeouts: 2 starts by league_average, v1_baseline, v1_6_rolling, ensemble_v1, poisson_glm/,
    ),
    expect.stringMatching(/^players: \d+ batters, 6 outcomes each/),
  ]);
  await app.close();
  await warehouse.close();
});
