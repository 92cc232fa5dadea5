import type { playerPitchingLines } from '../../../schemas/tables/lines.ts';
import type { BusinessRow } from '../../domain/lineage.ts';
import { type BoxScorePlayer, countReader, pitchersInOrder, sides, teamIdsOf } from './box-score-players.ts';
import type { GameDocument } from './game-document.ts';
import { type JsonObject, readIdOf, readInteger, readText } from './json-access.ts';

type PitchingLine = BusinessRow<typeof playerPitchingLines>;

/** A pitching line for each pitcher who appeared, in order of appearance by side. */
export const mapPitchingLines = (
  document: GameDocument,
  players: readonly BoxScorePlayer[],
): PitchingLine[] =>
  sides.flatMap((side) =>
    pitchersInOrder(
      document,
      players.filter((player) => player.side === side),
      side,
    ).map((player, index) => pitchingLine(document, player, index + 1)),
  );

function pitchingLine(document: GameDocument, player: BoxScorePlayer, appearance: number): PitchingLine {
  const { pitching, side, playerId } = player;
  const path = `boxscore.teams.${side}.players.ID${playerId}.stats.pitching`;
  const count = countReader(pitching, path, document.findings);
  return {
    game_pk: document.header.gamePk,
    game_date: document.header.gameDate,
    player_id: playerId,
    team_id: teamIdsOf(document, side).teamId,
    opponent_team_id: teamIdsOf(document, side).opponentTeamId,
    is_home: side === 'home',
    appearance_order: appearance,
    is_starter: appearance === 1,
    outs_recorded:
      readInteger(pitching['outs']) ?? outsOfInnings(pitching['inningsPitched']) ?? count('outs'),
    batters_faced: count('battersFaced'),
    pitches: readInteger(pitching['numberOfPitches']) ?? count('pitchesThrown'),
    strikes: count('strikes'),
    hits: count('hits'),
    runs: count('runs'),
    earned_runs: count('earnedRuns'),
    walks: count('baseOnBalls'),
    intentional_walks: count('intentionalWalks'),
    strikeouts: count('strikeOuts'),
    home_runs: count('homeRuns'),
    hit_batters: readInteger(pitching['hitBatsmen']) ?? count('hitByPitch'),
    wild_pitches: count('wildPitches'),
    balks: count('balks'),
    inherited_runners: count('inheritedRunners'),
    inherited_runners_scored: count('inheritedRunnersScored'),
    ground_outs: count('groundOuts'),
    air_outs: readInteger(pitching['airOuts']) ?? count('flyOuts'),
    decision: decisionOf(pitching, document.decisions, playerId),
  };
}

/** Innings as the source writes them: "5.2" is five innings and two outs. */
export function outsOfInnings(innings: unknown): number | null {
  const parts = /^(\d+)(?:\.([012]))?$/.exec(readText(innings) ?? '');
  return parts === null ? null : Number(parts[1]) * 3 + Number(parts[2] ?? 0);
}

/** The gravest decision: a win with a blown save is W. */
function decisionOf(pitching: JsonObject, decisions: JsonObject, playerId: number): string | null {
  const has = (name: string): boolean => (readInteger(pitching[name]) ?? 0) > 0;
  if (has('wins') || readIdOf(decisions['winner']) === playerId) return 'W';
  if (has('losses') || readIdOf(decisions['loser']) === playerId) return 'L';
  if (has('saves') || readIdOf(decisions['save']) === playerId) return 'S';
  if (has('holds')) return 'H';
  return has('blownSaves') ? 'BS' : null;
}
