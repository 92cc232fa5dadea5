import type { CsvTable } from './csv-table.ts';
import { type GameSide, type SeasonGame, sideOf } from './season-game.ts';
import type { Counts } from './stat-columns.ts';

/** Adds the counts of a line to the sums of its team. */
export function addTo(sums: Counts, counts: Counts): void {
  for (let at = 0; at < counts.length; at += 1) sums[at] = (sums[at] ?? 0) + (counts[at] ?? 0);
}

/** The game and side of a line; a line that fits nowhere is a problem of its game, or a finding when the game is not known. */
export class LinePlaces {
  private readonly games: ReadonlyMap<string, SeasonGame>;
  private readonly what: string;
  /** Ids of games that no row of games has. */
  readonly strangers = new Set<string>();

  constructor(games: ReadonlyMap<string, SeasonGame>, what: string) {
    this.games = games;
    this.what = what;
  }

  find(gid: string, team: string): { game: SeasonGame; side: GameSide } | null {
    const game = this.games.get(gid);
    if (game === undefined) {
      this.strangers.add(gid);
      return null;
    }
    const side = sideOf(game, team);
    if (side !== null) return { game, side };
    game.problems.push(`${this.what} has a line of ${team.slice(0, 5)}, which does not play`);
    return null;
  }
}

/** What reading a file of lines leaves. */
export interface LinesRead {
  table: CsvTable;
  /** Games that have lines and are not among the games. */
  strangers: ReadonlySet<string>;
}
