import { formatTable } from '../print-run.ts';
import type { RegisteredMove } from './read-moves.ts';
import type { RegisteredVersion } from './read-registry.ts';

const score = (value: number | null): string => (value === null ? '-' : value.toFixed(4));

/** The versions of a system for people. */
export function formatVersions(versions: readonly RegisteredVersion[]): string[] {
  if (versions.length === 0) return ['No model was trained yet: Elo alone is served.'];
  const header = [
    'version',
    'state',
    'since',
    'decision',
    'trained through',
    'games',
    'held out',
    'member',
    'Brier',
    'constant',
    'Elo',
    'log loss',
    'objects',
  ];
  const lines = formatTable(
    header,
    versions.map((own) => [
      own.model_version,
      own.state === '' ? own.status.replace('_', ' ') : own.state,
      own.status_since.slice(0, 'YYYY-MM-DDTHH:MM'.length),
      own.decision,
      own.trained_through,
      own.training_games,
      own.holdout_games,
      own.engine,
      score(own.brier),
      score(own.brier_constant),
      score(own.brier_elo),
      score(own.log_loss),
      own.is_stored ? 'stored' : 'cleaned up',
    ]),
  );
  return [
    ...lines,
    'Brier and log loss are of the held-out games of each version; "models compare" pairs games.',
  ];
}

/** `2026-05-01T06:15:00.000Z promoted by ann: 20260410-… -> 20260417-…: models promote 20260417-…`. */
const formatMove = ({
  moved_at,
  action,
  from_version,
  to_version,
  moved_by,
  reason,
}: RegisteredMove): string =>
  `${moved_at} ${action.replace('_', ' ')} by ${moved_by}: ${from_version ?? 'none'} -> ${to_version}: ${reason}`;

/** Moves that are shown; `--json` has all of them. */
const movesShownMax = 10;

/** The moves of a pointer for people, newest first; nothing without one. */
export function formatMoves(moves: readonly RegisteredMove[]): string[] {
  if (moves.length === 0) return [];
  const more = moves.length - movesShownMax;
  return [
    '',
    'Moves of the pointer to the current model, newest first',
    ...moves.slice(0, movesShownMax).map((move) => `  ${formatMove(move)}`),
    ...(more > 0 ? [`  ${more} more: --json`] : []),
  ];
}
