import { difference, type GameRule, sidesOf, sumOf } from './game-view.ts';

/** Score, line score and team totals tell one story. */
export const scoreRules: readonly GameRule[] = [
  {
    id: 'TEAMS_TWO_WITH_TOTALS',
    severity: 'hard',
    dimension: 'completeness',
    table: null,
    description:
      'Exactly two team totals: one of the home team, one of the away team, each opposite the other.',
    check: ({ game, totals }) => {
      if (totals.length !== 2) return [`${totals.length} team totals instead of 2`];
      const [away, home] = sidesOf(game);
      return [away, home]
        .filter(
          (side) =>
            !totals.some(
              (row) =>
                row.team_id === side.teamId &&
                row.is_home === side.isHome &&
                row.opponent_team_id === (side.isHome ? away : home).teamId,
            ),
        )
        .map((side) => `no totals of the ${side.isHome ? 'home' : 'away'} team ${side.teamId}`);
    },
  },
  {
    id: 'TEAMS_OF_LINES',
    severity: 'hard',
    dimension: 'players',
    table: null,
    description: 'Every line belongs to one of the two teams, on its side of the game.',
    check: ({ game, batting, pitching }) =>
      [...batting, ...pitching]
        .filter((row) => {
          const [own, other] = row.is_home
            ? [game.home_team_id, game.away_team_id]
            : [game.away_team_id, game.home_team_id];
          return row.team_id !== own || row.opponent_team_id !== other;
        })
        .map(
          (row) =>
            `player ${row.player_id} has a line for team ${row.team_id} against ${row.opponent_team_id}`,
        ),
  },
  {
    id: 'SCORE_OF_TOTALS',
    severity: 'hard',
    dimension: 'completeness',
    table: null,
    description: 'Runs and runs allowed of the team totals are the score.',
    check: ({ game, totals }) => {
      const [away, home] = sidesOf(game);
      return totals.flatMap((row) => [
        ...difference(`runs of team ${row.team_id}`, row.runs, (row.is_home ? home : away).runs ?? -1),
        ...difference(
          `runs allowed by team ${row.team_id}`,
          row.runs_allowed,
          (row.is_home ? away : home).runs ?? -1,
        ),
      ]);
    },
  },
  {
    id: 'LINE_SCORE_ADDS_UP',
    severity: 'hard',
    dimension: 'completeness',
    table: null,
    description: 'The runs by inning add up to the score.',
    check: ({ game, linescores }) => [
      ...difference(
        'away runs by inning and score',
        sumOf(linescores, (row) => row.away_runs ?? 0),
        game.away_score ?? -1,
      ),
      ...difference(
        'home runs by inning and score',
        sumOf(linescores, (row) => row.home_runs ?? 0),
        game.home_score ?? -1,
      ),
    ],
  },
  {
    id: 'LINE_SCORE_HITS_ERRORS',
    severity: 'soft',
    dimension: 'completeness',
    table: null,
    description: 'Hits and errors by inning add up to the team totals.',
    check: ({ linescores, totals }) =>
      totals.flatMap((row) => [
        ...difference(
          `hits of team ${row.team_id} by inning and in all`,
          sumOf(linescores, (inning) => (row.is_home ? inning.home_hits : inning.away_hits) ?? 0),
          row.hits,
        ),
        ...difference(
          `errors of team ${row.team_id} by inning and in all`,
          sumOf(linescores, (inning) => (row.is_home ? inning.home_errors : inning.away_errors) ?? 0),
          row.errors,
        ),
      ]),
  },
];
