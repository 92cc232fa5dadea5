import type { games, linescores } from '../../../schemas/tables/games.ts';
import type { teamGameTotals } from '../../../schemas/tables/lines.ts';
import type { retrosheetGames } from '../../../schemas/tables/register.ts';
import { addDays } from '../../domain/calendar.ts';
import { rowTextWriter } from '../../domain/row-text.ts';
import type { PlayerIds } from './player-ids.ts';
import { type GameSide, opponentOf, type SeasonGame } from './season-game.ts';
import { battingCount, pitchingCount } from './stat-columns.ts';

const writeGame = rowTextWriter<typeof games>();
const writeOrigin = rowTextWriter<typeof retrosheetGames>();
const writeTotals = rowTextWriter<typeof teamGameTotals>();
const writeInning = rowTextWriter<typeof linescores>();

/** The starter by the pitching lines. */
const starterOf = ({ pitchers }: GameSide): string | null =>
  pitchers.find(({ order }) => order === 1)?.id ?? null;

/** The row of `games`. Everything in it was known when the game was over; its start is a placeholder when it is not known. */
export function gameText(
  game: SeasonGame,
  playerIds: PlayerIds,
  starters: { home: string | null; away: string | null },
): string {
  const { facts, startMs } = game;
  const idOf = (id: string | null): number | null => (id === null ? null : playerIds(id));
  const inningsPlayed = Math.max(game.home.innings.length, game.away.innings.length);
  return writeGame(
    {
      game_pk: game.gamePk,
      game_date: facts.gameDate,
      season: Number(facts.gameDate.slice(0, 4)),
      game_type: facts.gameType,
      // Traditional or split is not recorded.
      double_header: facts.number === 0 ? 'N' : 'Y',
      game_number: Math.max(1, facts.number),
      day_night: facts.dayNight,
      scheduled_start_at:
        startMs === null
          ? `${addDays(facts.gameDate, facts.dayNight === 'night' ? 1 : 0)}T${facts.dayNight === 'night' ? '00' : '18'}:00:00.000Z`
          : new Date(startMs).toISOString(),
      is_start_time_tbd: startMs === null,
      abstract_state: 'Final',
      coded_state: 'F',
      detailed_state: 'Final',
      is_complete: true,
      scheduled_innings: facts.scheduledInnings,
      innings_played: inningsPlayed === 0 ? null : inningsPlayed,
      venue_id: null,
      home_team_id: game.home.teamId,
      away_team_id: game.away.teamId,
      home_score: game.home.runs,
      away_score: game.away.runs,
      home_starter_id: idOf(starterOf(game.home) ?? starters.home),
      away_starter_id: idOf(starterOf(game.away) ?? starters.away),
      winning_pitcher_id: idOf(facts.winner),
      losing_pitcher_id: idOf(facts.loser),
      save_pitcher_id: idOf(facts.save),
      first_pitch_at: null,
      completed_at: game.lineage.knownAt,
      duration_minutes: facts.durationMinutes,
      attendance: facts.attendance,
      pitches_recorded: null,
    },
    game.lineage,
  );
}

const battedBy = ({ totals }: GameSide, stat: Parameters<typeof battingCount>[1]): number | null =>
  totals === null ? null : battingCount(totals.batting, stat);

/** The row of `retrosheet_games`. */
export const originText = (game: SeasonGame): string =>
  writeOrigin(
    {
      game_pk: game.gamePk,
      game_date: game.facts.gameDate,
      retrosheet_game_id: game.facts.gameId,
      park_id: game.facts.parkId,
      home_team_code: game.home.code,
      away_team_code: game.away.code,
      retrosheet_number: game.facts.number,
      completed_on: game.facts.completedOn,
      home_team_id: game.home.teamId,
      away_team_id: game.away.teamId,
      logged_home_team_id: game.loggedHomeTeamId,
      home_score: game.home.runs,
      away_score: game.away.runs,
      home_hits: battedBy(game.home, 'b_h'),
      away_hits: battedBy(game.away, 'b_h'),
      home_errors: game.home.totals?.errors ?? null,
      away_errors: game.away.totals?.errors ?? null,
      home_at_bats: battedBy(game.home, 'b_ab'),
      away_at_bats: battedBy(game.away, 'b_ab'),
      home_homers: battedBy(game.home, 'b_hr'),
      away_homers: battedBy(game.away, 'b_hr'),
      home_walks: battedBy(game.home, 'b_w'),
      away_walks: battedBy(game.away, 'b_w'),
      home_strikeouts: battedBy(game.home, 'b_k'),
      away_strikeouts: battedBy(game.away, 'b_k'),
    },
    game.lineage,
  );

/** The two rows of `team_game_totals`, in the order of their key; a team without totals has none. */
export function totalsTexts(game: SeasonGame): string[] {
  const sides = [game.away, game.home].sort((left, right) => left.teamId - right.teamId);
  return sides.flatMap((side) => {
    const other = opponentOf(game, side);
    if (side.totals === null || other.totals === null) return [];
    const { batting, pitching, errors, leftOnBase } = side.totals;
    const made = other.totals.batting;
    return [
      writeTotals(
        {
          game_pk: game.gamePk,
          game_date: game.facts.gameDate,
          team_id: side.teamId,
          opponent_team_id: other.teamId,
          is_home: side.isHome,
          runs: side.runs,
          runs_allowed: other.runs,
          hits: battingCount(batting, 'b_h'),
          errors,
          at_bats: battingCount(batting, 'b_ab'),
          plate_appearances: battingCount(batting, 'b_pa'),
          doubles: battingCount(batting, 'b_d'),
          triples: battingCount(batting, 'b_t'),
          home_runs: battingCount(batting, 'b_hr'),
          walks: battingCount(batting, 'b_w'),
          strikeouts: battingCount(batting, 'b_k'),
          hit_by_pitch: battingCount(batting, 'b_hbp'),
          stolen_bases: battingCount(batting, 'b_sb'),
          left_on_base: leftOnBase,
          pitches_thrown: undefined,
          batters_faced: pitching === null ? null : pitchingCount(pitching, 'p_bfp'),
          pitching_strikeouts: battingCount(made, 'b_k'),
          pitching_walks: battingCount(made, 'b_w'),
          pitching_home_runs: battingCount(made, 'b_hr'),
        },
        game.lineage,
      ),
    ];
  });
}

const sumOf = (innings: readonly (number | null)[]): number =>
  innings.reduce<number>((sum, runs) => sum + (runs ?? 0), 0);

/** Whether the innings of a game are known: they make the score. */
export const hasLineScore = ({ away, home }: SeasonGame): boolean =>
  away.innings.length > 0 && sumOf(away.innings) === away.runs && sumOf(home.innings) === home.runs;

/** The rows of `linescores`: runs alone, hits and errors by inning are not recorded. */
export function inningTexts(game: SeasonGame): string[] {
  const { away, home } = game;
  return Array.from({ length: Math.max(away.innings.length, home.innings.length) }, (_, index) =>
    writeInning(
      {
        game_pk: game.gamePk,
        game_date: game.facts.gameDate,
        inning: index + 1,
        home_runs: home.innings[index] ?? null,
        away_runs: away.innings[index] ?? null,
        home_hits: undefined,
        away_hits: undefined,
        home_errors: undefined,
        away_errors: undefined,
        home_left_on_base: undefined,
        away_left_on_base: undefined,
      },
      game.lineage,
    ),
  );
}
