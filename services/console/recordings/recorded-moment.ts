import { answeredAt } from '../../../shared/adapters/local/archive-answers.ts';
import type { Recording } from '../../../shared/adapters/local/archive-manifest.ts';
import { easternDateOf } from '../../../shared/domain/calendar.ts';

/** A recording, what it was asked for, and when it was made. */
export interface RecordedMoment {
  recording: Recording;
  /** Parameters of the address. */
  query: URLSearchParams;
  /** ISO 8601 UTC. */
  at: string;
  /** false: nobody noted it, and `at` is the date of the file: the recording is older. */
  isNoted: boolean;
}

/** When a recording of a folder was made. */
export async function momentOf(folder: string, recording: Recording): Promise<RecordedMoment> {
  const at = await answeredAt(folder, recording);
  const query = new URLSearchParams(recording.endpoint_path.split('?', 2)[1] ?? '');
  return { recording, query, at, isNoted: recording.retrieved_at !== null };
}

/** The end of which date totals are of. */
export interface AsOf {
  date: string;
  /** false: of that date or an earlier one. */
  isKnown: boolean;
}

/**
 * The date that totals of a season are of: the one that was asked for, otherwise that of the recording. Without either it is the last
 * day on which they can have changed: that of the file or the end of the year.
 */
export function asOfDate({ query, at, isNoted }: RecordedMoment, season: number): AsOf {
  const asked = query.get('date') ?? query.get('endDate');
  if (asked !== null) return { date: asked, isKnown: true };
  const recorded = easternDateOf(new Date(at));
  const yearEnd = `${season}-12-31`;
  return { date: recorded < yearEnd ? recorded : yearEnd, isKnown: isNoted };
}
