import { describe, expect, it } from 'vitest';
import { openSource, servesStatcast } from '../../../services/console/open-source.ts';
import { manualClock } from '../../support/manual-clock.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { testData } from '../../support/test-data.ts';

const clock = manualClock('2026-04-15T06:15:00.000Z');
const archive = testData('statsapi');

describe('the sources of a command', () => {
  it('are the Stats API and Baseball Savant, or a league that answers for both', async () => {
    const live = await openSource({ source: 'statsapi' }, clock);
    expect([live.source.name, live.savant?.name]).toEqual(['statsapi', 'savant']);
    const league = await openSource({ source: 'simulator', 'simulator-url': 'http://127.0.0.1:9' }, clock);
    expect(league.savant).toBe(league.source);
    for (const opened of [live, league]) await opened.close();
    expect([servesStatcast({ source: 'statsapi' }), servesStatcast({ source: 'simulator' })]).toEqual([
      true,
      true,
    ]);
  });

  if (archive === null) {
    it('are of no recording here, as the console says', () => expect(archive).toBeNull());
    return;
  }

  it('are of a recording the feeds alone, unless a folder of Savant days is given', async () => {
    const alone = { source: 'archive', archive } as const;
    const withDays = { ...alone, savant: temporaryFolder() };
    expect((await openSource(alone, clock)).savant).toBeNull();
    expect((await openSource(withDays, clock)).savant?.name).toBe('savant');
    expect([servesStatcast(alone), servesStatcast(withDays)]).toEqual([false, true]);
    await expect(openSource({ ...alone, savant: '/nowhere' }, clock)).rejects.toMatchObject({
      code: 'ARCHIVE_NOT_FOUND',
    });
  });
});
