import type { playerBattingLines } from '../../../schemas/tables/lines.ts';
import type { BusinessRow } from '../../domain/lineage.ts';
import { type BoxScorePlayer, countReader, teamIdsOf } from './box-score-players.ts';
import type { GameDocument } from './game-document.ts';
import { readInteger, readList, readObject, readText } from './json-access.ts';

type BattingLine = BusinessRow<typeof playerBattingLines>;

/** A batting line for each player who appeared; zeros for one without batting statistics (a pitcher with the DH in use). */
export const mapBattingLines = (document: GameDocument, players: readonly BoxScorePlayer[]): BattingLine[] =>
  players.map((player) => battingLine(document, player));

function battingLine(document: GameDocument, player: BoxScorePlayer): BattingLine {
  const { raw, batting, side, playerId } = player;
  const battingOrder = readInteger(raw['battingOrder']);
  const hasBatting = Object.keys(batting).length > 0;
  const path = `boxscore.teams.${side}.players.ID${playerId}.stats.batting`;
  const read = countReader(batting, path, document.findings);
  const count = (name: string): number => (hasBatting ? read(name) : 0);
  const atBats = count('atBats');
  const hits = count('hits');
  const doubles = count('doubles');
  const triples = count('triples');
  const homeRuns = count('homeRuns');
  const walks = count('baseOnBalls');
  const hitByPitch = count('hitByPitch');
  const sacrificeBunts = count('sacBunts');
  const sacrificeFlies = count('sacFlies');
  const catchersInterference = count('catchersInterference');
  return {
    game_pk: document.header.gamePk,
    game_date: document.header.gameDate,
    player_id: playerId,
    team_id: teamIdsOf(document, side).teamId,
    opponent_team_id: teamIdsOf(document, side).opponentTeamId,
    is_home: side === 'home',
    batting_order: battingOrder,
    position: firstPosition(player),
    is_starter: battingOrder !== null && battingOrder % 100 === 0,
    // Older box scores lack these two: they are sums of the others.
    plate_appearances:
      readInteger(batting['plateAppearances']) ??
      atBats + walks + hitByPitch + sacrificeBunts + sacrificeFlies + catchersInterference,
    at_bats: atBats,
    runs: count('runs'),
    hits,
    doubles,
    triples,
    home_runs: homeRuns,
    runs_batted_in: count('rbi'),
    walks,
    intentional_walks: count('intentionalWalks'),
    strikeouts: count('strikeOuts'),
    hit_by_pitch: hitByPitch,
    sacrifice_bunts: sacrificeBunts,
    sacrifice_flies: sacrificeFlies,
    catchers_interference: catchersInterference,
    stolen_bases: count('stolenBases'),
    caught_stealing: count('caughtStealing'),
    grounded_into_double_play: count('groundIntoDoublePlay'),
    left_on_base: count('leftOnBase'),
    total_bases: readInteger(batting['totalBases']) ?? hits + doubles + 2 * triples + 3 * homeRuns,
  };
}

function firstPosition({ raw }: BoxScorePlayer): string | null {
  const first = readList(raw['allPositions'])[0] ?? raw['position'];
  return readText(readObject(first)['abbreviation']);
}
