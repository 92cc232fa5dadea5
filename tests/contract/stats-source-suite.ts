import { describe, expect, it } from 'vitest';
import type { DataSource } from '../../shared/ports/data-source.ts';
import { gameRequest, scheduleRequest } from '../../shared/sources/statsapi/requests.ts';

/** What a source of the suite must have: a date and one of its games, and a game that it does not have. */
export interface StatsSourceUnderTest {
  source: DataSource;
  gameDate: string;
  gamePk: number;
  unknownGamePk: number;
}

/** What every source keeps: answers about what was asked, with the time of the answer; what it lacks is refused or a 404. */
export function describeStatsSource(name: string, open: () => Promise<StatsSourceUnderTest | null>): void {
  describe(`the source ${name}`, () => {
    it('answers a schedule and a feed as JSON about what was asked', async () => {
      const opened = await open();
      if (opened === null) return;
      const { source, gameDate, gamePk } = opened;
      const schedule = await source.fetch(scheduleRequest(gameDate));
      const feed = await source.fetch(gameRequest('feed_live', gamePk));
      expect([schedule.status, feed.status]).toEqual([200, 200]);
      expect([schedule.endpoint, feed.endpoint]).toEqual(['schedule', 'feed_live']);
      expect(JSON.parse(schedule.body.toString()).dates[0].date).toBe(gameDate);
      expect(JSON.parse(feed.body.toString()).gamePk).toBe(gamePk);
      for (const { source: said, urlPath, fetchedAt } of [schedule, feed]) {
        expect(said).not.toBe('');
        expect(urlPath).toMatch(/^\/api\/v1/);
        expect(fetchedAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
      }
    });

    it('does not make up a game that it does not have', async () => {
      const opened = await open();
      if (opened === null) return;
      const { source, unknownGamePk: gamePk } = opened;
      const answer = source.fetch(gameRequest('feed_live', gamePk)).then(
        ({ status }) => String(status),
        (error) => error.code,
      );
      expect(['404', 'SOURCE_REFUSED']).toContain(await answer);
    });
  });
}
