import type { Play } from './game-record.ts';

/** One club's half of an inning; errors are its own, made in the field. */
export interface HalfInning {
  runs: number;
  hits: number;
  errors: number;
  leftOnBase: number;
  /** False until the club has batted in the inning. */
  hasBatted: boolean;
}

/** An inning. */
export interface InningTally {
  readonly inning: number;
  readonly away: HalfInning;
  readonly home: HalfInning;
}

const hitTypes = new Set(['single', 'double', 'triple', 'home_run']);

/** True for the event types that are hits. */
export function isHit(eventType: string): boolean {
  return hitTypes.has(eventType);
}

/** Runs, hits, errors and runners left, by inning. */
export function tallyInnings(plays: readonly Play[]): readonly InningTally[] {
  const innings: InningTally[] = [];
  const zero = (): HalfInning => ({ runs: 0, hits: 0, errors: 0, leftOnBase: 0, hasBatted: false });
  for (const play of plays) {
    let inning = innings[play.inning - 1];
    if (inning === undefined) {
      inning = { inning: play.inning, away: zero(), home: zero() };
      innings.push(inning);
    }
    const [batting, fielding] = play.isTop ? [inning.away, inning.home] : [inning.home, inning.away];
    batting.hasBatted = true;
    batting.runs +=
      play.scoreAfter.away + play.scoreAfter.home - play.scoreBefore.away - play.scoreBefore.home;
    if (isHit(play.eventType)) batting.hits += 1;
    if (play.eventType === 'field_error') fielding.errors += 1;
    if (play.leftOnBase !== null) batting.leftOnBase = play.leftOnBase;
  }
  return innings;
}
