import { expect, it } from 'vitest';
import { sideFactNames } from '../../schemas/tables/advanced-features.ts';
import { batterFeatureNames, startFeatureNames } from '../../schemas/tables/player-feature-columns.ts';
import { topics } from '../../schemas/topics.ts';
import { heal } from '../../services/console/commands/heal.ts';
import { models } from '../../services/console/commands/models.ts';
import { status } from '../../services/console/commands/status.ts';
import { readDriftSettings } from '../../services/console/drift/config.ts';
import { measureDrift } from '../../services/console/drift/measure-drift.ts';
import { recordDrift } from '../../services/console/drift/record-drift.ts';
import { buildApp } from '../../services/prediction-api/app.ts';
import { defaultApiSettings } from '../../services/prediction-api/config.ts';
import { promotePlayerModel } from '../../services/trainer/store-player-model.ts';
import { readCard, storeVersion } from '../../services/trainer/store-version.ts';
import { addDays, easternDateOf } from '../../shared/domain/calendar.ts';
import { inputReferenceOf } from '../../shared/domain/drift/input-reference.ts';
import { historyFeatureNames } from '../../shared/models/game-outcome/history/features.ts';
import { asNdjson, contractRow } from '../support/contract-rows.ts';
import { manualClock } from '../support/manual-clock.ts';
import { addModelVersions, inDataFolder } from '../support/model-folder.ts';
import { recordingTerminal } from '../support/recording-terminal.ts';
import { memoryLog } from '../support/silent-log.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const version = '20260424-00000001';
const yesterday = addDays(easternDateOf(new Date()), -1);

/** A value that every input takes as the rows go on. */
const spread = (row: number): number => (row % 21) - 10;

/** What a model of these inputs learned from: 300 rows, all inputs alike. */
const learned = (names: readonly string[]) =>
  inputReferenceOf({
    names,
    dates: Array.from({ length: 300 }, (_, row) => addDays('2026-03-27', row % 25)),
    vectors: Array.from({ length: 300 }, (_, row) => names.map(() => spread(row))),
  });

const likeTraining = (names: readonly string[], row: number): Record<string, number> =>
  Object.fromEntries(names.map((name) => [name, spread(row)]));

/** A game `days` ago with both its starters and a batter: the home side has every fact, the away side none of it. */
function gameRows(gamePk: number, date: string, isRight: boolean, shifted: number) {
  const homeWon = gamePk % 2 === 0;
  const day = { game_pk: gamePk, game_date: date };
  const feature = { game_pk: gamePk, feature_date: date };
  const starter = { ...feature, pitcher_id: 9, team_id: 1, season: Number(date.slice(0, 4)) };
  return {
    'mlb_historical_data.games': contractRow('mlb_historical_data.games', {
      ...day,
      season: Number(date.slice(0, 4)),
      game_type: 'R',
      is_complete: true,
      home_score: homeWon ? 5 : 3,
      away_score: homeWon ? 3 : 5,
      completed_at: `${date}T23:00:00.000Z`,
    }),
    'mlb_predictions.game_predictions': contractRow('mlb_predictions.game_predictions', {
      ...day,
      model_version: version,
      cutoff_at: `${date}T12:00:00.000Z`,
      home_win_probability: homeWon === isRight ? 0.6 + (gamePk % 5) / 50 : 0.4 - (gamePk % 5) / 50,
      expected_home_runs: 4,
      expected_away_runs: 4 + (gamePk % 3) / 10,
    }),
    'mlb_features.game_features_daily': contractRow('mlb_features.game_features_daily', feature),
    'mlb_features.advanced_features': contractRow('mlb_features.advanced_features', {
      ...feature,
      ...Object.fromEntries(sideFactNames.map((name) => [`home_${name}`, spread(gamePk)])),
      ...Object.fromEntries(sideFactNames.map((name) => [`away_${name}`, 0])),
      home_starter_age: spread(gamePk) + shifted,
    }),
    'mlb_features.pitcher_start_features': contractRow('mlb_features.pitcher_start_features', {
      ...starter,
      ...likeTraining(startFeatureNames, gamePk),
      log_pitches_last: shifted === 0 ? spread(gamePk) : null,
    }),
    'mlb_historical_data.player_pitching_lines': contractRow('mlb_historical_data.player_pitching_lines', {
      ...day,
      player_id: 9,
      team_id: 1,
      is_starter: true,
      strikeouts: 5 + (gamePk % 3),
    }),
    // Of two who were expected one started.
    'mlb_predictions.strikeout_predictions': [9, 7].map((pitcher) =>
      contractRow('mlb_predictions.strikeout_predictions', {
        ...day,
        pitcher_id: pitcher,
        team_id: 1,
        system_id: 'poisson_glm',
        cutoff_at: `${date}T12:00:00.000Z`,
        mean_strikeouts: isRight ? 6 : 9,
        line: 4.5,
        over_probability: isRight ? 0.9 : 0.2,
      }),
    ),
    'mlb_historical_data.player_batting_lines': contractRow('mlb_historical_data.player_batting_lines', {
      ...day,
      player_id: 8,
      team_id: 1,
      is_starter: true,
      hits: 1,
      home_runs: gamePk % 2,
    }),
    // Of walks somebody spoke when the game was over.
    'mlb_predictions.player_predictions': (
      [
        ['hits', isRight ? 0.7 : 0.3, '12:00'],
        ['home_runs', 0.5, '12:00'],
        ['walks', 1, '23:30'],
      ] as const
    ).map(([outcome, chance, time]) =>
      contractRow('mlb_predictions.player_predictions', {
        ...day,
        player_id: 8,
        team_id: 1,
        outcome,
        cutoff_at: `${date}T${time}:00.000Z`,
        at_least_one: chance,
      }),
    ),
  };
}

/** Puts a model of players in service: nothing but its card is looked at. */
async function addPlayerModel(
  ports: Parameters<Parameters<typeof inDataFolder>[1]>[0],
  system: string,
  member: string,
  names: readonly string[] | null,
): Promise<void> {
  const own = await readCard(ports.objects, 'game_outcome', version);
  if (own === null) throw new Error('there is no card to make another one of');
  const reference = names === null ? null : learned(names);
  const card = { ...own, model_system: system, chosen_member: member, input_reference: reference };
  await storeVersion(ports.objects, '{}', card);
  await promotePlayerModel(ports.objects, card, {
    runId: '20260501T061500Z-ab12',
    now: `${own.trained_from}T00:00:00.000Z`,
  });
}

/**
 * Three models. Since they learned, 150 games: in the drifted folder the starters are older than those of the blend's training, pitches are
 * no longer counted, and predictions are wrong. A year ago the same days were predicted well. The model of batters is from before
 * distributions were kept.
 */
async function folderOf(shifted: number, recentGames = 150): Promise<string> {
  const dataDir = temporaryFolder();
  const games = Array.from({ length: recentGames }, (_, index) => {
    const date = addDays(yesterday, -(index % 20));
    const before = `${Number(date.slice(0, 4)) - 1}${date.slice(4).replace('-02-29', '-02-28')}`;
    return [
      gameRows(2_000 + index, date, shifted === 0 || index % 3 === 0, shifted),
      gameRows(3_000 + index, before, true, 0),
    ];
  }).flat();
  await inDataFolder(dataDir, async (ports) => {
    const card = { chosen_member: 'blend', input_reference: learned(historyFeatureNames) };
    await addModelVersions(ports, [{ version, card }]);
    await addPlayerModel(ports, 'pitcher_strikeouts', 'poisson_glm', startFeatureNames);
    await addPlayerModel(ports, 'player_performance', 'logistic', shifted === 0 ? batterFeatureNames : null);
    for (const table of Object.keys(games[0] ?? {})) {
      const rows = games.flatMap((own) => Object.entries(own).find(([name]) => name === table)?.[1] ?? []);
      await ports.objects.put(`${table}.ndjson`, asNdjson(rows));
      await ports.warehouse.load({ table, objectKeys: [`${table}.ndjson`], mode: { kind: 'merge' } });
    }
  });
  return dataDir;
}

const ask = async (dataDir: string, ...args: string[]) => {
  const terminal = recordingTerminal();
  expect(await models([...args, '--data-dir', dataDir], terminal)).toBe(0);
  return terminal.said;
};

it('a shift in one input of what really predicts is found, named, recorded once, and told by models drift, status, heal and GET /metrics', async () => {
  const dataDir = await folderOf(30);
  const said = (await ask(dataDir, 'drift')).join('\n');
  expect(said).toMatch(/brier +home_win +150 +0\.\d{4} +0\.\d{4} +0\.\d{4} +alert/);
  expect(said).toMatch(/psi +starter_age +150 +\d+\.\d{4} +- +0\.2500 +alert/);
  expect(said).toMatch(/psi +offence +150 .* ok/);
  expect(said).toMatch(
    /moved most: starter_age: age of the starter, home minus away, years: 29\.\d on average, -?0\.\d+ in training/,
  );
  expect(said).toMatch(
    /moved most: log_pitches_last: Log of pitches in the last start: never known on average, .* not known of 100% of the rows, 0% in training/,
  );
  // Of 150 starts: on 50 the forecast was 6 of 5 to 7 strikeouts, on 100 it was 9.
  expect(said).toMatch(/mae +strikeouts +150 +2\.\d{4} +0\.6\d{3} +0\.\d{4} +alert/);
  expect(said).toMatch(/brier +at_least_one_home_runs +150 +0\.2500 +0\.2500 +0\.2500 +ok/);
  expect(said).toMatch(/brier +at_least_one_walks +0 +- +- +- +too few/);
  expect(said).toMatch(/player_performance .*\n +inputs are not judged: the model was trained before/);
  const [first = ''] = await ask(dataDir, 'drift', '--json', '--date', yesterday);
  expect(JSON.parse(first).systems).toMatchObject([
    { modelSystem: 'game_outcome', modelVersion: version, metricDate: yesterday, window: '30d' },
    { modelSystem: 'pitcher_strikeouts' },
    { modelSystem: 'player_performance' },
  ]);

  const stored = await inDataFolder(dataDir, ({ warehouse }) =>
    warehouse.query({
      text: "select m.model_system, m.metric_type, count(*) as rows_stored, count(if(m.status = 'alert', 1, null)) as alerts from operational.model_metrics as m where m.metric_date >= '2000-01-01' group by m.model_system, m.metric_type order by m.model_system, m.metric_type",
    }),
  );
  // Twice measured, once there: one input of each drifted system, and no other, is an alert; so are the chances that were wrong.
  expect(stored).toMatchObject([
    { model_system: 'game_outcome', metric_type: 'brier', rows_stored: 1, alerts: 1 },
    { model_system: 'game_outcome', metric_type: 'mae', rows_stored: 1 },
    { model_system: 'game_outcome', metric_type: 'psi', rows_stored: historyFeatureNames.length, alerts: 1 },
    { model_system: 'game_outcome', metric_type: 'rmse', rows_stored: 1 },
    { model_system: 'pitcher_strikeouts', metric_type: 'brier', rows_stored: 1, alerts: 1 },
    { model_system: 'pitcher_strikeouts', metric_type: 'mae', rows_stored: 1, alerts: 1 },
    {
      model_system: 'pitcher_strikeouts',
      metric_type: 'psi',
      rows_stored: startFeatureNames.length,
      alerts: 1,
    },
    { model_system: 'pitcher_strikeouts', metric_type: 'rmse', rows_stored: 1, alerts: 1 },
    // Six outcomes, of which hits were forecast wrongly, home runs as before, and the others not at all.
    { model_system: 'player_performance', metric_type: 'brier', rows_stored: 6, alerts: 1 },
    { model_system: 'player_performance', metric_type: 'psi', rows_stored: 1, alerts: 0 },
  ]);

  const screen = recordingTerminal();
  await status(['--data-dir', dataDir], screen);
  const lines = screen.said.join('\n');
  expect(lines).toMatch(
    /WARN drift: game_outcome 20260424-00000001, psi of starter_age over 30d: \d+\.\d{4}, limit 0\.2500 \(150 rows to \d{4}-\d\d-\d\d\): age of the starter, /,
  );
  expect(lines).toMatch(/WARN drift: pitcher_strikeouts .*log_pitches_last/);
  expect(lines).toMatch(/^player_performance .*: drift of inputs is not judged: /m);

  const healed = recordingTerminal();
  await heal(['--dry-run', '--json', '--data-dir', dataDir], healed);
  const { ailments } = JSON.parse(healed.said[0] ?? '');
  const drift = ailments.filter(({ kind }: { kind: string }) => kind === 'model_drift');
  // Worse predictions need a person; inputs that moved are left to the next training.
  expect(drift.map(({ subject }: { subject: string }) => subject)).toContain(
    'game_outcome brier of home_win',
  );
  expect(drift.some(({ subject }: { subject: string }) => subject.includes('psi'))).toBe(false);
  expect(drift[0]).toMatchObject({ repair: null, state: 'needs a person' });

  await inDataFolder(dataDir, async ({ objects, warehouse }) => {
    const app = await buildApp({ objects, warehouse, log: memoryLog().log, settings: defaultApiSettings });
    const response = await app.inject({ method: 'GET', url: '/metrics' });
    await app.close();
    expect(response.statusCode).toBe(200);
    expect(response.headers['content-type']).toMatch(/^text\/plain; version=0\.0\.4/);
    expect(response.body).toMatch(/^# TYPE hankstank_model_metric gauge$/m);
    expect(response.body).toMatch(
      /^hankstank_model_metric\{model_system="pitcher_strikeouts",model_version="20260424-00000001",run_id="[^"]+",metric_type="psi",subject="log_pitches_last",window="30d"\} \d+\.\d+$/m,
    );
    expect(response.body).toMatch(/^hankstank_model_metric_alert\{.*subject="starter_age".*\} 1$/m);
    expect(response.body).toMatch(/^hankstank_model_metric_alert\{.*subject="line_up".*\} 0$/m);
    expect(response.body).toMatch(/^hankstank_model_metric_threshold\{.*metric_type="psi".*\} 0\.25$/m);
    expect(response.body).toMatch(/^hankstank_model_info\{model_version="20260424-00000001"\} 1$/m);
  });
});

it('alerts are said on the bus, one event a system with the worst of them; without a shift there is none', async () => {
  const said = async (dataDir: string) =>
    inDataFolder(dataDir, async (ports) => {
      const published: { topic: string; data: unknown }[] = [];
      const bus = {
        ...ports.bus,
        publish: async (topic: string, { data }: { data: unknown }) => {
          published.push({ topic, data });
        },
      };
      const clock = manualClock(new Date().toISOString());
      const measured = await measureDrift({ ...ports, clock }, yesterday, readDriftSettings({}));
      await recordDrift({ ...ports, bus }, measured, '20260601T061500Z-ab12');
      return { published, measured };
    });
  const drifted = await said(await folderOf(30));
  expect(drifted.published).toMatchObject([
    {
      topic: 'model.drifted',
      data: {
        run_id: '20260601T061500Z-ab12',
        game_date: yesterday,
        model_system: 'game_outcome',
        worst: { metric_type: 'psi', subject: 'starter_age', threshold: 0.25 },
      },
    },
    { topic: 'model.drifted', data: { model_system: 'pitcher_strikeouts', alerts: 4 } },
    {
      topic: 'model.drifted',
      data: {
        model_system: 'player_performance',
        alerts: 1,
        worst: { metric_type: 'brier', subject: 'at_least_one_hits' },
      },
    },
  ]);
  for (const { data } of drifted.published)
    expect(topics['model.drifted'].event.data.safeParse(data).success).toBe(true);

  const calmFolder = await folderOf(0);
  const calm = await said(calmFolder);
  expect(calm.published).toEqual([]);
  expect(
    calm.measured.flatMap(({ metrics }) => metrics).filter(({ status: state }) => state === 'alert'),
  ).toEqual([]);

  const screen = recordingTerminal();
  await status(['--data-dir', calmFolder], screen);
  expect(screen.said.join('\n')).toMatch(
    /^No drift in 72 metrics; moved most: pitcher_strikeouts .* on average, /m,
  );

  // Without batters there are too few rows to judge, and that is not 0.
  const batters = calm.measured.find(({ modelSystem }) => modelSystem === 'player_performance');
  const ofInputs = batters?.metrics.filter(({ metricType }) => metricType === 'psi');
  expect(new Set(ofInputs?.map((metric) => `${metric.status} ${metric.value}`))).toEqual(
    new Set(['too_few null']),
  );
});

it('the variant with the opening line is measured too: the line, what the market remembers, and its own forecasts', async () => {
  const dataDir = await folderOf(0);
  const system = 'game_outcome_with_open_line';
  const names = ['open_line', 'team_moves', 'starter_moves', 'closing_ratings'];
  await inDataFolder(dataDir, async (ports) => {
    await addPlayerModel(ports, system, 'open_line_move', names);
    const games = Array.from({ length: 150 }, (_, index) => ({
      game_pk: 2_000 + index,
      date: addDays(yesterday, -(index % 20)),
    }));
    const tables: Record<string, object[]> = {
      'mlb_historical_data.odds_snapshots': games.map(({ game_pk, date }, index) =>
        contractRow('mlb_historical_data.odds_snapshots', {
          game_pk,
          game_date: date,
          // Before the cutoff of the features of the contract's example.
          captured_at: '2026-01-01T00:00:00.000Z',
          home_probability: 0.4 + (index % 21) / 100,
        }),
      ),
      // Ratings by closing lines have moved away from all that was learned; moves are as they were.
      'mlb_features.market_memory_features': games.map(({ game_pk, date }, index) =>
        contractRow('mlb_features.market_memory_features', {
          game_pk,
          feature_date: date,
          team_moves: spread(index),
          starter_moves: spread(index),
          closing_ratings: 40 + spread(index),
        }),
      ),
      'mlb_predictions.game_predictions': games.map(({ game_pk, date }) =>
        contractRow('mlb_predictions.game_predictions', {
          game_pk,
          game_date: date,
          model_system: system,
          cutoff_at: `${date}T12:00:00.000Z`,
          home_win_probability: game_pk % 2 === 0 ? 0.1 : 0.9,
        }),
      ),
    };
    for (const [table, rows] of Object.entries(tables)) {
      await ports.objects.put(`variant-${table}.ndjson`, asNdjson(rows));
      await ports.warehouse.load({ table, objectKeys: [`variant-${table}.ndjson`], mode: { kind: 'merge' } });
    }
  });
  const said = (await ask(dataDir, 'drift')).join('\n');
  const own = said.slice(said.indexOf(system), said.indexOf('pitcher_strikeouts'));
  expect(own).toMatch(/brier +home_win +150 +0\.8100 /);
  expect(own).toMatch(/psi +closing_ratings +150 .* alert/);
  expect(own).toMatch(/psi +team_moves +150 .* ok/);
  expect(own).toMatch(/moved most: open_line: the opening line's chance of a home win: 0\.\d+ on average/);
  // What the variant without a market is told of does not move.
  expect(said.slice(0, said.indexOf(system))).not.toMatch(/alert$/m);
});

it('fewer games than the minimum are told as too few', async () => {
  const dataDir = await folderOf(0, 40);
  await ask(dataDir, 'drift');
  const screen = recordingTerminal();
  await status(['--data-dir', dataDir], screen);
  expect(screen.said.filter((line) => line.includes('too few rows'))).toEqual([
    'game_outcome: too few rows to judge drift.',
    'pitcher_strikeouts: too few rows to judge drift.',
    'player_performance: too few rows to judge drift.',
  ]);
});

it('there is nothing to measure while Elo alone is served', async () => {
  const dataDir = temporaryFolder();
  const terminal = recordingTerminal();
  await models(['drift', '--data-dir', dataDir], terminal);
  await models(['drift', '--data-dir', dataDir, '--json'], terminal);
  expect(terminal.said).toEqual(['No model was trained yet: there is nothing to measure.', '{"systems":[]}']);
});

it('thresholds come from the configuration', () => {
  expect(readDriftSettings({})).toEqual({ windowDays: 30, rowsMin: 100, psiMax: 0.25, standardErrors: 3 });
  expect(readDriftSettings({ DRIFT_PSI_MAX: '0.1', DRIFT_WINDOW_DAYS: '14' })).toMatchObject({
    psiMax: 0.1,
    windowDays: 14,
  });
  expect(() => readDriftSettings({ DRIFT_PSI_MAX: '0', DRIFT_ROWS_MIN: 'few' })).toThrow(
    expect.objectContaining({
      code: 'CONFIG_INVALID',
      message: expect.stringMatching(/DRIFT_ROWS_MIN[\s\S]*DRIFT_PSI_MAX/),
    }),
  );
});
