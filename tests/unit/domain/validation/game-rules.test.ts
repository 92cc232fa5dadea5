import { describe, expect, test } from 'vitest';
import type { Bundle } from '../../../../schemas/bundle.ts';
import { defaultGradeSettings } from '../../../../shared/domain/validation/grade.ts';
import { gameRules } from '../../../../shared/domain/validation/rule-registry.ts';
import { stagedTables } from '../../../../shared/domain/validation/staged-tables.ts';
import { validateGame } from '../../../../shared/domain/validation/validate-game.ts';
import { gameBundle, rowOf, rowsOf } from '../../../support/game-bundle.ts';

const set =
  (table: string, change: Record<string, unknown>, index = 0) =>
  (bundle: Bundle) => {
    Object.assign(rowOf(bundle, table, index), change);
  };
const drop =
  (table: string, from: number, rows = 1) =>
  (bundle: Bundle) => {
    rowsOf(bundle, table).splice(from, rows);
  };

/** For every hand-written rule: what breaks it in a game that is right otherwise. */
const breaks: Record<string, (bundle: Bundle) => unknown> = {
  GAME_TEAMS_DIFFER: set('games', { away_team_id: 115 }),
  GAME_COMPLETE_STATE: set('games', { coded_state: 'D' }),
  GAME_COMPLETE_SCORE: set('games', { home_score: null }),
  GAME_TIED: set('games', { away_score: 2 }),
  GAME_DECISIONS: set('games', { losing_pitcher_id: null }),
  GAME_COMPLETED_AT: set('games', { completed_at: null }),
  GAME_SEASON_OF_DATE: set('games', { season: 2025 }),
  GAME_START_OF_DATE: set('games', { scheduled_start_at: '2026-08-07T00:10:00.000Z' }),
  BATTING_PARTS_FIT: set('player_batting_lines', { hits: 15 }),
  BATTING_LINE_ADDS_UP: set('player_batting_lines', { total_bases: 20 }),
  PITCHING_PARTS_FIT: set('player_pitching_lines', { strikes: 150 }),
  PITCHING_EARNED_RUNS: set('player_pitching_lines', { earned_runs: 9 }),
  PITCHING_STARTER_ORDER: set('player_pitching_lines', { appearance_order: 3 }),
  PITCH_ZONE_EXISTS: set('statcast_pitches', { zone: 10 }),
  PITCH_ONE_CALL: set('statcast_pitches', { is_ball: true, is_strike: true }),
  PITCH_SPEED_LOSS: set('statcast_pitches', { end_speed_mph: 99 }),
  TEAMS_TWO_WITH_TOTALS: drop('team_game_totals', 1),
  TEAMS_OF_LINES: set('player_batting_lines', { team_id: 999 }),
  SCORE_OF_TOTALS: set('team_game_totals', { runs: 7 }),
  LINE_SCORE_ADDS_UP: set('linescores', { away_runs: 3 }),
  LINE_SCORE_HITS_ERRORS: set('linescores', { away_errors: 1 }),
  INNINGS_OFFICIAL: set('games', { innings_played: 4 }),
  INNINGS_SHORTENED: set('games', { innings_played: 8 }),
  INNINGS_OF_LINE_SCORE: drop('linescores', 4),
  INNINGS_HOME_HALF: set('linescores', { home_runs: null }, 2),
  INNINGS_OUTS: set('player_pitching_lines', { outs_recorded: 11 }),
  PITCH_COUNT_POSSIBLE: drop('statcast_pitches', 0, 300),
  PITCH_COUNT_USUAL: drop('statcast_pitches', 0, 180),
  PITCHES_ABSENT: (bundle) => {
    set('games', { game_type: 'S' })(bundle);
    drop('statcast_pitches', 0, 999)(bundle);
  },
  PITCHES_OF_LINES_MISSING: drop('statcast_pitches', 0, 100),
  PITCHES_OF_LINES_DIFFER: drop('statcast_pitches', 0),
  PITCHES_OF_GAME: set('games', { pitches_recorded: 12 }),
  PLAYERS_PRESENT: drop('player_batting_lines', 3),
  PLAYERS_KNOWN: drop('players', 3),
  BATTING_OF_TEAM: set('team_game_totals', { walks: 29 }),
  PITCHING_OF_OPPONENT: set('player_pitching_lines', { strikeouts: 1 }),
  PITCHING_OF_TEAM: set('team_game_totals', { pitching_walks: 29 }),
  STARTERS_ONE_EACH: set('player_pitching_lines', { is_starter: true }, 1),
  STARTERS_OF_GAME: set('games', { home_starter_id: 1052 }),
  DECISIONS_OF_LINES: set('games', { winning_pitcher_id: 2051 }),
  LINEUP_NINE: set('player_batting_lines', { batting_order: 200 }),
};

const rulesHit = (bundle: Bundle): Set<string> =>
  new Set(validateGame(900001, bundle, defaultGradeSettings).findings.map(({ rule }) => rule));

describe('the hand-written rules', () => {
  test('hold for a game that adds up', () => {
    const verdict = validateGame(900001, gameBundle(), defaultGradeSettings);
    expect(verdict.findings).toEqual([]);
    expect(verdict).toMatchObject({ grade: 'A', score: 1, rowsRejected: 0 });
  });

  test.each(Object.entries(breaks))('%s is hit by a game that breaks it', (rule, change) => {
    const bundle = gameBundle();
    change(bundle);
    expect(rulesHit(bundle)).toContain(rule);
  });

  test('each has a game that breaks it', () => {
    // Tables that no game brings have tests of their own.
    const inGames = new Set(Object.keys(gameBundle().tables));
    const ofGames = Object.values(stagedTables).filter(({ table }) => inGames.has(table));
    const own = ofGames.flatMap(({ ownRules }) => ownRules.map(({ id }) => id));
    const handWritten = [...own, ...gameRules.map(({ id }) => id)];
    expect(Object.keys(breaks).toSorted()).toEqual(handWritten.toSorted());
  });

  test.each<[string, string, (bundle: Bundle) => unknown]>([
    [
      'GAME_COMPLETED_AT',
      'ended before its first pitch',
      set('games', { completed_at: '2026-08-05T10:00:00.000Z' }),
    ],
    ['BATTING_LINE_ADDS_UP', 'parts make', set('player_batting_lines', { hit_by_pitch: 1 })],
    ['DECISIONS_OF_LINES', 'for the loser', set('games', { losing_pitcher_id: 1051 })],
    ['TEAMS_TWO_WITH_TOTALS', 'no totals of the home team', set('team_game_totals', { team_id: 111 })],
    ['INNINGS_OF_LINE_SCORE', 'inning 3', set('linescores', { inning: 29 }, 2)],
    ['INNINGS_OUTS', 'away pitchers', set('player_pitching_lines', { outs_recorded: 1 }, 2)],
    [
      'PLAYERS_PRESENT',
      'fewer than 9',
      (bundle) => {
        set('games', { game_type: 'S' })(bundle);
        drop('statcast_pitches', 0, 999)(bundle);
        drop('player_batting_lines', 0, 2)(bundle);
      },
    ],
  ])('%s says "%s"', (rule, words, change) => {
    const bundle = gameBundle();
    change(bundle);
    const messages = validateGame(900001, bundle, defaultGradeSettings)
      .findings.filter((finding) => finding.rule === rule)
      .map(({ message }) => message);
    expect(messages.join('; ')).toContain(words);
  });
});

describe('one wrong number', () => {
  test.each([
    ['a team total', 'team_game_totals', 'walks', 'BATTING_OF_TEAM'],
    ['a batting line', 'player_batting_lines', 'runs_batted_in', null],
    ['a batting line', 'player_batting_lines', 'strikeouts', 'BATTING_OF_TEAM'],
    ['a pitching line', 'player_pitching_lines', 'walks', 'PITCHING_OF_OPPONENT'],
  ])('in %s (%s.%s) is one hard rule over the game, not two', (_, table, column, rule) => {
    const bundle = gameBundle();
    const row = rowOf(bundle, table);
    row[column] = Number(row[column]) + 1;
    const verdict = validateGame(900001, bundle, defaultGradeSettings);
    const hard = verdict.findings
      .filter(({ severity }) => severity === 'hard')
      .map((finding) => finding.rule);
    expect(new Set(hard)).toEqual(new Set(rule === null ? [] : [rule]));
    expect(verdict.grade).toBe(rule === null ? 'A' : 'C');
  });
});

describe('games that differ from the usual', () => {
  test('a seven-inning doubleheader is an A without a finding', () => {
    const verdict = validateGame(
      900001,
      gameBundle({ innings: 7, scheduledInnings: 7 }),
      defaultGradeSettings,
    );
    expect(verdict.findings).toEqual([]);
  });

  test('a game stopped by rain after five innings is an A that says so', () => {
    const verdict = validateGame(900001, gameBundle({ innings: 5 }), defaultGradeSettings);
    expect(verdict.findings.map(({ rule }) => rule)).toEqual(['INNINGS_SHORTENED']);
    expect(verdict.grade).toBe('A');
  });

  test('extra innings are an A', () => {
    expect(validateGame(900001, gameBundle({ innings: 12 }), defaultGradeSettings).findings).toEqual([]);
  });

  test('a spring game without pitches is an A', () => {
    const bundle = gameBundle({ gameType: 'S' });
    rowsOf(bundle, 'statcast_pitches').length = 0;
    rowOf(bundle, 'games')['pitches_recorded'] = 0;
    expect(validateGame(900001, bundle, defaultGradeSettings)).toMatchObject({ grade: 'A', score: 1 });
  });

  test('a walk-off in the ninth has fewer outs in the last half', () => {
    const bundle = gameBundle();
    Object.assign(rowOf(bundle, 'linescores', 8), { home_runs: 0, home_hits: 0 });
    Object.assign(rowOf(bundle, 'player_pitching_lines', 3), { outs_recorded: 8 });
    expect(rulesHit(bundle)).toEqual(new Set());
  });

  test('a visitor that wins needs the outs of the last home half', () => {
    const bundle = gameBundle();
    Object.assign(rowOf(bundle, 'games'), { home_score: 1, away_score: 2 });
    expect(rulesHit(bundle)).toContain('INNINGS_OUTS');
  });

  test('a forfeit without an inning needs no lines', () => {
    const bundle = gameBundle();
    Object.assign(rowOf(bundle, 'games'), {
      coded_state: 'R',
      innings_played: null,
      home_score: 9,
      away_score: 0,
    });
    for (const table of ['player_batting_lines', 'player_pitching_lines', 'statcast_pitches', 'linescores'])
      rowsOf(bundle, table).length = 0;
    expect(validateGame(900001, bundle, defaultGradeSettings)).toMatchObject({ grade: 'A' });
  });

  test('a game in progress proceeds with its games row, not with its lines', () => {
    const bundle = gameBundle();
    Object.assign(rowOf(bundle, 'games'), { coded_state: 'I', abstract_state: 'Live', is_complete: false });
    rowsOf(bundle, 'player_batting_lines').length = 2;
    const verdict = validateGame(900001, bundle, defaultGradeSettings);
    expect(verdict).toMatchObject({ grade: 'A', score: 1 });
    expect(verdict.findings.map(({ rule }) => rule)).toEqual(['BUNDLE_PLAY_WITHHELD']);
    expect([...verdict.accepted.keys()]).toEqual([
      'mlb_historical_data.games',
      'mlb_historical_data.probable_pitchers',
      'mlb_historical_data.teams',
      'mlb_historical_data.players',
    ]);
  });

  test('a scheduled game with a games row only is an A without a finding', () => {
    const bundle = gameBundle();
    for (const table of Object.keys(bundle.tables))
      if (!table.endsWith('.games')) delete bundle.tables[table];
    Object.assign(rowOf(bundle, 'games'), { coded_state: 'S', is_complete: false, home_score: null });
    expect(validateGame(900001, bundle, defaultGradeSettings)).toMatchObject({ grade: 'A', findings: [] });
  });
});
