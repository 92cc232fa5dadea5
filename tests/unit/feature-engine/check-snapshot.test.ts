import { expect, test } from 'vitest';
import type { ServingSnapshot } from '../../../schemas/serving.ts';
import { pitcherFeaturesDaily, teamRollingFeatures } from '../../../schemas/tables/features.ts';
import { blendLeagueRates } from '../../../services/feature-engine/blend-league-rates.ts';
import { checkSnapshot } from '../../../services/feature-engine/check-snapshot.ts';
import {
  type CompletedGame,
  pitcherRowSchema,
  teamRowSchema,
} from '../../../services/feature-engine/feature-rows.ts';

const teamRow = teamRowSchema.strip().parse(teamRollingFeatures.examples.pass[0]);
const pitcherRow = pitcherRowSchema.strip().parse(pitcherFeaturesDaily.examples.pass[0]);
const completed: CompletedGame = {
  game_pk: 1,
  game_date: '2026-04-14',
  season: 2026,
  game_type: 'R',
  completed_at: '2026-04-15T03:00:00.000Z',
  home_team_id: 115,
  away_team_id: 139,
  home_score: 5,
  away_score: 3,
};

const snapshot = (change: Partial<ServingSnapshot> = {}): ServingSnapshot => ({
  schema_version: 1,
  slate_date: '2026-04-15',
  season: 2026,
  cutoff_at: '2026-04-15T12:00:00.000Z',
  ratings: null,
  market: null,
  league: blendLeagueRates([], 2026),
  teams: [115, 139].map((team_id) => ({
    ...teamRow,
    team_id,
    games_season: 1,
    name: `Club ${team_id}`,
    abbreviation: `${team_id}`,
  })),
  starters: [{ ...pitcherRow, pitcher_id: 7, name: 'Seven', throws: null }],
  games: [
    {
      game_pk: 2,
      game_date: '2026-04-15',
      game_type: 'R',
      double_header: 'N',
      game_number: 1,
      scheduled_start_at: '2026-04-15T23:05:00.000Z',
      is_start_time_tbd: false,
      coded_state: 'S',
      home_team_id: 115,
      away_team_id: 139,
      home_starter_id: 7,
      away_starter_id: null,
      open_home_probability: null,
    },
  ],
  ...change,
});

test('a whole snapshot passes every check', () => {
  expect(checkSnapshot(snapshot(), [completed]).map(({ name, passed }) => [name, passed])).toEqual([
    ['snapshot_form', true],
    ['slate_teams', true],
    ['slate_starters', true],
    ['cutoff', true],
  ]);
});

test('results after the cutoff, of the slate itself or of another season are not asked for', () => {
  const others: CompletedGame[] = [
    { ...completed, completed_at: '2026-04-15T12:00:00.000Z' },
    { ...completed, game_date: '2026-04-15', completed_at: '2026-04-15T11:00:00.000Z' },
    { ...completed, season: 2025 },
  ];
  expect(checkSnapshot(snapshot(), [completed, ...others])).toHaveLength(4);
});

test.each([
  ['a number that is none', { season: 2026.5 }, /snapshot_form: season/],
  ['a team of the slate is missing', { teams: snapshot().teams.slice(0, 1) }, /slate_teams: team 139/],
  ['an announced starter is missing', { starters: [] }, /slate_starters: pitcher 7/],
  [
    'a team has a game more than was over',
    { teams: snapshot().teams.map((row) => ({ ...row, games_season: 2 })) },
    /cutoff: team 115 has 2 games, 1 were over/,
  ],
])('%s: the gate fails and says so', (_, change, message) => {
  const check = () => checkSnapshot(snapshot(change), [completed]);
  expect(check).toThrow(message);
  expect(check).toThrow(expect.objectContaining({ code: 'SNAPSHOT_GATE_FAILED' }));
});
