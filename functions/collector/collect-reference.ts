import { teams, venues } from '../../schemas/tables/reference.ts';
import type { DataSource } from '../../shared/ports/data-source.ts';
import type { Warehouse } from '../../shared/ports/warehouse.ts';
import { readIdOf } from '../../shared/sources/statsapi/json-access.ts';
import { isDescribed, readTeams, readVenues } from '../../shared/sources/statsapi/read-reference.ts';
import { teamsRequest, venuesRequest } from '../../shared/sources/statsapi/reference-requests.ts';
import type { DatasetCollector, DatasetRequest } from './collect-datasets.ts';
import { openDatasetRows } from './dataset-rows.ts';
import { findKnownReference, type KnownReference } from './find-known-reference.ts';

/** Clubs of the leagues; a season with fewer has not been asked for. */
const clubsOfSeason = 30;

/** Clubs and parks: once a season, and when the schedule names one that is not known. */
export const createReferenceCollector = (source: DataSource, warehouse: Warehouse): DatasetCollector => ({
  dataset: 'reference',
  collect: async (request, tools) => {
    const named = idsNamed(request);
    if (named.season === null) return null;
    const known = await findKnownReference(warehouse, named.season, { venueIds: named.venues });
    if (isEverythingKnown(named, known)) return null;
    const rows = openDatasetRows('reference', source, request, tools);
    const { season } = named;
    const clubs = await rows.ask(teamsRequest(season), (json, what) => readTeams(json, season, what));
    if (clubs === null) return null;
    rows.add(teams, clubs);
    const parkIds = new Set([
      ...named.venues,
      ...clubs.result.rows.flatMap(({ venue_id }) => venue_id ?? []),
    ]);
    const parks = await rows.ask(
      venuesRequest(
        [...parkIds].sort((left, right) => left - right),
        season,
      ),
      readVenues,
    );
    // A park of which the answer has the name alone would blank out what a feed said of it.
    if (parks !== null)
      rows.add(venues, {
        ...parks,
        result: { ...parks.result, rows: parks.result.rows.filter(isDescribed) },
      });
    return rows.bundle();
  },
});

interface NamedIds {
  season: number | null;
  teams: readonly number[];
  venues: readonly number[];
}

/** Clubs and parks of the schedule. Games of all-star and national teams bring clubs that no league has: they are not asked for. */
function idsNamed({ listings }: DatasetRequest): NamedIds {
  const ofLeagues = listings.filter(({ header }) => header.gameType !== 'A' && header.gameType !== 'E');
  return {
    season: listings[0]?.header.season ?? null,
    teams: ofLeagues.flatMap(({ header }) => [header.homeTeamId, header.awayTeamId]),
    venues: [
      ...new Set(listings.flatMap(({ raw, header }) => readIdOf(raw['venue']) ?? header.venueId ?? [])),
    ],
  };
}

const isEverythingKnown = (named: NamedIds, known: KnownReference): boolean =>
  known.teams.size >= clubsOfSeason &&
  named.teams.every((id) => known.teams.has(id)) &&
  named.venues.every((id) => known.venues.has(id));
