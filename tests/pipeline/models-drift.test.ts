import { expect, it } from 'vitest';
import { heal } from '../../services/console/commands/heal.ts';
import { models } from '../../services/console/commands/models.ts';
import { status } from '../../services/console/commands/status.ts';
import { readDriftSettings } from '../../services/console/drift/config.ts';
import { buildApp } from '../../services/prediction-api/app.ts';
import { defaultApiSettings } from '../../services/prediction-api/config.ts';
import { addDays, easternDateOf } from '../../shared/domain/calendar.ts';
import { asNdjson, contractRow } from '../support/contract-rows.ts';
import { addModelVersions, inDataFolder } from '../support/model-folder.ts';
import { recordingTerminal } from '../support/recording-terminal.ts';
import { memoryLog } from '../support/silent-log.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const version = '20260424-00000001';
const yesterday = addDays(easternDateOf(new Date()), -1);

/**
 * A model that learned from 300 games; since then 150 games, whose Elo differences lie elsewhere and whose predictions are wrong. A year
 * ago the same days were predicted well.
 */
async function driftedFolder(): Promise<string> {
  const dataDir = temporaryFolder();
  const features: unknown[] = [];
  const games: unknown[] = [];
  const predictions: unknown[] = [];
  const addGame = (gamePk: number, date: string, isRight: boolean): void => {
    const homeWon = gamePk % 2 === 0;
    games.push(
      contractRow('mlb_historical_data.games', {
        game_pk: gamePk,
        game_date: date,
        season: Number(date.slice(0, 4)),
        game_type: 'R',
        is_complete: true,
        home_score: homeWon ? 5 : 3,
        away_score: homeWon ? 3 : 5,
        completed_at: `${date}T23:00:00.000Z`,
      }),
    );
    predictions.push(
      contractRow('mlb_predictions.game_predictions', {
        game_pk: gamePk,
        game_date: date,
        model_version: version,
        cutoff_at: `${date}T12:00:00.000Z`,
        home_win_probability: homeWon === isRight ? 0.6 + (gamePk % 5) / 50 : 0.4 - (gamePk % 5) / 50,
        expected_home_runs: 4,
        expected_away_runs: 4 + (gamePk % 3) / 10,
      }),
    );
  };
  const addFeatures = (gamePk: number, date: string, elo: number): void => {
    features.push(
      contractRow('mlb_features.game_features_daily', {
        game_pk: gamePk,
        feature_date: date,
        elo_difference: elo,
        park_run_factor: 1 + (gamePk % 7) / 100,
        rest_days_difference: null,
      }),
    );
  };
  for (let index = 0; index < 300; index += 1)
    addFeatures(1_000 + index, addDays('2026-03-27', index % 25), (index % 21) - 10);
  for (let index = 0; index < 150; index += 1) {
    const date = addDays(yesterday, -(index % 20));
    addFeatures(2_000 + index, date, 40 + (index % 21));
    addGame(2_000 + index, date, index % 3 === 0);
    const before = `${Number(date.slice(0, 4)) - 1}${date.slice(4).replace('-02-29', '-02-28')}`;
    addGame(3_000 + index, before, true);
  }
  await inDataFolder(dataDir, async (ports) => {
    await addModelVersions(ports, [{ version }]);
    for (const [table, rows] of [
      ['mlb_features.game_features_daily', features],
      ['mlb_historical_data.games', games],
      ['mlb_predictions.game_predictions', predictions],
    ] as const) {
      await ports.objects.put(`${table}.ndjson`, asNdjson(rows));
      await ports.warehouse.load({ table, objectKeys: [`${table}.ndjson`], mode: { kind: 'merge' } });
    }
  });
  return dataDir;
}

it('drift is measured, recorded once, and told by models drift, status, heal and GET /metrics', async () => {
  const dataDir = await driftedFolder();
  const ask = async (...args: string[]) => {
    const terminal = recordingTerminal();
    expect(await models([...args, '--data-dir', dataDir], terminal)).toBe(0);
    return terminal.said;
  };
  const said = (await ask('drift')).join('\n');
  expect(said).toMatch(/brier +home_win +150 +0\.\d{4} +0\.\d{4} +0\.\d{4} +alert/);
  expect(said).toMatch(/psi +elo_difference +150 +\d+\.\d{4} +- +0\.2500 +alert/);
  expect(said).toMatch(/psi +park_run_factor +150 .* ok/);
  const [first = ''] = await ask('drift', '--json', '--date', yesterday);
  expect(JSON.parse(first)).toMatchObject({ modelVersion: version, metricDate: yesterday, window: '30d' });

  const stored = await inDataFolder(dataDir, ({ warehouse }) =>
    warehouse.query({
      text: "select m.metric_type, count(*) as rows_stored from operational.model_metrics as m where m.metric_date >= '2000-01-01' group by m.metric_type order by m.metric_type",
    }),
  );
  // Twice measured, once there: 27 inputs and three scores.
  expect(stored).toEqual([
    { metric_type: 'brier', rows_stored: 1 },
    { metric_type: 'mae', rows_stored: 1 },
    { metric_type: 'psi', rows_stored: 27 },
    { metric_type: 'rmse', rows_stored: 1 },
  ]);

  const screen = recordingTerminal();
  await status(['--data-dir', dataDir], screen);
  expect(screen.said.join('\n')).toMatch(
    /WARN drift: game_outcome 20260424-00000001, psi of elo_difference over 30d: \d+\.\d{4}, limit 0\.2500 \(150 rows to /,
  );

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
      /^hankstank_model_metric\{model_system="game_outcome",model_version="20260424-00000001",run_id="[^"]+",metric_type="brier",subject="home_win",window="30d"\} 0\.\d+$/m,
    );
    expect(response.body).toMatch(/^hankstank_model_metric_alert\{.*subject="park_run_factor".*\} 0$/m);
    expect(response.body).toMatch(/^hankstank_model_metric_threshold\{.*metric_type="psi".*\} 0\.25$/m);
    expect(response.body).toMatch(/^hankstank_model_info\{model_version="20260424-00000001"\} 1$/m);
  });
});

it('there is nothing to measure while Elo alone is served', async () => {
  const dataDir = temporaryFolder();
  const terminal = recordingTerminal();
  await models(['drift', '--data-dir', dataDir], terminal);
  await models(['drift', '--data-dir', dataDir, '--json'], terminal);
  expect(terminal.said).toEqual(['No model was trained yet: there is nothing to measure.', '{"metrics":[]}']);
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
