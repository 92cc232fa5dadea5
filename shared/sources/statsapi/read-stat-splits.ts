import type { StatColumn } from '../../../schemas/tables/stat-columns.ts';
import { type JsonObject, readInteger, readList, readObject, readText } from './json-access.ts';
import { requireList } from './read-list.ts';
import type { StatGroup } from './stats-requests.ts';

/** Counts of a line, by column. */
export type StatCounts = { [Column in StatColumn]: number | null };

/** Statistics of one type (season, gameLog …) and group. */
export interface StatBlock {
  type: string;
  group: StatGroup;
  splits: readonly JsonObject[];
  /** How many there are, of which an answer has a page. null: not said. */
  totalSplits: number | null;
}

const groups: readonly string[] = ['hitting', 'pitching', 'fielding'] satisfies StatGroup[];

const isGroup = (text: string | null): text is StatGroup => text !== null && groups.includes(text);

/**
 * The blocks of an answer about statistics. Groups we do not keep (catching, hot zones) are left out. Throws
 * SOURCE_RESPONSE_MALFORMED without a list.
 */
export function readStatBlocks(json: JsonObject, what: string): StatBlock[] {
  return requireList(json, 'stats', what).flatMap((value) => {
    const block = readObject(value);
    const group = readText(readObject(block['group'])['displayName']);
    const type = readText(readObject(block['type'])['displayName']);
    if (!isGroup(group) || type === null) return [];
    return [
      {
        type,
        group,
        splits: readList(block['splits']).map(readObject),
        totalSplits: readInteger(block['totalSplits']),
      },
    ];
  });
}

/** The source's name of each count; several where groups call it differently. */
const names: { readonly [Column in StatColumn]: readonly string[] } = {
  games: ['gamesPlayed', 'games', 'gamesPitched'],
  games_started: ['gamesStarted'],
  plate_appearances: ['plateAppearances', 'battersFaced'],
  at_bats: ['atBats'],
  runs: ['runs'],
  hits: ['hits'],
  doubles: ['doubles'],
  triples: ['triples'],
  home_runs: ['homeRuns'],
  total_bases: ['totalBases'],
  runs_batted_in: ['rbi'],
  walks: ['baseOnBalls'],
  intentional_walks: ['intentionalWalks'],
  strikeouts: ['strikeOuts'],
  hit_by_pitch: ['hitByPitch', 'hitBatsmen'],
  sacrifice_bunts: ['sacBunts'],
  sacrifice_flies: ['sacFlies'],
  catchers_interference: ['catchersInterference'],
  stolen_bases: ['stolenBases'],
  caught_stealing: ['caughtStealing'],
  grounded_into_double_play: ['groundIntoDoublePlay'],
  left_on_base: ['leftOnBase'],
  pitches: ['numberOfPitches', 'pitchesThrown'],
  strikes: ['strikes'],
  outs_recorded: ['outs'],
  earned_runs: ['earnedRuns'],
  wins: ['wins'],
  losses: ['losses'],
  saves: ['saves'],
  save_opportunities: ['saveOpportunities'],
  holds: ['holds'],
  blown_saves: ['blownSaves'],
  games_finished: ['gamesFinished'],
  complete_games: ['completeGames'],
  shutouts: ['shutouts'],
  wild_pitches: ['wildPitches'],
  balks: ['balks'],
  assists: ['assists'],
  put_outs: ['putOuts'],
  errors: ['errors'],
  chances: ['chances'],
  double_plays: ['doublePlays'],
  passed_balls: ['passedBall'],
};

// Object.keys of a literal gives its own keys; TypeScript only says string.
const columns = Object.keys(names) as StatColumn[];

/** Counts by column, each from a function. */
export function statCountsOf(countOf: (column: StatColumn) => number | null): StatCounts {
  // Every column is set: fromEntries loses that.
  return Object.fromEntries(columns.map((column) => [column, countOf(column)])) as StatCounts;
}

/** The counts of a `stat` object. What is missing or unreadable is null: groups have different counts. */
export const readStatCounts = (stat: JsonObject): StatCounts =>
  statCountsOf((column) => {
    for (const name of names[column]) {
      const count = readInteger(stat[name]);
      if (count !== null) return count;
    }
    return null;
  });
