import type { games } from '../../../schemas/tables/games.ts';
import type { OwnRowRule, RowOf } from './table-rules.ts';

/** A row of `games`. */
export type GameRow = RowOf<typeof games>;

const playedStates = new Set(['F', 'O', 'Q', 'R']);
const dayMs = 24 * 60 * 60 * 1000;

/** Rules between the columns of a games row. */
export const gameRowRules: readonly OwnRowRule<GameRow>[] = [
  {
    id: 'GAME_TEAMS_DIFFER',
    severity: 'hard',
    dimension: 'completeness',
    description: 'Home and away team are two teams.',
    check: (row) =>
      row.home_team_id === row.away_team_id ? `team ${row.home_team_id} plays against itself` : null,
  },
  {
    id: 'GAME_COMPLETE_STATE',
    severity: 'hard',
    dimension: 'completeness',
    description: 'A complete game has coded state F, O, Q or R; a postponed one is Final too, but D.',
    check: (row) =>
      row.is_complete && !playedStates.has(row.coded_state)
        ? `complete with coded state ${row.coded_state}`
        : null,
  },
  {
    id: 'GAME_COMPLETE_SCORE',
    severity: 'hard',
    dimension: 'completeness',
    description: 'A complete game has a score.',
    check: (row) =>
      row.is_complete && (row.home_score === null || row.away_score === null)
        ? 'complete without a score'
        : null,
  },
  {
    id: 'GAME_TIED',
    severity: 'soft',
    dimension: 'completeness',
    description: 'A complete game has a winner; a tie is rare outside spring.',
    check: (row) =>
      row.is_complete &&
      row.home_score !== null &&
      row.home_score === row.away_score &&
      countsForStandings(row)
        ? `complete and tied ${row.home_score}:${row.away_score}`
        : null,
  },
  {
    id: 'GAME_DECISIONS',
    severity: 'soft',
    dimension: 'completeness',
    description: 'A complete game that is not tied has a winning and a losing pitcher.',
    check: (row) =>
      row.is_complete &&
      row.home_score !== row.away_score &&
      (row.winning_pitcher_id === null || row.losing_pitcher_id === null)
        ? 'winning or losing pitcher is missing'
        : null,
  },
  {
    id: 'GAME_COMPLETED_AT',
    severity: 'soft',
    dimension: 'completeness',
    description:
      'A complete game says when it ended, after its first pitch: features may know it from then on.',
    check: (row) => {
      if (!row.is_complete) return null;
      if (row.completed_at === null) return 'complete without completed_at';
      return row.first_pitch_at !== null && Date.parse(row.completed_at) <= Date.parse(row.first_pitch_at)
        ? 'ended before its first pitch'
        : null;
    },
  },
  {
    id: 'GAME_SEASON_OF_DATE',
    severity: 'soft',
    dimension: 'completeness',
    description: 'The season is the year of the date.',
    check: (row) =>
      row.game_date.startsWith(`${row.season}-`) ? null : `season ${row.season} on ${row.game_date}`,
  },
  {
    id: 'GAME_START_OF_DATE',
    severity: 'soft',
    dimension: 'completeness',
    description:
      'The scheduled start (UTC) is on the official date or the day after it; night games cross midnight.',
    check: (row) => {
      const sinceDateMs = Date.parse(row.scheduled_start_at) - Date.parse(`${row.game_date}T00:00:00Z`);
      return row.is_complete && (sinceDateMs < 0 || sinceDateMs >= 2 * dayMs)
        ? `starts ${row.scheduled_start_at}, official date ${row.game_date}`
        : null;
    },
  },
];

/** Regular season and postseason: rules of length, pitches and ties are strict only there. */
export function countsForStandings(row: GameRow): boolean {
  return ['R', 'F', 'D', 'L', 'W'].includes(row.game_type);
}
