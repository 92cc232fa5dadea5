import type { BundleRow } from '../../../schemas/bundle.ts';
import {
  gameOccurrences,
  games,
  gameUmpires,
  gameWeather,
  linescores,
  probablePitchers,
} from '../../../schemas/tables/games.ts';
import { playerBattingLines, playerPitchingLines, teamGameTotals } from '../../../schemas/tables/lines.ts';
import { savantGames, statcastPitches } from '../../../schemas/tables/pitches.ts';
import { players, teams, venues } from '../../../schemas/tables/reference.ts';
import { qualifiedName, type TableContract } from '../../../schemas/tables/table-contract.ts';
import { type BusinessRow, withOrigin } from '../../domain/lineage.ts';
import type { PitchSupply } from '../../domain/pitches/game-pitches.ts';
import type { FeedPitchRow } from '../../domain/pitches/pitch-row.ts';
import { playersWhoAppeared, sides } from './box-score-players.ts';
import { choosePitchRows } from './choose-pitch-rows.ts';
import { type GameDocument, gameKnownAt, hasPlay } from './game-document.ts';
import { readObject } from './json-access.ts';
import { mapBattingLines } from './map-batting-lines.ts';
import { mapProbablePitchers, mapUmpires, mapWeather } from './map-game-circumstances.ts';
import { mapGame, mapScheduledGame } from './map-games.ts';
import { mapLinescores } from './map-linescores.ts';
import { mapPitches } from './map-pitches.ts';
import { mapPitchingLines } from './map-pitching-lines.ts';
import { mapPlayers, mapTeam, mapVenue } from './map-reference.ts';
import { mapAnnouncedPitchers, mapAnnouncedUmpires, mapOccurrence } from './map-schedule.ts';
import { mapTeamTotals } from './map-team-totals.ts';
import type { ScheduledGame } from './read-schedule.ts';

/** Rows by `dataset.table` with their origin. */
export type StagedTables = Record<string, BundleRow[]>;

/** Who reads, and when: `fetchedAt` is when the source answered, `ingestedAt` when we took it. */
export interface Reading {
  runId: string;
  source: string;
  fetchedAt: string;
  ingestedAt: string;
}

function staged<Contract extends TableContract>(
  tables: StagedTables,
  contract: Contract,
  rows: readonly BusinessRow<Contract>[],
  reading: Reading,
  knownAt: string,
): void {
  if (rows.length === 0) return;
  const lineage = { ...reading, knownAt };
  const name = qualifiedName(contract);
  const complete = rows.map((row) => withOrigin(row, lineage));
  tables[name] = [...(tables[name] ?? []), ...complete];
}

/** Every row of a game; `supply` says where its pitches come from beside the feed. Findings are added to the document's. */
export function stageGame(
  document: GameDocument,
  reading: Reading,
  supply: PitchSupply = { kind: 'feed_only' },
): StagedTables {
  const tables: StagedTables = {};
  const gameAt = gameKnownAt(document);
  const begun = hasPlay(document);
  const pitches = begun ? mapPitches(document) : [];
  const firstPitchAt = pitches.find((pitch) => pitch.started_at !== null)?.started_at ?? null;
  const game = mapGame(document, { pitches: pitches.length, firstPitchAt });
  staged(tables, games, [game], reading, gameAt);
  if (begun) {
    stagePlay(tables, document, reading, gameAt);
    stagePitches(tables, document, pitches, reading, supply);
  }
  const { season } = document.header;
  staged(tables, probablePitchers, mapProbablePitchers(document), reading, reading.fetchedAt);
  staged(tables, teams, mapTeam(document.teams.away, season), reading, reading.fetchedAt);
  staged(tables, teams, mapTeam(document.teams.home, season), reading, reading.fetchedAt);
  staged(tables, players, mapPlayers(document), reading, reading.fetchedAt);
  staged(tables, venues, mapVenue(document.venue), reading, reading.fetchedAt);
  return tables;
}

function stagePlay(tables: StagedTables, document: GameDocument, reading: Reading, knownAt: string): void {
  const appeared = playersWhoAppeared(document);
  if (document.plays.length === 0 || appeared.length === 0) {
    document.findings.push({
      code: 'PLAYS_MISSING',
      path: '',
      message: `${document.plays.length} plays and ${appeared.length} players in a game that has begun`,
    });
  }
  staged(tables, linescores, mapLinescores(document), reading, knownAt);
  staged(tables, playerBattingLines, mapBattingLines(document, appeared), reading, knownAt);
  staged(tables, playerPitchingLines, mapPitchingLines(document, appeared), reading, knownAt);
  staged(tables, teamGameTotals, mapTeamTotals(document), reading, knownAt);
  staged(tables, gameUmpires, mapUmpires(document), reading, knownAt);
  staged(tables, gameWeather, mapWeather(document), reading, knownAt);
}

function stagePitches(
  tables: StagedTables,
  document: GameDocument,
  feedRows: readonly FeedPitchRow[],
  reading: Reading,
  supply: PitchSupply,
): void {
  const { rows, savantGame } = choosePitchRows(document, feedRows, reading.source, supply);
  if (rows.length > 0) {
    tables[qualifiedName(statcastPitches)] = rows.map(({ row, source, knownAt }) =>
      withOrigin(row, { ...reading, source, knownAt }),
    );
  }
  if (savantGame !== null && supply.kind !== 'feed_only') {
    const source = supply.kind === 'given' ? supply.file.source : reading.source;
    staged(tables, savantGames, [savantGame], { ...reading, source }, gameKnownAt(document));
  }
}

/** How a schedule is staged. */
export interface ScheduleStaging {
  /** Whether the `games` row of a listing comes from the schedule; the others come from their feeds. */
  stagesGame: (listing: ScheduledGame) => boolean;
  /** Whether the plays of a game that has begun are missing: its row says that it is not complete, so that the gap is seen. */
  isUncollected: (gamePk: number) => boolean;
}

/** Every row of a schedule. */
export function stageSchedule(
  listings: readonly ScheduledGame[],
  reading: Reading,
  { stagesGame, isUncollected }: ScheduleStaging,
): StagedTables {
  const tables: StagedTables = {};
  const at = reading.fetchedAt;
  const once = newestListings(listings);
  const occurrences = listings.map(mapOccurrence);
  const gameRows = once.filter(stagesGame).map((listing) => {
    const row = mapScheduledGame(listing, at);
    return isUncollected(row.game_pk) ? { ...row, is_complete: false } : row;
  });
  const teamRows = listings.flatMap(({ header, raw }) =>
    sides.flatMap((side) =>
      mapTeam(readObject(readObject(readObject(raw['teams'])[side])['team']), header.season),
    ),
  );
  const announced = once.flatMap((listing) => mapAnnouncedPitchers(listing, at));
  const occurrenceKey = (row: (typeof occurrences)[number]) => `${row.game_pk} ${row.listing_date}`;
  staged(tables, gameOccurrences, uniqueBy(occurrences, occurrenceKey), reading, at);
  staged(tables, games, gameRows, reading, at);
  staged(tables, probablePitchers, announced, reading, at);
  staged(tables, gameUmpires, once.flatMap(mapAnnouncedUmpires), reading, at);
  staged(
    tables,
    teams,
    uniqueBy(teamRows, (row) => `${row.team_id} ${row.season}`),
    reading,
    at,
  );
  return tables;
}

/** One listing per game: the one of the latest date that is not a postponement, else the latest. */
export function newestListings(listings: readonly ScheduledGame[]): ScheduledGame[] {
  const newest = new Map<number, ScheduledGame>();
  for (const listing of listings) {
    const before = newest.get(listing.header.gamePk);
    if (before === undefined || rank(listing) >= rank(before)) newest.set(listing.header.gamePk, listing);
  }
  return [...newest.values()];
}

const rank = ({ header, listingDate }: ScheduledGame): string =>
  `${header.status.state === 'postponed' ? 0 : 1}${listingDate}`;

/** The last of the rows with one key, in order of first appearance. */
function uniqueBy<Row>(rows: readonly Row[], key: (row: Row) => string): Row[] {
  return [...new Map(rows.map((row) => [key(row), row])).values()];
}
