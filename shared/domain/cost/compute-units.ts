import { type BillSettings, daysPerMonth } from './bill-settings.ts';
import { requestWork, stageWork } from './stage-work.ts';

/** A month of functions and Cloud Run: vCPU-seconds, GiB-seconds, calls of the stages (without requests to the API). */
export interface ComputeUnits {
  processor: number;
  memory: number;
  calls: number;
}

/** What the stages and the API use in a month. */
export function computeUnits({ period, requestsPerDay }: BillSettings): ComputeUnits {
  const calls = stageWork.map((work) => ({
    ...work,
    calls: period === 'season' ? work.callsPerSeasonDay : work.callsPerOffSeasonDay,
  }));
  const sum = (pick: (work: (typeof calls)[number]) => number) =>
    daysPerMonth * calls.reduce((total, work) => total + pick(work), 0);
  const requestSeconds = daysPerMonth * requestsPerDay * requestWork.seconds;
  return {
    processor: sum((work) => work.calls * work.secondsPerCall * work.processors) + requestSeconds,
    memory:
      sum((work) => work.calls * work.secondsPerCall * work.memoryGib) +
      requestSeconds * requestWork.memoryGib,
    calls: sum((work) => work.calls),
  };
}
