import type { DatasetRequest } from './collect-datasets.ts';

/**
 * The season whose games of the date are over; null when the date has none of the regular season, when one of them still goes on, and
 * for a slate, whose games lie ahead: what is summed up at the end of a date is asked for after it.
 */
export function seasonPlayedOut({
  listings,
  reason,
}: Pick<DatasetRequest, 'listings' | 'reason'>): number | null {
  if (reason === 'slate') return null;
  const regular = listings.filter(({ header }) => header.gameType === 'R');
  const states = regular.map(({ header }) => header.status.state);
  if (!states.includes('played') || states.includes('live') || states.includes('scheduled')) return null;
  return regular[0]?.header.season ?? null;
}
