import type { RandomStream } from '../random.ts';
import type { SideState } from './side-state.ts';

/** True when the manager wants another pitcher before the next batter. */
export function wantsReliever(
  random: RandomStream,
  side: SideState,
  moment: { inning: number; isNewInning: boolean; runnersOn: number; lead: number; scheduledInnings: number },
): boolean {
  const { mound } = side;
  if (side.relieversLeft === 0) return false;
  const isFirstOfOuting = mound.enteredInning === moment.inning && mound.battersFaced === 0;
  if (isFirstOfOuting) return false;
  if (mound.isStarter) {
    const limit = mound.pitcher.strength.pitchLimit - 9 * (9 - moment.scheduledInnings);
    if (mound.pitches >= limit + (moment.isNewInning ? -9 : 3)) return true;
    if (mound.runs >= 6 || (mound.runs >= 5 && moment.inning <= 3)) return true;
    return moment.inning >= 6 && moment.runnersOn >= 2 && Math.abs(moment.lead) <= 3 && random.chance(0.35);
  }
  // A reliever must face three batters unless the inning ends.
  if (moment.isNewInning) return mound.pitches >= 28 || random.chance(moment.inning <= 5 ? 0.3 : 0.76);
  return (
    mound.battersFaced >= 3 &&
    (mound.pitches >= 34 || mound.runs >= 3 || (moment.runnersOn >= 2 && random.chance(0.12)))
  );
}
