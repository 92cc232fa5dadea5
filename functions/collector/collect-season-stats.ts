import { playerSeasonStats, teamSeasonStats } from '../../schemas/tables/season-stats.ts';
import type { DataSource } from '../../shared/ports/data-source.ts';
import {
  type PlayerStatsRead,
  readPlayerStats,
  readTeamStats,
} from '../../shared/sources/statsapi/read-season-stats.ts';
import {
  playerStatsRequest,
  type StatGroup,
  type StatRange,
  splitsPerPage,
  teamStatsRequest,
} from '../../shared/sources/statsapi/stats-requests.ts';
import type { DatasetCollector } from './collect-datasets.ts';
import { type Answered, type DatasetRows, openDatasetRows } from './dataset-rows.ts';
import { seasonPlayedOut } from './season-played-out.ts';

/** Totals of players and clubs from the first day of the year to the end of a date: about seven requests. */
export const createSeasonStatsCollector = (source: DataSource): DatasetCollector => ({
  dataset: 'season_stats',
  collect: async (request, tools) => {
    const { gameDate } = request;
    const season = seasonPlayedOut(request);
    if (season === null) return null;
    const rows = openDatasetRows('season_stats', source, request, tools);
    const range = { season, from: `${season}-01-01`, to: gameDate };
    for (const group of ['hitting', 'pitching', 'fielding'] as const) {
      const clubs = await rows.ask(teamStatsRequest(group, range), (json, what) =>
        readTeamStats(json, { season, asOfDate: gameDate }, what),
      );
      // A source without totals of clubs has none of players either.
      if (clubs === null) return rows.bundle();
      rows.add(teamSeasonStats, clubs);
    }
    for (const group of ['hitting', 'pitching'] as const)
      for (const page of await askPlayerStats(rows, group, range)) rows.add(playerSeasonStats, page);
    return rows.bundle();
  },
});

/** Without a total, a page that is not full is the last. */
const isLast = (page: PlayerStatsRead, splitsSoFar: number): boolean =>
  page.totalSplits === null ? page.splits < splitsPerPage : splitsSoFar >= page.totalSplits;

/** More pages than a season can have: a source that never ends. */
const pagesMax = 20;

/**
 * All pages of the statistics of players over a range of dates. A finding says so when the pages together hold fewer or more than
 * the source says it has. No pages: the source does not have them.
 */
export async function askPlayerStats(
  rows: DatasetRows,
  group: StatGroup,
  range: StatRange,
): Promise<Answered<PlayerStatsRead>[]> {
  const pages: Answered<PlayerStatsRead>[] = [];
  const seen = new Set<number>();
  let splits = 0;
  let total: number | null = null;
  while (pages.length < pagesMax) {
    const request = playerStatsRequest(group, range, splits);
    const page = await rows.ask(request, (json, what) =>
      readPlayerStats(json, { season: range.season, asOfDate: range.to }, what),
    );
    if (page === null) break;
    // The list may shift between two pages; a man on both is taken once.
    const fresh = page.result.rows.filter(({ player_id }) => !seen.has(player_id));
    for (const { player_id } of fresh) seen.add(player_id);
    pages.push({ ...page, result: { ...page.result, rows: fresh } });
    splits += page.result.splits;
    total = page.result.totalSplits;
    if (page.result.splits === 0 || isLast(page.result, splits)) break;
  }
  if (pages.length > 0 && total !== null && splits !== total)
    rows.note({
      code: 'COUNT_MISMATCH',
      path: `stats.${group}`,
      message: `${splits} splits on ${pages.length} pages, the source says ${total}`,
    });
  return pages;
}
