import { z } from 'zod';
import { anyGamePk, gameDate, objectReference, runId } from './events/event-parts.ts';
import { pitcherFeaturesDaily, teamRollingFeatures } from './tables/features.ts';
import { lineageColumns } from './tables/table-contract.ts';

const lineage = Object.fromEntries(Object.keys(lineageColumns).map((name) => [name, true])) as {
  [Name in keyof typeof lineageColumns]: true;
}; // fromEntries widens the keys

/** Team entity row of the snapshot: the feature row without lineage, and what a reader needs to name the team. */
export const snapshotTeam = teamRollingFeatures.row.omit(lineage).extend({
  name: z.string(),
  abbreviation: z.string(),
});

/** Starter entity row of the snapshot. */
export const snapshotStarter = pitcherFeaturesDaily.row.omit(lineage).extend({
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

/** A game of the slate. */
export const snapshotGame = z.strictObject({
  game_pk: anyGamePk,
  game_date: gameDate,
  game_type: z.string(),
  double_header: z.string(),
  game_number: z.int(),
  scheduled_start_at: z.iso.datetime(),
  coded_state: z.string(),
  home_team_id: z.int(),
  away_team_id: z.int(),
  home_starter_id: z.int().nullable(),
  away_starter_id: z.int().nullable(),
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
/** See {@link leagueRates}. */
export type LeagueRates = z.infer<typeof leagueRates>;
/** See {@link snapshotGame}. */
export type SnapshotGame = z.infer<typeof snapshotGame>;
