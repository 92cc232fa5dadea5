import type { StageName } from '../../schemas/topics.ts';
import type { StageContext } from '../../shared/runtime/stage-types.ts';
import { countingIds, manualClock } from './manual-clock.ts';
import { memoryLog } from './silent-log.ts';

/** What the harness would give to a handler. */
export const stageContext = (stage: StageName, change: Partial<StageContext> = {}): StageContext => ({
  stage,
  eventId: 'event-1',
  attempt: 1,
  log: memoryLog().log,
  clock: manualClock(),
  ids: countingIds(),
  ...change,
});
