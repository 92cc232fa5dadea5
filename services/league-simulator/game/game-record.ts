import type { Player, PositionCode } from '../players.ts';
import type { ScheduledGame } from '../season-calendar.ts';
import type { PitcherStrength } from '../strengths.ts';

/** A base: 0 is home plate (where the batter begins), 4 is a run. */
export type Base = 0 | 1 | 2 | 3 | 4;

/** What a fielder did on a movement. */
export interface Credit {
  readonly player: Player;
  readonly position: PositionCode;
  readonly credit: 'f_putout' | 'f_assist' | 'f_fielding_error';
}

/** A runner's way during a play. */
export interface Movement {
  readonly runner: Player;
  readonly from: Base;
  /** Null when he is out. */
  readonly to: Base | null;
  readonly outBase: Base | null;
  /** 1, 2 or 3 when he is out. */
  readonly outNumber: number | null;
  readonly reason: string | null;
  readonly event: string;
  readonly eventType: string;
  readonly isRbi: boolean;
  readonly isEarned: boolean;
  /** Charged with the run. */
  readonly responsiblePitcher: Player | null;
  readonly credits: readonly Credit[];
  /** The pitch (0-based) before which it happened, for steals; null for the play itself. */
  readonly beforePitch: number | null;
}

/** Something that is not a pitch. */
export interface GameAction {
  readonly kind: 'pitchingChange' | 'pinchHitter' | 'runnerPlaced' | 'stolenBase' | 'caughtStealing';
  /** The pitch (0-based) before which it happened. */
  readonly beforePitch: number;
  readonly player: Player;
  readonly replaced: Player | null;
  readonly position: PositionCode | null;
  /** MLB's batting order number (701 = first substitute of the seventh slot); null for pitchers and runners. */
  readonly battingOrder: string | null;
}

/** How the ball left the bat. */
export type Trajectory = 'ground_ball' | 'fly_ball' | 'line_drive' | 'popup';

/** Runner on first, second and third. */
export type Bases = readonly [Player | null, Player | null, Player | null];

/** A pair of numbers for the two clubs. */
export interface Score {
  readonly away: number;
  readonly home: number;
}

/** A plate appearance. */
export interface Play {
  readonly atBatIndex: number;
  readonly inning: number;
  readonly isTop: boolean;
  readonly batter: Player;
  readonly batSide: 'L' | 'R';
  readonly pitcher: Player;
  /** MLB's event name and type, for example "Grounded Into DP" and "grounded_into_double_play". */
  readonly event: string;
  readonly eventType: string;
  /** Call codes of the pitches in order, for example ["B", "F", "X"]; empty for an intentional walk. */
  readonly calls: readonly string[];
  readonly trajectory: Trajectory | null;
  /** Position code of the fielder who got the ball. */
  readonly hitLocation: number | null;
  readonly outsBefore: number;
  readonly outsAfter: number;
  readonly basesBefore: Bases;
  readonly basesAfter: Bases;
  readonly scoreBefore: Score;
  readonly scoreAfter: Score;
  readonly movements: readonly Movement[];
  readonly actions: readonly GameAction[];
  readonly rbi: number;
  /** The nine defenders by position code 1-9 (index 0 unused). */
  readonly defence: readonly (Player | null)[];
  readonly startMs: number;
  /** Start of each pitch. */
  readonly pitchMs: readonly number[];
  readonly endMs: number;
  /** Half inning over: runners left on base, else null. */
  readonly leftOnBase: number | null;
  readonly timesFaced: number;
  /** What shapes the look of the pitches: the batter's power (a standard normal) and the pitcher's strength. */
  readonly craft: { readonly power: number; readonly pitching: PitcherStrength };
}

/** A man in the game: his batting slot, and every position he played. */
export interface Appearance {
  readonly player: Player;
  /** "100" for the first slot's starter, "701" for the seventh's first substitute; null for pitchers. */
  readonly battingOrder: string | null;
  readonly positions: readonly PositionCode[];
  readonly isSubstitute: boolean;
}

/** Who is credited with the result. */
export interface Decisions {
  readonly winner: Player;
  readonly loser: Player;
  readonly save: Player | null;
}

/** One side of a game. */
export interface ClubGame {
  readonly teamIndex: number;
  readonly roster: readonly Player[];
  readonly starter: Player;
  /** The nine starters in batting order. */
  readonly lineUp: readonly Player[];
  /** Batters in order of batting slot, then pitchers in order of appearance. */
  readonly appearances: readonly Appearance[];
}

/** A whole game. */
export interface GameRecord {
  readonly game: ScheduledGame;
  readonly home: ClubGame;
  readonly away: ClubGame;
  readonly plays: readonly Play[];
  readonly score: Score;
  readonly innings: number;
  /** False when the last inning ended after its top half. */
  readonly isLastBottomPlayed: boolean;
  readonly isWalkOff: boolean;
  readonly decisions: Decisions;
  readonly weather: Weather;
  readonly umpires: readonly Umpire[];
  readonly firstPitchMs: number;
  readonly endMs: number;
  /** Index of the first play after the resumption of a suspended game, else null. */
  readonly resumedAtPlay: number | null;
  readonly attendance: number;
}

/** Conditions at the first pitch. */
export interface Weather {
  readonly condition: string;
  readonly temperatureF: number;
  readonly wind: string;
}

/** A made-up umpire. */
export interface Umpire {
  readonly id: number;
  readonly fullName: string;
}
