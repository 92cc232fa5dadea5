import pLimit from 'p-limit';
import { rosters } from '../../schemas/tables/rosters.ts';
import type { Sightings } from '../../shared/domain/player-presence.ts';
import { activeRosterSize } from '../../shared/domain/validation/roster-sizes.ts';
import { readRoster } from '../../shared/sources/statsapi/read-roster.ts';
import { type RosterType, rosterRequest } from '../../shared/sources/statsapi/reference-requests.ts';
import type { DatasetRequest } from './collect-datasets.ts';
import { type Answered, type DatasetRows, publicBy } from './dataset-rows.ts';
import type { FetchTools } from './fetch-response.ts';
import type { StoredRoster } from './find-stored-rosters.ts';

type RosterRead = Answered<ReturnType<typeof readRoster>>;

/** Status of who may play, in a roster of any kind. */
const activeStatus = 'A';

/** The active roster in a 40-man roster: who plays must be under contract, and the source says of everybody whether he may. */
function activeOf({ result, response }: RosterRead): RosterRead {
  const rows = result.rows
    .filter(({ status_code }) => status_code === activeStatus)
    .map((row) => ({ ...row, roster_type: 'active' }));
  return { result: { rows, findings: [] }, response };
}

/** Where no rule binds (spring, the first days, October) a roster of the usual kind is believed; any other is asked for. */
const unruledSize = [24, 30] as const;

/** Whether so many men can be an active roster of the date. */
function isPossible({ result: { rows } }: RosterRead, gameDate: string): boolean {
  const [min, max] = activeRosterSize(gameDate)?.possible ?? unruledSize;
  return rows.length >= min && rows.length <= max;
}

/**
 * The rosters of clubs on a date: those that still hold are taken from the warehouse, of the others the 40-man roster is asked for, one
 * request a club. Its men with the status `A` are the active roster; where they cannot be one, that is asked for too. null: the source
 * has none.
 */
export async function askRosters(
  rows: DatasetRows,
  { gameDate }: Pick<DatasetRequest, 'gameDate'>,
  {
    clubs,
    season,
    holding,
  }: {
    clubs: readonly number[];
    season: number;
    holding: ReadonlyMap<number, StoredRoster>;
  },
  { settings }: Pick<FetchTools, 'settings'>,
): Promise<Pick<Sightings, 'rosters' | 'active'> | null> {
  const sighted = { rosters: new Set<number>(), active: new Set<number>() };
  for (const { active, fortyMan } of holding.values())
    for (const id of [...active, ...fortyMan]) {
      sighted.rosters.add(id);
      if (active.has(id)) sighted.active.add(id);
    }
  const take = (answered: RosterRead): void => {
    rows.add(rosters, answered, (_, fetchedAt) => publicBy(gameDate, fetchedAt));
    for (const { player_id, roster_type } of answered.result.rows) {
      sighted.rosters.add(player_id);
      if (roster_type === 'active') sighted.active.add(player_id);
    }
  };
  const ask = (teamId: number, rosterType: RosterType) =>
    rows.ask(rosterRequest(teamId, rosterType, season, gameDate), (json, what) =>
      readRoster(json, { teamId, rosterType, season, date: gameDate }, what),
    );
  const refused: number[] = [];
  const askClub = async (teamId: number): Promise<void> => {
    const fortyMan = await ask(teamId, '40Man');
    if (fortyMan === null) {
      refused.push(teamId);
      return;
    }
    take(fortyMan);
    const derived = activeOf(fortyMan);
    const active = isPossible(derived, gameDate) ? derived : await ask(teamId, 'active');
    if (active !== null) take(active);
  };
  const [first, ...others] = clubs.filter((teamId) => !holding.has(teamId));
  if (first === undefined) return holding.size === 0 ? null : sighted;
  // One alone first: a source that has no rosters is not asked for thirty.
  await askClub(first);
  if (refused.length > 0) return null;
  const limit = pLimit(settings.concurrency);
  await Promise.all(others.map((teamId) => limit(askClub, teamId)));
  if (refused.length > 0)
    rows.note({
      code: 'FIELD_MISSING',
      path: 'roster',
      message: `the source has no roster of ${refused.sort((left, right) => left - right).join(', ')}`,
    });
  return sighted;
}
