import { setImmediate } from 'node:timers/promises';
import { pitcherFeaturesDaily, teamRollingFeatures } from '../../schemas/tables/features.ts';
import type { TableContract } from '../../schemas/tables/table-contract.ts';
import type { EmbeddedPorts } from '../../services/console/embedded-ports.ts';
import { decideSlates } from '../../services/feature-engine/decide-cutoffs.ts';
import { parseRows, pitcherRowSchema, teamRowSchema } from '../../services/feature-engine/feature-rows.ts';
import { PartLoads } from '../../services/feature-engine/part-loads.ts';
import { readAhead } from '../../services/feature-engine/read-ahead.ts';
import { type Slate, slateParameters } from '../../services/feature-engine/slate.ts';
import {
  type FeatureObjects,
  loadFeatures,
  writeFeatureRows,
} from '../../services/feature-engine/write-features.ts';
import { ELO_MEAN } from '../../shared/domain/ratings/elo.ts';

const folder = { runId: '20260415T061500Z-ab12', eventId: 'windows' };
const unratedSchema = teamRowSchema.omit({ elo_rating: true });

/**
 * Computes and stores what the pandas script computes and stores when it is asked for two tables, the way the feature engine does: the windows of teams and pitchers of
 * all dates, as objects and in their tables. Everybody has the mean rating, for the script rates nobody then.
 */
export async function buildWindows(
  { warehouse, objects }: EmbeddedPorts,
  dates: readonly string[],
  datesPerQueryMax: number,
): Promise<number> {
  const read = async (batch: readonly Slate[]) => {
    const parameters = slateParameters(batch);
    const query = (name: string) => warehouse.query({ file: `mlb_features/${name}/query.sql` }, parameters);
    const teams = parseRows(unratedSchema, await query('team_rolling_features'), 'teams');
    const pitchers = parseRows(pitcherRowSchema, await query('pitcher_features_daily'), 'pitchers');
    return {
      teams: Map.groupBy(teams, (row) => row.feature_date),
      pitchers: Map.groupBy(pitchers, (row) => row.feature_date),
    };
  };
  const slates = await decideSlates(dates, new Map(), warehouse);
  const batches = Map.groupBy(slates, (slate) => Math.floor(slates.indexOf(slate) / datesPerQueryMax));
  const loads = new PartLoads(warehouse);
  for await (const [batch, { teams, pitchers }] of readAhead([...batches.values()], read)) {
    for (const slate of batch) {
      const rated = (teams.get(slate.date) ?? []).map(({ feature_date, team_id, cutoff_at, ...windows }) => ({
        feature_date,
        team_id,
        cutoff_at,
        elo_rating: ELO_MEAN,
        ...windows,
      }));
      const write = (table: TableContract, rows: readonly Record<string, unknown>[]) =>
        writeFeatureRows(table, rows, { slate, folder }, objects);
      const written: FeatureObjects = new Map();
      written.set(teamRollingFeatures, [await write(teamRollingFeatures, rated)]);
      const starters = pitchers.get(slate.date) ?? [];
      written.set(pitcherFeaturesDaily, [await write(pitcherFeaturesDaily, starters)]);
      await loads.add(slate.date, written);
      await setImmediate();
    }
  }
  await loads.finish();
  return loads.outputs.reduce((sum, { rows }) => sum + rows, 0);
}

/** Takes all features of the dates out again. */
export const clearFeatures = ({ warehouse }: EmbeddedPorts, dates: readonly string[]): Promise<void> =>
  loadFeatures(dates, new Map(), warehouse);
