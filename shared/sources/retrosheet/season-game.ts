import type { Lineage } from '../../domain/lineage.ts';
import { battingStats, type Counts, pitchingStats } from './stat-columns.ts';

/** What a batter did in a game. */
export interface BattingLine {
  playerId: number;
  /** Place in the order x 100 + turn - 1; null for a pitcher outside the order. */
  battingOrder: number | null;
  position: string | null;
  isStarter: boolean;
  counts: Counts;
}

/** What a pitcher did in a game. */
export interface PitchingLine {
  /** Retrosheet's id. */
  id: string;
  playerId: number;
  /** 1 is the starter. */
  order: number;
  decision: string | null;
  counts: Counts;
}

/** One team of a game: what its lines add up to, and what the files say that they should. */
export interface GameSide {
  code: string;
  teamId: number;
  isHome: boolean;
  runs: number;
  /** Sums of the lines read so far. */
  batted: Counts;
  pitched: Counts;
  /** Team totals of teamstats, or of the game log; null before they are read. */
  totals: TeamTotals | null;
  /** Position by player, of those who started. */
  positions: Map<string, string>;
  /** Retrosheet ids with a batting line. */
  batters: Set<string>;
  battingLines: BattingLine[];
  pitchers: PitchingLine[];
  /** Runs by inning; null where the half was not played or is not known. */
  innings: (number | null)[];
}

/** What a team did in a game, as its source totals it. */
export interface TeamTotals {
  batting: Counts;
  /** null in the game log, which has no pitching totals of this kind. */
  pitching: Counts | null;
  errors: number;
  leftOnBase: number;
}

/** What the files say of a game before its lines are read. */
export interface GameFacts {
  /** Retrosheet's id: home team, date, number. */
  gameId: string;
  gameDate: string;
  /** 0 for a single game. */
  number: number;
  gameType: string;
  dayNight: string | null;
  parkId: string | null;
  scheduledInnings: number;
  /** Minutes after midnight, local time; null when not known. */
  startMinutes: number | null;
  durationMinutes: number | null;
  attendance: number | null;
  completedOn: string | null;
  winner: string | null;
  loser: string | null;
  save: string | null;
  home: { code: string; runs: number };
  away: { code: string; runs: number };
}

/** A game of a season while its files are read. One with a problem is not loaded. */
export interface SeasonGame {
  facts: GameFacts;
  /** A surrogate; MLB's id once the game is known to be one that the Stats API has told of. */
  gamePk: number;
  startMs: number | null;
  /** Team that the game log calls the home team, where it is the other one; null otherwise. */
  loggedHomeTeamId: number | null;
  lineage: Lineage;
  home: GameSide;
  away: GameSide;
  problems: string[];
}

/** A team of a game before anything is added up. */
export const newSide = (code: string, teamId: number, isHome: boolean, runs: number): GameSide => ({
  code,
  teamId,
  isHome,
  runs,
  batted: battingStats.map(() => 0),
  pitched: pitchingStats.map(() => 0),
  totals: null,
  positions: new Map(),
  batters: new Set(),
  battingLines: [],
  pitchers: [],
  innings: [],
});

/** The side of a team code; null for a team that does not play in the game. */
export const sideOf = (game: SeasonGame, code: string | undefined): GameSide | null =>
  game.home.code === code ? game.home : game.away.code === code ? game.away : null;

/** The other side. */
export const opponentOf = (game: SeasonGame, side: GameSide): GameSide =>
  side === game.home ? game.away : game.home;

/** The order of rows of players within a game, by the key of their tables. */
export const byPlayer = (
  left: { player_id: number; team_id: number },
  right: { player_id: number; team_id: number },
): number => left.player_id - right.player_id || left.team_id - right.team_id;
