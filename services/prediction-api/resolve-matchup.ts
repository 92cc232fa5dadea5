import type { SnapshotGame, SnapshotTeam } from '../../schemas/serving.ts';
import { HanksTankError } from '../../shared/domain/errors.ts';
import type { Matchup } from './predict-matchup.ts';
import type { Slate } from './read-slate.ts';
import type { PredictGameBody } from './schemas/predict-game.ts';

/** A request, its names and gaps resolved by the slate. */
export interface ResolvedMatchup extends Matchup {
  game: SnapshotGame | null;
  warnings: string[];
}

/**
 * Finds teams, game and starters. Starters that are left out come from the game of the slate.
 * Throws TEAM_UNKNOWN naming every unknown team, REQUEST_INVALID when a team plays itself.
 */
export function resolveMatchup(slate: Slate, body: PredictGameBody): ResolvedMatchup {
  const home = findTeam(slate, body.home_team);
  const away = findTeam(slate, body.away_team);
  if (home === null || away === null) {
    const unknown = [home === null ? body.home_team : null, away === null ? body.away_team : null];
    const names = unknown.filter((key) => key !== null).map((key) => JSON.stringify(key));
    throw new HanksTankError('TEAM_UNKNOWN', `Unknown team: ${names.join(' and ')}.`);
  }
  if (home.team_id === away.team_id) {
    throw new HanksTankError(
      'REQUEST_INVALID',
      `home_team and away_team are both ${home.abbreviation}: a team cannot play itself.`,
    );
  }

  const games = slate.games.filter(
    (game) => game.home_team_id === home.team_id && game.away_team_id === away.team_id,
  );
  const game = games[0] ?? null;
  const homeStarterId =
    body.home_starter_id === undefined ? (game?.home_starter_id ?? null) : body.home_starter_id;
  const awayStarterId =
    body.away_starter_id === undefined ? (game?.away_starter_id ?? null) : body.away_starter_id;
  const warnings = [
    ...starterWarnings(slate, home, homeStarterId),
    ...starterWarnings(slate, away, awayStarterId),
  ];
  if (games.length > 1) {
    warnings.push(
      `${away.abbreviation} at ${home.abbreviation} is a doubleheader: this is game ${game?.game_number ?? 1}; for the other one give its starters`,
    );
  }
  if (game !== null && (game.coded_state === 'D' || game.coded_state === 'C')) {
    warnings.push('the game of the slate is postponed or cancelled');
  }
  return { home, away, homeStarterId, awayStarterId, game, warnings };
}

function findTeam(slate: Slate, key: string | number): SnapshotTeam | null {
  const id =
    typeof key === 'number'
      ? key
      : (slate.teamIds.get(key.toUpperCase()) ?? (/^\d{1,9}$/.test(key) ? Number(key) : -1));
  return slate.teams.get(id) ?? null;
}

function starterWarnings(slate: Slate, team: SnapshotTeam, starterId: number | null): string[] {
  if (starterId === null) return [`the starter of ${team.abbreviation} is not known: replacement level`];
  const starter = slate.starters.get(starterId);
  if (starter === undefined) {
    return [`starter ${starterId} of ${team.abbreviation} has no starts in the last year: replacement level`];
  }
  return starter.team_id === team.team_id
    ? []
    : [`${starter.name} (${starterId}) last started for another team than ${team.abbreviation}`];
}
