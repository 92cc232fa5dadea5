import type { teamGameTotals } from '../../../schemas/tables/lines.ts';
import type { BusinessRow } from '../../domain/lineage.ts';
import { boxTeamOf, countReader, type Side, sides, teamIdsOf } from './box-score-players.ts';
import type { GameDocument } from './game-document.ts';
import { type JsonObject, readInteger, readObject } from './json-access.ts';

type TeamTotals = BusinessRow<typeof teamGameTotals>;

/** Totals as the box score gives them, never sums of our lines: the validator compares the two. No totals, no row. */
export function mapTeamTotals(document: GameDocument): TeamTotals[] {
  return sides.flatMap((side) => {
    const stats = readObject(boxTeamOf(document, side)['teamStats']);
    if (Object.keys(readObject(stats['batting'])).length > 0) return [teamTotals(document, side, stats)];
    document.findings.push({
      code: 'ROW_SKIPPED',
      path: `boxscore.teams.${side}.teamStats.batting`,
      message: 'the box score has no team totals',
    });
    return [];
  });
}

function teamTotals(document: GameDocument, side: Side, stats: JsonObject): TeamTotals {
  const other = side === 'home' ? 'away' : 'home';
  const opponentBatting = readObject(readObject(boxTeamOf(document, other)['teamStats'])['batting']);
  const batting = readObject(stats['batting']);
  const pitching = readObject(stats['pitching']);
  const path = `boxscore.teams.${side}.teamStats`;
  const bat = countReader(batting, `${path}.batting`, document.findings);
  const pitch = countReader(pitching, `${path}.pitching`, document.findings);
  const field = countReader(readObject(stats['fielding']), `${path}.fielding`, document.findings);
  const { teamId, opponentTeamId } = teamIdsOf(document, side);
  return {
    game_pk: document.header.gamePk,
    game_date: document.header.gameDate,
    team_id: teamId,
    opponent_team_id: opponentTeamId,
    is_home: side === 'home',
    runs: bat('runs'),
    runs_allowed: readInteger(opponentBatting['runs']) ?? pitch('runs'),
    hits: bat('hits'),
    errors: field('errors'),
    at_bats: bat('atBats'),
    plate_appearances:
      readInteger(batting['plateAppearances']) ??
      bat('atBats') +
        bat('baseOnBalls') +
        bat('hitByPitch') +
        bat('sacBunts') +
        bat('sacFlies') +
        bat('catchersInterference'),
    doubles: bat('doubles'),
    triples: bat('triples'),
    home_runs: bat('homeRuns'),
    walks: bat('baseOnBalls'),
    strikeouts: bat('strikeOuts'),
    hit_by_pitch: bat('hitByPitch'),
    stolen_bases: bat('stolenBases'),
    left_on_base: bat('leftOnBase'),
    pitches_thrown: readInteger(pitching['numberOfPitches']) ?? readInteger(pitching['pitchesThrown']),
    batters_faced: readInteger(pitching['battersFaced']),
    pitching_strikeouts: pitch('strikeOuts'),
    pitching_walks: pitch('baseOnBalls'),
    pitching_home_runs: pitch('homeRuns'),
  };
}
