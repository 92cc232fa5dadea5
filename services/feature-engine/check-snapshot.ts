import { type ServingSnapshot, servingSnapshotSchema } from '../../schemas/serving.ts';
import { HanksTankError } from '../../shared/domain/errors.ts';
import type { StageCheck } from '../../shared/runtime/stage-types.ts';
import type { CompletedGame } from './feature-rows.ts';

/**
 * The gate before a promotion. The season's games are counted again from the results alone, so a query that looked past the cutoff
 * (or lost games) is seen. Throws SNAPSHOT_GATE_FAILED naming every failed check.
 */
export function checkSnapshot(
  snapshot: ServingSnapshot,
  completedGames: readonly CompletedGame[],
): StageCheck[] {
  const checks = [
    hasForm(snapshot),
    hasEveryTeam(snapshot),
    hasEveryStarter(snapshot),
    usesNothingAfterCutoff(snapshot, completedGames),
  ];
  const failed = checks.filter(({ passed }) => !passed);
  if (failed.length === 0) return checks;
  throw new HanksTankError(
    'SNAPSHOT_GATE_FAILED',
    `snapshot of ${snapshot.slate_date}: ${failed.map(({ name, detail }) => `${name}: ${detail}`).join('; ')}`,
  );
}

function hasForm(snapshot: ServingSnapshot): StageCheck {
  const issue = servingSnapshotSchema.safeParse(snapshot).error?.issues[0];
  return check('snapshot_form', issue === undefined ? [] : [`${issue.path.join('.')}: ${issue.message}`]);
}

function hasEveryTeam({ games, teams }: ServingSnapshot): StageCheck {
  const known = new Set(teams.map(({ team_id }) => team_id));
  const playing = new Set(games.flatMap((game) => [game.home_team_id, game.away_team_id]));
  const missing = [...playing].filter((id) => !known.has(id));
  return check(
    'slate_teams',
    missing.map((id) => `team ${id} has no row`),
  );
}

function hasEveryStarter({ games, starters }: ServingSnapshot): StageCheck {
  const known = new Set(starters.map(({ pitcher_id }) => pitcher_id));
  const announced = new Set(games.flatMap((game) => [game.home_starter_id, game.away_starter_id]));
  const missing = [...announced].filter((id) => id !== null && !known.has(id));
  return check(
    'slate_starters',
    missing.map((id) => `pitcher ${id} has no row`),
  );
}

function usesNothingAfterCutoff(
  snapshot: ServingSnapshot,
  completedGames: readonly CompletedGame[],
): StageCheck {
  const counts = new Map<number, number>();
  for (const game of completedGames) {
    const isKnown = game.completed_at < snapshot.cutoff_at && game.game_date < snapshot.slate_date;
    if (game.season !== snapshot.season || !isKnown) continue;
    for (const team of [game.home_team_id, game.away_team_id]) counts.set(team, (counts.get(team) ?? 0) + 1);
  }
  const wrong = snapshot.teams
    .filter(({ team_id, games_season }) => games_season !== (counts.get(team_id) ?? 0))
    .map(
      ({ team_id, games_season }) =>
        `team ${team_id} has ${games_season} games, ${counts.get(team_id) ?? 0} were over before the cutoff`,
    );
  return check('cutoff', wrong);
}

const check = (name: string, problems: readonly string[]): StageCheck => ({
  name,
  passed: problems.length === 0,
  detail: problems.length === 0 ? 'ok' : problems.slice(0, 5).join(', '),
});
