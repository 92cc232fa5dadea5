import { expect, it } from 'vitest';
import { bundleOf, collectorWorld, gameRows } from '../../support/collector-world.ts';
import { smallListing, smallSchedule } from '../../support/small-feed.ts';

it.each([
  ['lies ahead', '2026-04-16', [900_001]],
  ['is today: its own listing speaks, though the warehouse may not have it yet', '2026-04-15', []],
])(
  'stages an old postponement only while its make-up date lies ahead: it %s',
  async (_, makeUpDate, staged) => {
    const postponed = smallListing({ codedState: 'D', officialDate: makeUpDate });
    const { collect, objects } = collectorWorld({ schedule: smallSchedule([postponed]) });
    const bundle = bundleOf(objects, await collect(), null);
    expect(gameRows(bundle).map((row) => row['game_pk'])).toEqual(staged);
    expect(bundle.tables['mlb_historical_data.game_occurrences']).toHaveLength(1);
  },
);
