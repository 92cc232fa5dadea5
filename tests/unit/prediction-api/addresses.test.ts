import { describe, expect, it } from 'vitest';
import { gamePredictions, modelRegistry } from '../../../schemas/tables/predictions.ts';
import { HanksTankError } from '../../../shared/domain/errors.ts';
import type { SqlRow } from '../../../shared/ports/warehouse.ts';
import { openApi, openServing, slateDate } from '../../support/open-api.ts';
import { snapshotOf } from '../../support/outcome-world.ts';
import { promoteModelFile, promoteSnapshot } from '../../support/serving-store.ts';
import { trainedFile } from '../../support/trained-file.ts';

describe('GET /predictions', () => {
  const row = Object.fromEntries(
    Object.entries(gamePredictions.examples.pass[0] ?? {}).filter(
      ([name]) => !['model_system', 'run_id', 'source', 'known_at', 'ingested_at', 'row_hash'].includes(name),
    ),
  ) as SqlRow; // the example of a contract has scalar columns

  it('gives the stored predictions of the newest slate, or of a date', async () => {
    const asked: unknown[] = [];
    const { get, objects } = await openServing({
      answers: {
        'mlb_predictions/predictions_of_date/query.sql': ({ game_date }) => {
          asked.push(game_date?.value);
          return [{ ...row, away_team_id: 999 }];
        },
      },
    });
    await promoteSnapshot(objects, snapshotOf('2026-05-20'), { isCurrent: false });
    const { status, body } = await get('/predictions');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      slate_date: slateDate,
      predictions: [
        {
          game_pk: 824_322,
          home_team: { abbreviation: 'COL' },
          away_team: { team_id: 999, abbreviation: '999' },
          home_win_probability: 0.46,
          away_win_probability: 0.54,
          predicted_score: { home: 4.9, away: 5.3 },
          contributions: [{ feature: 'elo_difference', value: -31.2, contribution: -0.12 }],
        },
      ],
    });
    expect((await get('/predictions?date=2026-05-20')).body.slate_date).toBe('2026-05-20');
    expect(asked).toEqual([slateDate, '2026-05-20']);
  });

  it('refuses a bad date and unknown parameters, and names the dates when there is none', async () => {
    const { get } = await openServing();
    const bad = await get('/predictions?date=tomorrow&team=NYY');
    expect(bad.status).toBe(400);
    expect(bad.body.error.problems).toHaveLength(2);
    const none = await get('/predictions?date=2026-05-01');
    expect(none).toMatchObject({ status: 404, body: { error: { code: 'SLATE_NOT_FOUND' } } });
  });

  it('says 503 when the warehouse is away and hides what is nobody’s business', async () => {
    const { get, lines } = await openServing({
      answers: {
        'mlb_predictions/predictions_of_date/query.sql': () => {
          throw new HanksTankError('WAREHOUSE_UNAVAILABLE', 'the warehouse does not answer');
        },
        'mlb_predictions/model_versions/query.sql': () => {
          throw new Error('password=hunter2');
        },
      },
    });
    expect(await get('/predictions')).toMatchObject({
      status: 503,
      body: { error: { code: 'WAREHOUSE_UNAVAILABLE' } },
    });
    const broken = await get('/models');
    expect(broken.status).toBe(500);
    expect(broken.text).not.toMatch(/hunter2|\.ts:| {4}at /);
    expect(broken.body.error).toMatchObject({ code: 'INTERNAL', request_id: expect.stringMatching(/./) });
    expect(lines().some((line) => line['message'] === 'request failed')).toBe(true);
  });
});

describe('the other addresses', () => {
  it('GET /models tells what answers and every version', async () => {
    const { model_key, card_key, run_id, source, known_at, ingested_at, row_hash, ...registered } =
      (modelRegistry.examples.pass[0] ?? {}) as Record<string, string>; // columns left out below are text
    const version = {
      ...registered,
      status: 'rolled_back',
      status_since: '2026-08-06T09:30:00.000Z',
      status_by: 'ann',
      times_served: 1,
    };
    const { objects } = await openServing();
    await promoteModelFile(objects, trainedFile);
    const { get } = await openApi({
      objects,
      answers: { 'mlb_predictions/model_versions/query.sql': () => [version] },
    });
    const { status, body } = await get('/models');
    expect(status).toBe(200);
    expect(body.current).toEqual({
      model_system: 'game_outcome',
      model_version: trainedFile.model_version,
      model_member: 'logistic',
      trained_through: '2026-04-24',
      training_games: 450,
      problem: null,
    });
    expect(body.versions).toEqual([version]);
    expect([model_key, card_key, run_id, source, known_at, ingested_at, row_hash]).toHaveLength(7);
  });

  it('GET /teams lists what to ask with', async () => {
    const { get } = await openServing();
    const { body } = await get('/teams');
    expect(body.teams).toHaveLength(6);
    expect(body.teams[0]).toEqual({
      team_id: 111,
      abbreviation: 'BOS',
      name: 'Team 111',
      elo_rating: 1490,
      games_season: 15,
      wins_season: 5,
    });
  });

  it('an unknown address is 404 with the way to the right one', async () => {
    const { get } = await openServing();
    expect(await get('/predict/game?x=1')).toMatchObject({
      status: 404,
      body: { error: { code: 'ROUTE_NOT_FOUND', message: 'There is no GET /predict/game.' } },
    });
  });

  it('GET /docs describes all of them, from the package', async () => {
    const { app, get } = await openServing();
    const { body } = await get('/docs/json');
    expect(Object.keys(body.paths).sort()).toEqual([
      '/healthz',
      '/metrics',
      '/models',
      '/predict/game',
      '/predictions',
      '/predictions/players',
      '/predictions/strikeouts',
      '/readyz',
      '/teams',
    ]);
    expect(body.paths['/predict/game'].post.requestBody.content['application/json'].schema.required).toEqual([
      'home_team',
      'away_team',
    ]);
    const page = await app.inject({ method: 'GET', url: '/docs' });
    expect(page.statusCode).toBe(200);
    expect(page.body).not.toMatch(/(src|href)="https?:\/\//);
  });
});
