import type { linescores } from '../../../schemas/tables/games.ts';
import type { teamGameTotals } from '../../../schemas/tables/lines.ts';
import type { players } from '../../../schemas/tables/reference.ts';
import type { GameRow } from './game-row-rules.ts';
import type { BattingLine, PitchingLine, PitchRow } from './line-row-rules.ts';
import type { RuleInfo } from './rule.ts';
import type { RowOf } from './table-rules.ts';

/** The accepted rows of a complete game, for the rules between tables. */
export interface GameView {
  game: GameRow;
  /** Ordered by inning. */
  linescores: readonly RowOf<typeof linescores>[];
  batting: readonly BattingLine[];
  pitching: readonly PitchingLine[];
  totals: readonly RowOf<typeof teamGameTotals>[];
  pitches: readonly PitchRow[];
  players: readonly RowOf<typeof players>[];
  /** Pitch rows before single ones were rejected: counts compare with these. */
  pitchRowsOffered: number;
  /** Pitches that Baseball Savant has; null when the rows are the feed's alone. With them and without rows, those of the warehouse stay. */
  savantPitches: number | null;
}

/** A rule between the tables of one complete game: what is wrong, in words; empty when it holds. */
export interface GameRule extends RuleInfo {
  check(view: GameView): string[];
}

/** A side of a game, with its id and its score. */
export interface Side {
  isHome: boolean;
  teamId: number;
  runs: number | null;
}

/** Away and home. */
export function sidesOf(game: GameRow): readonly [Side, Side] {
  return [
    { isHome: false, teamId: game.away_team_id, runs: game.away_score },
    { isHome: true, teamId: game.home_team_id, runs: game.home_score },
  ];
}

/** Adds up one number over rows. */
export function sumOf<Row>(rows: readonly Row[], value: (row: Row) => number | null): number {
  return rows.reduce((sum, row) => sum + (value(row) ?? 0), 0);
}

/** One sentence when two numbers differ that must not. */
export function difference(what: string, left: number, right: number): string[] {
  return left === right ? [] : [`${what}: ${left} and ${right}`];
}
