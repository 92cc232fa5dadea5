import type { BundleFinding } from '../../../schemas/bundle.ts';
import type { SeasonReadingContext } from './collect-games.ts';
import type { RosteredPlayer } from './read-all-players.ts';

/** The files of a season, uncompressed. Either the game log, or the four files of games, teams and lines, or all of them. */
export interface SeasonFiles {
  gameLog: Buffer | null;
  gameInfo: Buffer | null;
  teamStats: Buffer | null;
  batting: Buffer | null;
  pitching: Buffer | null;
  allPlayers: Buffer | null;
}

/** What reading a season needs besides its files. */
export interface SeasonContext extends SeasonReadingContext {
  /** MLB's id of a Retrosheet id (Chadwick register). */
  register: ReadonlyMap<string, number>;
  /** MLB's ids of games that the warehouse has from the Stats API, by their surrogates: of them only the totals are kept, to compare. */
  takenGames: ReadonlyMap<number, number>;
}

/** Somebody whom a season names. */
export interface NamedPlayer {
  retrosheetId: string;
  playerId: number;
  /** null when allplayers does not have him. */
  rostered: RosteredPlayer | null;
}

/** The people of a season. Whose row is written is not known before all seasons before this one are loaded. */
export interface SeasonPlayers {
  named: NamedPlayer[];
  /** ISO 8601 UTC; empty when no game is loaded. */
  knownAt: string;
}

/** Rows of the games of a part of a season. A game and all that is said of it are in one part. */
export interface SeasonPart {
  /** First and last day of the part: no game of the season lies in between two parts. */
  from: string;
  to: string;
  /** Lines of NDJSON by `dataset.table`, written while they are gone through: as text a season takes 80 MB. */
  tables: ReadonlyMap<string, Iterable<string>>;
}

/** Rows of a season as text, and what is wrong with the rest. */
export interface SeasonReading {
  /** Rows of the games in parts: a whole season at once would take the chain more than 1 GB. */
  parts: readonly SeasonPart[];
  players: SeasonPlayers;
  /** All of them but those of `players` and `unresolved`. */
  findings: BundleFinding[];
  games: number;
  /** Left out because the Stats API has them. */
  taken: number;
  /** Not loaded because their files contradict each other. */
  refused: { gameId: string; problem: string }[];
  /**
   * Ids of the games that were not loaded and are in the files all the same. null when the files do not seem to be whole: then a game
   * that is not among them may exist.
   */
  keptGamePks: number[] | null;
  /** Retrosheet ids without an MLB id in the register, in the order in which they came. */
  unresolved: string[];
}
