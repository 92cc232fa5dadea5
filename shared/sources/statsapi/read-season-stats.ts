import type { BundleFinding } from '../../../schemas/bundle.ts';
import type { playerSeasonStats, teamSeasonStats } from '../../../schemas/tables/season-stats.ts';
import type { BusinessRow } from '../../domain/lineage.ts';
import { type JsonObject, readIdOf, readInteger, readObject } from './json-access.ts';
import { type RowsRead, readRows } from './read-list.ts';
import { readStatBlocks, readStatCounts, type StatBlock, statCountsOf } from './read-stat-splits.ts';

/** A player's totals. */
export type PlayerSeasonRow = BusinessRow<typeof playerSeasonStats>;

/** Which season, and which date the totals are of. */
export interface SeasonAsked {
  season: number;
  asOfDate: string;
}

/** Totals of players, and how many splits the source has of each group. */
export interface PlayerStatsRead extends RowsRead<PlayerSeasonRow> {
  splits: number;
  /** null: not said. */
  totalSplits: number | null;
}

/** Types whose splits are totals of a season up to a date. */
const isTotal = ({ type }: StatBlock): boolean => type === 'season' || type === 'byDateRange';

/**
 * Totals of players, one row each: a man who was traded has a split for every club and one over all of them, or only the clubs',
 * which are then added up. Throws SOURCE_RESPONSE_MALFORMED without a list.
 */
export function readPlayerStats(json: JsonObject, asked: SeasonAsked, what: string): PlayerStatsRead {
  const blocks = readStatBlocks(json, what).filter(isTotal);
  const findings: BundleFinding[] = [];
  const ofPlayer = new Map<string, PlayerSplit[]>();
  for (const block of blocks) {
    block.splits.forEach((raw, index) => {
      const split = playerSplit(raw, block, asked);
      const path = `stats.${block.group}.splits[${index}]`;
      if (split === null) findings.push({ code: 'ROW_SKIPPED', path, message: 'a split names no player' });
      else ofPlayer.set(split.key, [...(ofPlayer.get(split.key) ?? []), split]);
    });
  }
  return {
    rows: [...ofPlayer.values()].map((splits) => totalOf(splits).row),
    findings,
    splits: blocks.reduce((sum, { splits }) => sum + splits.length, 0),
    totalSplits: blocks[0]?.totalSplits ?? null,
  };
}

interface PlayerSplit {
  key: string;
  row: PlayerSeasonRow;
}

function playerSplit(raw: JsonObject, { group }: StatBlock, asked: SeasonAsked): PlayerSplit | null {
  const playerId = readIdOf(raw['player']);
  if (playerId === null) return null;
  const teamCount = Math.max(1, readInteger(raw['numTeams']) ?? 1);
  const season = readInteger(raw['season']) ?? asked.season;
  return {
    key: `${playerId} ${season} ${group}`,
    row: {
      player_id: playerId,
      season,
      game_type: 'R',
      stat_group: group,
      as_of_date: asked.asOfDate,
      team_id: teamCount > 1 ? null : readIdOf(raw['team']),
      team_count: teamCount,
      ...readStatCounts(readStats(raw)),
    },
  };
}

/** The split over all clubs; where the source has none, the sum of the clubs'. */
function totalOf(splits: readonly PlayerSplit[]): PlayerSplit {
  const overall = splits.reduce((best, split) => (split.row.team_count > best.row.team_count ? split : best));
  if (splits.length === 1 || overall.row.team_count > 1) return overall;
  const sum = statCountsOf((column) =>
    splits.reduce<number | null>((total, { row }) => add(total, row[column]), null),
  );
  return { ...overall, row: { ...overall.row, ...sum, team_id: null, team_count: splits.length } };
}

const add = (left: number | null, right: number | null): number | null =>
  left === null ? right : left + (right ?? 0);

/** Totals of clubs, one row for each and group. Throws SOURCE_RESPONSE_MALFORMED without a list. */
export function readTeamStats(
  json: JsonObject,
  asked: SeasonAsked,
  what: string,
): RowsRead<BusinessRow<typeof teamSeasonStats>> {
  const read: RowsRead<BusinessRow<typeof teamSeasonStats>> = { rows: [], findings: [] };
  for (const { group, splits } of readStatBlocks(json, what).filter(isTotal)) {
    const { rows, findings } = readRows(
      splits,
      `stats.${group}.splits`,
      (raw) => {
        const teamId = readIdOf(raw['team']);
        if (teamId === null) return null;
        return {
          team_id: teamId,
          season: readInteger(raw['season']) ?? asked.season,
          game_type: 'R',
          stat_group: group,
          as_of_date: asked.asOfDate,
          ...readStatCounts(readStats(raw)),
        };
      },
      (row) => row.team_id,
    );
    read.rows.push(...rows);
    read.findings.push(...findings);
  }
  return read;
}

const readStats = (split: JsonObject): JsonObject => readObject(split['stat']);
