import { z } from 'zod';
import { anyGamePk, gameDate, objectReference, runId } from './events/event-parts.ts';
import { pitcherFeaturesDaily, teamRollingFeatures } from './tables/features.ts';
import { lineageMask } from './tables/table-contract.ts';

/** Team entity row of the snapshot: the feature row without lineage, and what a reader needs to name the team. */
export const snapshotTeam = teamRollingFeatures.row.omit(lineageMask).extend({
  name: z.string(),
  abbreviation: z.string(),
});

/** Starter entity row of the snapshot. */
export const snapshotStarter = pitcherFeaturesDaily.row.omit(lineageMask).extend({
  name: z.string(),
  throws: z.string().nullable(),
});

/** League rates as of the cutoff: what small samples are shrunk towards. */
export const leagueRates = z.strictObject({
  runs_per_team_game: z.number(),
  strikeouts_per_plate_appearance: z.number(),
  walks_per_plate_appearance: z.number(),
  home_runs_per_plate_appearance: z.number(),
  hit_by_pitch_per_plate_appearance: z.number(),
  starter_outs_per_start: z.number(),
  home_win_rate: z.number(),
});

const playerId = z.int();
const hand = z.enum(['L', 'R', 'S']).nullable();
const birthYear = z.int().nullable();

/** What the ratings on history know as of the cutoff of everyone whom a request of the slate can name. */
export const snapshotRatings = z.strictObject({
  /** Runs of a team-game in the league. */
  league_runs: z.number(),
  teams: z.array(
    z.strictObject({
      team_id: z.int(),
      elo: z.number(),
      scored: z.number(),
      allowed: z.number(),
      offence: z.number(),
      defence: z.number(),
      /** What its park adds to the runs of both teams. */
      park_runs: z.number(),
      /** Its last line-ups, the latest first: who batted where. */
      line_ups: z.array(z.array(z.tuple([playerId, z.int().min(1).max(9)]))),
    }),
  ),
  /** The first stands for every newcomer. */
  starters: z.array(
    z.strictObject({
      pitcher_id: playerId,
      strength: z.number(),
      early_runs: z.number(),
      strikeouts: z.number(),
      walks: z.number(),
      experience: z.number(),
      recent_runs: z.number(),
      long_runs: z.number(),
      throws: hand,
      birth_year: birthYear,
    }),
  ),
  batters: z.array(
    z.strictObject({
      player_id: playerId,
      long: z.number(),
      recent: z.number(),
      bats: hand,
      birth_year: birthYear,
    }),
  ),
  /** What the park adds in each game of the slate. */
  games: z.array(z.strictObject({ game_pk: anyGamePk, park_runs: z.number() })),
});

/** What the prices of earlier games tell as of the cutoff, in log odds of a home win; of everyone whom the ratings know. */
export const snapshotMarket = z.strictObject({
  /** What the home team has between equals, by closing lines. */
  home_edge: z.number(),
  teams: z.array(z.strictObject({ team_id: z.int(), moves: z.number(), closing: z.number() })),
  /** The first stands for everybody else. */
  starters: z.array(z.strictObject({ pitcher_id: playerId, moves: z.number(), closing: z.number() })),
});

/** A game of the slate. */
export const snapshotGame = z.strictObject({
  game_pk: anyGamePk,
  game_date: gameDate,
  game_type: z.string(),
  double_header: z.string(),
  game_number: z.int(),
  scheduled_start_at: z.iso.datetime(),
  /** The clock time is a placeholder, in the night before; absent in snapshots from before it was served. */
  is_start_time_tbd: z.boolean().default(false),
  coded_state: z.string(),
  home_team_id: z.int(),
  away_team_id: z.int(),
  home_starter_id: z.int().nullable(),
  away_starter_id: z.int().nullable(),
  /** Fair probability of a home win by the opening line that was known before the cutoff; null without one, and in snapshots from before it was served. */
  open_home_probability: z.number().gt(0).lt(1).nullable().default(null),
});

/**
 * Everything the prediction API needs for one slate, as of one cutoff. The same facts give the same bytes:
 * rows are sorted by id and nothing of the run is inside.
 */
export const servingSnapshotSchema = z.strictObject({
  schema_version: z.literal(1),
  slate_date: gameDate,
  season: z.int(),
  cutoff_at: z.iso.datetime(),
  league: leagueRates,
  teams: z.array(snapshotTeam),
  starters: z.array(snapshotStarter),
  games: z.array(snapshotGame),
  /** null in a snapshot of a slate without games, and in those from before the ratings were served. */
  ratings: snapshotRatings.nullable().default(null),
  /** null while no closing line of an earlier game is known, and in snapshots from before it was served. */
  market: snapshotMarket.nullable().default(null),
});

/** What is served now: replaced atomically. Lies at {@link servingPointerKey} and, per slate, at {@link slatePointerKey}. */
export const servingPointerSchema = z.strictObject({
  schema_version: z.literal(1),
  slate_date: gameDate,
  cutoff_at: z.iso.datetime(),
  run_id: runId,
  snapshot: objectReference,
});

/** Key of the pointer to the newest slate. */
export const servingPointerKey = 'serving/current.json';

/** Key of the pointer to the snapshot of one slate. */
export const slatePointerKey = (slateDate: string): string => `serving/slates/${slateDate}.json`;

/** See {@link servingSnapshotSchema}. */
export type ServingSnapshot = z.infer<typeof servingSnapshotSchema>;
/** See {@link servingPointerSchema}. */
export type ServingPointer = z.infer<typeof servingPointerSchema>;
/** See {@link snapshotTeam}. */
export type SnapshotTeam = z.infer<typeof snapshotTeam>;
/** See {@link snapshotStarter}. */
export type SnapshotStarter = z.infer<typeof snapshotStarter>;
/** See {@link snapshotRatings}. */
export type SnapshotRatings = z.infer<typeof snapshotRatings>;
/** See {@link snapshotMarket}. */
export type SnapshotMarket = z.infer<typeof snapshotMarket>;
/** See {@link leagueRates}. */
export type LeagueRates = z.infer<typeof leagueRates>;
/** See {@link snapshotGame}. */
export type SnapshotGame = z.infer<typeof snapshotGame>;
