/** What a batter, or a whole team, did at bat in a game. */
export interface BattingCounts {
  plateAppearances: number;
  atBats: number;
  hits: number;
  doubles: number;
  triples: number;
  homeRuns: number;
  walks: number;
  /** 0 where only team totals are known. */
  intentionalWalks: number;
  hitByPitch: number;
  strikeouts: number;
  stolenBases: number;
  /** 0 where only team totals are known. */
  caughtStealing: number;
}

/** A batting line. */
export interface BatterGame extends BattingCounts {
  playerId: number;
  /** Place in the batting order, 1 to 9. */
  slot: number;
  isStarter: boolean;
  /** First position of the game ("SS", "P", "DH" …); null when unknown. */
  position: string | null;
  runs: number;
  runsBattedIn: number;
}

/** A pitching line. */
export interface PitcherGame {
  playerId: number;
  isStarter: boolean;
  outs: number;
  battersFaced: number;
  /** null where the source does not count them (Retrosheet). */
  pitches: number | null;
  hits: number;
  runs: number;
  earnedRuns: number;
  walks: number;
  intentionalWalks: number;
  strikeouts: number;
  homeRuns: number;
  hitBatters: number;
}

/** One side of a game. */
export interface TeamGame {
  teamId: number;
  /** Retrosheet's code; null when the game came from elsewhere. */
  code: string | null;
  runs: number;
  /** Runs scored in the first five innings; null without a line score. */
  earlyRuns: number | null;
  batting: BattingCounts;
  /** Who threw the first pitch; null when unknown. */
  starterId: number | null;
  /** null for a game of which only totals are known (a season of game logs alone). */
  batters: readonly BatterGame[] | null;
  pitchers: readonly PitcherGame[] | null;
}

/** A completed game of the regular season as history tells it. */
export interface HistoryGame {
  gamePk: number;
  /** Official date: the game is predicted in the morning of this day. */
  gameDate: string;
  /** Day at whose end the game is known: later than its date for a suspended game. */
  knownOn: string;
  season: number;
  /** 0 for a single game, else the number of the game of a doubleheader (Retrosheet's convention). */
  gameNumber: number;
  isNight: boolean;
  /** Park as its source names it; null when unknown. */
  park: string | null;
  /** Home plate umpire; null when unknown. */
  umpireId: number | null;
  /** Game logs, prices and forecasts of others call the away side the home team: a game moved to its park. Absent: they do not. */
  isHomeElsewhere?: boolean;
  home: TeamGame;
  away: TeamGame;
}

/** What does not change from game to game. */
export interface Person {
  bats: 'L' | 'R' | 'S' | null;
  throws: 'L' | 'R' | 'S' | null;
  birthYear: number | null;
  retrosheetId: string | null;
}

/** Fair probabilities of a home win by the betting market; null when there was no price. */
export interface Price {
  open: number | null;
  close: number | null;
}

/** Games in order of date and number, and what is known beside them. */
export interface History {
  games: readonly HistoryGame[];
  people: ReadonlyMap<number, Person>;
  /** By game_pk. */
  prices: ReadonlyMap<number, Price>;
}

/** Whoever was not known before. */
export const unknownPerson: Person = { bats: null, throws: null, birthYear: null, retrosheetId: null };
