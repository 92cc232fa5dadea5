import { describe, expect, it } from 'vitest';
import { changedBody, collectWithDatasets, gameDate } from '../../support/dataset-night.ts';

describe('everyone who appeared', () => {
  it('unknown people of rosters are asked for, a hundred at a time, then one by one', async () => {
    const { requestsOf, bundles, rowsOf } = await collectWithDatasets({
      answer: changedBody('people', (json, { subject }) =>
        subject.includes('and') ? { people: Object(json['people']).slice(2) } : json,
      ),
    });
    expect(requestsOf('people').map(({ subject }) => subject.includes('and'))).toEqual([true, false, false]);
    expect(rowsOf('rosters', 'players')).toHaveLength(84);
    expect(bundles.get('rosters')?.findings).toMatchObject([
      { code: 'PLAYER_FOUND', path: 'roster', message: expect.stringContaining('84 unknown people') },
    ]);
  });

  it('one whom nobody knows is named', async () => {
    const { bundles } = await collectWithDatasets({ answer: changedBody('people', () => ({ people: [] })) });
    const missing = bundles.get('rosters')?.findings.filter(({ code }) => code === 'PLAYER_MISSING') ?? [];
    expect(missing).toHaveLength(84);
    expect(missing[0]).toMatchObject({ path: 'roster' });
  });

  it('one with statistics of the day but no line is found by his game log', async () => {
    const { requestsOf, bundles, rowsOf } = await collectWithDatasets({
      answer: changedBody('feed_live', (json) => {
        const players = Object(json['liveData'])['boxscore']['teams']['home']['players'];
        const [first] = Object.keys(players).filter(
          (id) => Object.keys(players[id].stats.batting).length > 0,
        );
        Reflect.deleteProperty(players, first ?? '');
        return json;
      }),
    });
    const logs = requestsOf('game_log');
    expect(logs).toHaveLength(3);
    const found = bundles.get('rosters')?.findings.filter(({ path }) => path === 'statistics') ?? [];
    expect(found).toHaveLength(3);
    for (const { code, message } of found) {
      expect(code).toBe('PLAYER_MISSING');
      expect(message).toMatch(/has statistics of 2025-04-05 but no line; his game log names game \d+/);
    }
    expect(rowsOf('rosters', 'player_game_logs')).toHaveLength(3);
    expect(rowsOf('rosters', 'player_game_logs')[0]).toMatchObject({
      game_date: gameDate,
      stat_group: 'hitting',
      games: 1,
    });
  });

  it('one who is not on the roster of the date is said', async () => {
    const { bundles } = await collectWithDatasets({
      answer: changedBody('roster', (json) => ({ ...json, roster: Object(json['roster']).slice(1) })),
    });
    const off = bundles.get('rosters')?.findings.filter(({ code }) => code === 'PLAYER_OFF_ROSTER') ?? [];
    expect(off.length).toBeGreaterThan(0);
  });

  it('lines that were loaded before count', async () => {
    const first = await collectWithDatasets();
    expect(first.bundles.get('rosters')?.findings.map(({ code }) => code)).toEqual(['PLAYER_FOUND']);
    const lines = [{ game_pk: 1, player_id: 4_711, team_id: 108 }];
    const { bundles } = await collectWithDatasets({ lines });
    expect(bundles.get('rosters')?.findings.map(({ code }) => code)).toEqual([
      'PLAYER_OFF_ROSTER',
      'PLAYER_FOUND',
      'PLAYER_MISSING',
    ]);
  });
});
