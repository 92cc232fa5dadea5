import { describe, expect, it } from 'vitest';
import { memoryObjects } from '../../support/memory-objects.ts';
import { game, openApi, openServing, slateDate } from '../../support/open-api.ts';
import { snapshotOf } from '../../support/outcome-world.ts';
import { promoteModelFile, promoteSnapshot } from '../../support/serving-store.ts';
import { trainedBlendFile } from '../../support/trained-blend.ts';
import { trainedFile, trainedTreesFile } from '../../support/trained-file.ts';

describe('POST /predict/game', () => {
  it('answers with probabilities, score, reasons and where they come from', async () => {
    const { predict } = await openServing();
    const { status, body } = await predict(game);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      game: {
        game_pk: 800_001,
        game_date: slateDate,
        scheduled_start_at: `${slateDate}T23:05:00.000Z`,
        home_team: { team_id: 147, abbreviation: 'NYY', name: 'Team 147' },
        away_team: { team_id: 111 },
        home_starter: { player_id: 543_037, name: 'Gerrit Example', throws: 'R' },
        away_starter: { player_id: 607_536 },
      },
      home_win_probability: expect.closeTo(1 / (1 + 10 ** (-84 / 400)), 12),
      model_version: 'elo',
      model_member: 'elo',
      slate_date: slateDate,
      cutoff_at: `${slateDate}T12:00:00.000Z`,
      warnings: [],
    });
    expect(body.home_win_probability + body.away_win_probability).toBe(1);
    expect(body.total_runs).toBeCloseTo(body.predicted_score.home + body.predicted_score.away, 12);
    expect(body.contributions.map((reason: { feature: string }) => reason.feature)).toEqual([
      'elo_difference',
      'home_advantage',
    ]);
  });

  it.each([
    ['abbreviations in any case', { home_team: ' nyy ', away_team: 'bos' }],
    ['ids', { home_team: 147, away_team: 111 }],
    ['ids as text', { home_team: '147', away_team: '111' }],
  ])('takes %s', async (_, body) => {
    const { predict } = await openServing();
    expect((await predict(body)).body.game).toMatchObject({
      home_team: { team_id: 147 },
      away_team: { team_id: 111 },
    });
  });

  it('predicts two teams that do not meet, with a warning for each unknown starter', async () => {
    const { predict } = await openServing();
    const { status, body } = await predict({ home_team: 'COL', away_team: 'NYY' });
    expect(status).toBe(200);
    expect(body.game).toMatchObject({ game_pk: null, scheduled_start_at: null, home_starter: null });
    expect(body.warnings).toEqual([
      'the starter of COL is not known: replacement level',
      'the starter of NYY is not known: replacement level',
    ]);
  });

  it('takes starters by id; one it does not know is replacement level, with a warning', async () => {
    const { predict, objects } = await openServing();
    await promoteModelFile(objects, trainedFile);
    const { predict: predictTrained } = await openApi({ objects });
    const { status, body } = await predict({ ...game, home_starter_id: 999_999_999 });
    expect(status).toBe(200);
    expect(body.game.home_starter).toEqual({ player_id: 999_999_999, name: null, throws: null });
    expect(body.warnings).toEqual([
      'starter 999999999 of NYY has no starts in the last year: replacement level',
    ]);
    const unknown = await predictTrained({ ...game, home_starter_id: 999_999_999 });
    const none = await predictTrained({ ...game, home_starter_id: null });
    const announced = await predictTrained(game);
    expect(unknown.body.home_win_probability).toBe(none.body.home_win_probability);
    expect(announced.body.home_win_probability).toBeGreaterThan(none.body.home_win_probability);
  });

  it('warns of a starter who pitches for somebody else, of a postponed game and of a doubleheader', async () => {
    const snapshot = snapshotOf(slateDate);
    const [first] = snapshot.games;
    if (first === undefined) throw new Error('no game');
    const objects = memoryObjects();
    const second = { ...first, game_pk: 800_004, game_number: 2, double_header: 'Y', home_starter_id: null };
    await promoteSnapshot(objects, { ...snapshot, games: [second, ...snapshot.games] });
    const { predict } = await openApi({ objects });
    const postponed = await predict({ home_team: 'COL', away_team: 'TB', home_starter_id: 543_037 });
    expect(postponed.body.warnings).toEqual([
      'Gerrit Example (543037) last started for another team than COL',
      'the starter of TB is not known: replacement level',
      'the game of the slate is postponed or cancelled',
    ]);
    const double = await predict(game);
    expect(double.body.game.game_pk).toBe(800_001);
    expect(double.body.warnings).toEqual([
      expect.stringMatching(/BOS at NYY is a doubleheader: this is game 1/),
    ]);
  });

  it('explains a tree model only when asked, exactly', async () => {
    const { objects } = await openServing();
    await promoteModelFile(objects, trainedTreesFile);
    const { predict } = await openApi({ objects });
    const plain = await predict(game);
    expect(plain.body).toMatchObject({ model_member: 'trees', contributions: [] });
    const { body } = await predict({ ...game, explain: true });
    expect(body.home_win_probability).toBe(plain.body.home_win_probability);
    const sum = body.contributions.reduce(
      (total: number, reason: { contribution: number }) => total + reason.contribution,
      0,
    );
    expect(1 / (1 + Math.exp(-sum))).toBeCloseTo(body.home_win_probability, 5);
  });

  it('says that Elo answers when the model needs ratings that the slate does not have', async () => {
    const { objects, predict: predictByElo } = await openServing();
    await promoteModelFile(objects, trainedBlendFile);
    const { predict } = await openApi({ objects });
    const { body } = await predict(game);
    expect(body).toMatchObject({
      model_member: 'elo',
      model_version: 'elo',
      home_win_probability: (await predictByElo(game)).body.home_win_probability,
      warnings: [
        `model ${trainedBlendFile.model_version} needs the ratings on history, which the game does not have: Elo answers`,
      ],
    });
    expect(body.contributions.length).toBe(2);
  });

  it('leaves the reasons out on request', async () => {
    const { predict } = await openServing();
    expect((await predict({ ...game, explain: false })).body.contributions).toEqual([]);
  });

  it('names every problem of a bad request, unknown fields too', async () => {
    const { predict } = await openServing();
    const { status, body } = await predict({
      home_team: { id: 147 },
      date: '15 April',
      home_starter_id: 'Cole',
      explain: 'yes',
      weather: 'fine',
      umpire: 1,
    });
    expect(status).toBe(400);
    expect(body.error.code).toBe('REQUEST_INVALID');
    const problems: string[] = body.error.problems;
    for (const name of [
      'home_team',
      'away_team',
      'date',
      'home_starter_id',
      'explain',
      'weather',
      'umpire',
    ]) {
      expect(
        problems.some((problem) => problem.includes(name)),
        name,
      ).toBe(true);
    }
    expect(body.error.check).toMatch(/Every problem is named/);
  });

  it.each([
    ['no JSON', '{"home_team":', 400],
    ['no body', '', 400],
    ['null', 'null', 400],
    ['a list', '[]', 400],
    ['a body that is too long', JSON.stringify({ ...game, note: 'x'.repeat(20_000) }), 413],
  ])('refuses %s', async (_, payload, status) => {
    const { predict } = await openServing();
    const answer = await predict(payload);
    expect(answer.status).toBe(status);
    expect(answer.body.error).toMatchObject({ code: 'REQUEST_INVALID', message: expect.stringMatching(/./) });
  });

  it('refuses another content type', async () => {
    const { predict } = await openServing();
    expect((await predict('home=NYY', { 'content-type': 'text/plain' })).status).toBe(415);
  });

  it('refuses a team that plays itself, however it is named', async () => {
    const { predict } = await openServing();
    const { status, body } = await predict({ home_team: 'NYY', away_team: 147 });
    expect(status).toBe(400);
    expect(body.error.problems).toEqual([expect.stringMatching(/both NYY/)]);
  });

  it('does not know a team that is none, and names both', async () => {
    const { predict } = await openServing();
    const { status, body } = await predict({ home_team: 'XXX', away_team: 9_999 });
    expect(status).toBe(404);
    expect(body.error).toMatchObject({
      code: 'TEAM_UNKNOWN',
      message: 'Unknown team: "XXX" and 9999.',
      check: expect.stringMatching(/GET \/teams/),
    });
    expect((await predict({ ...game, away_team: 'XXX' })).body.error.message).toBe('Unknown team: "XXX".');
  });

  it('answers for another date that has a slate, and names the dates when it has none', async () => {
    const { predict, objects } = await openServing();
    await promoteSnapshot(objects, snapshotOf('2026-05-20'), { isCurrent: false });
    expect((await predict({ ...game, date: '2026-05-20' })).body.slate_date).toBe('2026-05-20');
    expect((await predict({ ...game, date: slateDate })).body.slate_date).toBe(slateDate);
    const { status, body } = await predict({ ...game, date: '2026-05-21' });
    expect(status).toBe(404);
    expect(body.error).toMatchObject({
      code: 'SLATE_NOT_FOUND',
      message: 'No snapshot exists for 2026-05-21. Dates that exist: 2026-05-20, 2026-06-01.',
    });
  });

  it('names the newest dates only when there are many', async () => {
    const { predict, objects } = await openServing();
    for (let day = 10; day < 25; day += 1) {
      await promoteSnapshot(objects, snapshotOf(`2026-05-${day}`), { isCurrent: false });
    }
    const { body } = await predict({ ...game, date: '2026-07-01' });
    expect(body.error.message).toMatch(/newest 10 of 16\): 2026-05-16, .*, 2026-06-01\.$/);
  });

  it('does not let a model speak about games it was trained on', async () => {
    const { objects } = await openServing();
    await promoteModelFile(objects, { ...trainedFile, trained_through: '2026-06-10' });
    const { predict } = await openApi({ objects });
    const { body } = await predict(game);
    expect(body.model_version).toBe('elo');
    expect(body.warnings[0]).toMatch(/was trained on games through 2026-06-10.*Elo answers/);
  });

  it('takes the request id of the caller when it is sane', async () => {
    const { predict } = await openServing();
    expect((await predict(game, { 'x-request-id': 'abc-1' })).headers['x-request-id']).toBe('abc-1');
    const { headers } = await predict(game, { 'x-request-id': 'a b\tc'.repeat(30) });
    expect(headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
  });
});
