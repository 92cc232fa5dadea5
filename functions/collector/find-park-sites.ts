import { z } from 'zod';
import { venues } from '../../schemas/tables/reference.ts';
import type { ObjectStore } from '../../shared/ports/objects.ts';
import type { Warehouse } from '../../shared/ports/warehouse.ts';
import { type ParkSite, parkSiteOf } from '../../shared/sources/weather/park-sites.ts';
import { readStagedBundle } from './read-staged-bundle.ts';
import type { StagedBundle } from './stage-bundle.ts';

const siteRow = z.object({
  venue_id: z.int(),
  latitude: z.number().nullable(),
  longitude: z.number().nullable(),
  azimuth_degrees: z.number().nullable(),
  roof_type: z.string().nullable(),
});

/**
 * Parks as this run has just collected them, else as the warehouse has them; null for one whose place neither knows. What another date of the run
 * brings may be loaded by now or not, and a forecast must not depend on that.
 */
export async function findParkSites(
  venueIds: readonly number[],
  warehouse: Warehouse,
  { datasets, objects }: { datasets: readonly StagedBundle[]; objects: ObjectStore },
): Promise<ReadonlyMap<number, ParkSite | null>> {
  const stored = await warehouse.query(
    { file: 'mlb_historical_data/venue_sites/query.sql' },
    { venue_ids: { type: 'INT64', value: [...venueIds] } },
  );
  const rows = stored.map((row) => siteRow.parse(row));
  for (const bundle of datasets.filter(({ dataset }) => dataset === 'reference'))
    rows.push(...(await readStagedBundle(bundle, objects))(venues, siteRow));
  return new Map(rows.map((row) => [row.venue_id, siteOf(row)]));
}

/** The warehouse may know a park in part: what it does not know is filled from the table. */
function siteOf(row: z.infer<typeof siteRow>): ParkSite | null {
  const shipped = parkSiteOf(row.venue_id);
  const [latitude, longitude] = [row.latitude ?? shipped?.latitude, row.longitude ?? shipped?.longitude];
  if (latitude === undefined || longitude === undefined) return null;
  return {
    latitude,
    longitude,
    azimuthDegrees: row.azimuth_degrees ?? shipped?.azimuthDegrees ?? null,
    roofType: row.roof_type ?? shipped?.roofType ?? 'Open',
  };
}
