import type { FeedTask } from '../../functions/collector/feed-to-bundle.ts';
import { smallFeed } from './small-feed.ts';

/** A made-up feed as the collector gives it to a reader. */
export const feedTask = (gamePk: number, body = JSON.stringify(smallFeed({ gamePk }))): FeedTask => ({
  gamePk,
  body: Buffer.from(body),
  what: `feed_live of ${gamePk} from statsapi`,
  reading: {
    runId: '20260415T061500Z-ab12',
    source: 'statsapi',
    fetchedAt: '2026-04-15T06:15:00.000Z',
    ingestedAt: '2026-04-15T06:15:01.000Z',
  },
  ledger: [],
  pitches: { kind: 'feed_only' },
  mustBeComplete: false,
});
