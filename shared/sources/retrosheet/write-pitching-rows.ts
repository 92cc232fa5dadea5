import type { playerPitchingLines } from '../../../schemas/tables/lines.ts';
import { rowTextWriter, type WrittenRow } from '../../domain/row-text.ts';
import { byPlayer, type GameSide, opponentOf, type PitchingLine, type SeasonGame } from './season-game.ts';

const writePitching = rowTextWriter<typeof playerPitchingLines>();

/** The rows of `player_pitching_lines` of a game, in the order of their key. */
export const pitchingTexts = (game: SeasonGame): string[] =>
  [game.away, game.home]
    .flatMap((side) => side.pitchers.map((line) => pitchingRow(game, side, line)))
    .sort(byPlayer)
    .map((row) => writePitching(row, game.lineage));

function pitchingRow(
  game: SeasonGame,
  side: GameSide,
  { playerId, order, decision, counts }: PitchingLine,
): WrittenRow<typeof playerPitchingLines> {
  const [
    outs = 0,
    faced = 0,
    hits = 0,
    runs = 0,
    earned = 0,
    walks = 0,
    intentional = 0,
    strikeouts = 0,
    homeRuns = 0,
    hitBatters = 0,
    wild = 0,
    balks = 0,
  ] = counts;
  return {
    game_pk: game.gamePk,
    game_date: game.facts.gameDate,
    player_id: playerId,
    team_id: side.teamId,
    opponent_team_id: opponentOf(game, side).teamId,
    is_home: side.isHome,
    appearance_order: order,
    is_starter: order === 1,
    outs_recorded: outs,
    batters_faced: faced,
    pitches: undefined,
    strikes: undefined,
    hits,
    runs,
    earned_runs: earned,
    walks,
    intentional_walks: intentional,
    strikeouts,
    home_runs: homeRuns,
    hit_batters: hitBatters,
    wild_pitches: wild,
    balks,
    inherited_runners: undefined,
    inherited_runners_scored: undefined,
    ground_outs: undefined,
    air_outs: undefined,
    decision: decision ?? undefined,
  };
}
