import type { playerBattingLines } from '../../../schemas/tables/lines.ts';
import { rowTextWriter, type WrittenRow } from '../../domain/row-text.ts';
import { type BattingLine, byPlayer, type GameSide, opponentOf, type SeasonGame } from './season-game.ts';
import { battingStats, type Counts } from './stat-columns.ts';

const writeBatting = rowTextWriter<typeof playerBattingLines>();

const nothing: Counts = battingStats.map(() => 0);

/** Everybody with a place in the order, and zeros for pitchers outside it, as the box score has them: everyone who appeared has a line. */
function linesOf({ battingLines, batters, pitchers }: GameSide): BattingLine[] {
  const outside = pitchers
    .filter(({ id }) => !batters.has(id))
    .map(({ playerId }) => ({
      playerId,
      battingOrder: null,
      position: 'P',
      isStarter: false,
      counts: nothing,
    }));
  return [...battingLines, ...outside];
}

/** The rows of `player_batting_lines` of a game, in the order of their key. */
export const battingTexts = (game: SeasonGame): string[] =>
  [game.away, game.home]
    .flatMap((side) => linesOf(side).map((line) => battingRow(game, side, line)))
    .sort(byPlayer)
    .map((row) => writeBatting(row, game.lineage));

function battingRow(
  game: SeasonGame,
  side: GameSide,
  { playerId, battingOrder, position, isStarter, counts }: BattingLine,
): WrittenRow<typeof playerBattingLines> {
  const [
    appearances = 0,
    atBats = 0,
    runs = 0,
    hits = 0,
    doubles = 0,
    triples = 0,
    homeRuns = 0,
    battedIn = 0,
    bunts = 0,
    flies = 0,
    hitByPitch = 0,
    walks = 0,
    intentional = 0,
    strikeouts = 0,
    stolen = 0,
    caught = 0,
    doublePlays = 0,
    interference = 0,
  ] = counts;
  return {
    game_pk: game.gamePk,
    game_date: game.facts.gameDate,
    player_id: playerId,
    team_id: side.teamId,
    opponent_team_id: opponentOf(game, side).teamId,
    is_home: side.isHome,
    batting_order: battingOrder ?? undefined,
    position: position ?? undefined,
    is_starter: isStarter,
    plate_appearances: appearances,
    at_bats: atBats,
    runs,
    hits,
    doubles,
    triples,
    home_runs: homeRuns,
    runs_batted_in: battedIn,
    walks,
    intentional_walks: intentional,
    strikeouts,
    hit_by_pitch: hitByPitch,
    sacrifice_bunts: bunts,
    sacrifice_flies: flies,
    catchers_interference: interference,
    stolen_bases: stolen,
    caught_stealing: caught,
    grounded_into_double_play: doublePlays,
    left_on_base: undefined,
    total_bases: hits + doubles + 2 * triples + 3 * homeRuns,
  };
}
