import { basename } from 'node:path';
import { z } from 'zod';
import { archiveResponse, type LedgerRow } from '../../functions/collector/archive-response.ts';
import type { ImportNote } from '../../schemas/import-note.ts';
import { oddsSnapshots } from '../../schemas/tables/odds.ts';
import { HanksTankError } from '../../shared/domain/errors.ts';
import type { DevigMethod } from '../../shared/domain/odds/remove-margin.ts';
import type { RawResponse } from '../../shared/ports/data-source.ts';
import type { Warehouse } from '../../shared/ports/warehouse.ts';
import { fileSnapshots, type PlayedGame } from '../../shared/sources/odds/file-snapshots.ts';
import { type FilePrice, readOddsFile } from '../../shared/sources/odds/read-odds-file.ts';
import type { EmbeddedPorts } from './embedded-ports.ts';
import { archivedFileOf, archiveNote } from './imports/archive-note.ts';
import { type LoadedRows, offerDataset } from './imports/offer-dataset.ts';
import { readPlainOrGzip } from './read-plain-or-gzip.ts';
import { newRunId } from './run-chain.ts';

const source = 'odds_file';

/** What became of one season of a file. */
export interface OddsSeason {
  season: number;
  /** Games of the file, and those that the warehouse has. */
  games: number;
  matched: number;
  /** Lines of the file that name no game; they are told with its first season. */
  unread: number;
  /** Games with an opening and a closing price, and with a total. */
  open: number;
  close: number;
  totals: number;
  /** Rows offered and written; null when the chain did not load them. */
  rows: LoadedRows | null;
  findings: number;
}

/** A file of moneylines: its name, its content, and its bytes when they are gzip. */
export interface OddsFile {
  name: string;
  body: Buffer;
  gzip?: Buffer;
}

/** The file at a path. Throws CONFIG_INVALID. */
export const openOddsFile = (path: string): OddsFile => ({ name: basename(path), ...readPlainOrGzip(path) });

/** Imports a file of moneylines through the chain: archive and ledger, then a bundle per season to validator and loader. */
export async function importOddsFile(
  ports: EmbeddedPorts,
  { name, ...content }: OddsFile,
  method: DevigMethod,
): Promise<OddsSeason[]> {
  const fetchedAt = ports.clock.now().toISOString();
  const endpoint = 'moneylines';
  const response: RawResponse = {
    source,
    endpoint,
    urlPath: name,
    status: 200,
    ...content,
    fetchedAt,
  };
  const file = readOddsFile(response.body, name);
  const bySeason = Map.groupBy(file.prices, ({ season }) => season);
  const seasons = [...bySeason].sort(([left], [right]) => left - right);
  const [firstSeason] = seasons[0] ?? [];
  if (firstSeason === undefined)
    throw new HanksTankError('SOURCE_RESPONSE_MALFORMED', `${name} has no line that names a game`);
  const place = { subject: name.replace(/\..*$/, ''), gameDate: dateOfSeason(firstSeason) };
  const archived = await archiveResponse(
    ports.objects,
    { endpoint, subject: place.subject, urlPath: name, gamePk: null },
    response,
    place.gameDate,
  );
  const note: ImportNote = {
    schema_version: 1,
    imported_at: fetchedAt,
    kind: 'odds',
    file: archivedFileOf(archived),
    devig_method: method,
  };
  const ledger = [archived, await archiveNote(ports.objects, note, place)];
  const runId = newRunId(ports);
  const outcomes: OddsSeason[] = [];
  for (const [season, prices] of seasons) {
    // What belongs to the file as a whole goes with its first season.
    const isFirst = season === firstSeason;
    outcomes.push(
      await importSeason(ports, {
        season,
        prices,
        method,
        runId,
        fetchedAt,
        ledger: isFirst ? ledger : [],
        unread: isFirst ? file.unread : 0,
        findings: isFirst ? file.findings : [],
      }),
    );
  }
  return outcomes;
}

/** A season is no game date; what is asked for a whole season is filed under its first day. */
const dateOfSeason = (season: number): string => `${season}-01-01`;

interface SeasonImport {
  season: number;
  prices: readonly FilePrice[];
  method: DevigMethod;
  runId: string;
  fetchedAt: string;
  ledger: readonly LedgerRow[];
  unread: number;
  findings: ReturnType<typeof readOddsFile>['findings'];
}

async function importSeason(
  ports: EmbeddedPorts,
  { season, prices, method, runId, fetchedAt, ledger, unread, findings: ofFile }: SeasonImport,
): Promise<OddsSeason> {
  const snapshots = fileSnapshots(prices, await readGames(ports.warehouse, prices), method);
  const findings = [...ofFile, ...snapshots.findings];
  const rows = await offerDataset(ports, {
    source,
    table: oddsSnapshots,
    rows: snapshots.rows,
    findings,
    ledger,
    gameDate: dateOfSeason(season),
    runId,
    fetchedAt,
  });
  const count = (has: (price: FilePrice) => unknown): number =>
    prices.filter((price) => has(price) !== null).length;
  return {
    season,
    games: prices.length,
    matched: snapshots.matched,
    unread,
    open: count(({ open }) => open),
    close: count(({ close }) => close),
    totals: count(({ closeTotal }) => closeTotal),
    rows,
    findings: findings.length,
  };
}

const gameRow = z.object({
  game_pk: z.int(),
  game_date: z.string(),
  game_number: z.int(),
  home_team_id: z.int(),
  away_team_id: z.int(),
  scheduled_start_at: z.string(),
  is_start_time_tbd: z.boolean(),
  first_pitch_at: z.string().nullable(),
});

async function readGames(warehouse: Warehouse, prices: readonly FilePrice[]): Promise<PlayedGame[]> {
  const dates = prices.map(({ gameDate }) => gameDate).sort();
  const rows = await warehouse.query(
    { file: 'mlb_historical_data/games_between/query.sql' },
    {
      date_from: { type: 'DATE', value: dates.at(0) ?? null },
      date_to: { type: 'DATE', value: dates.at(-1) ?? null },
    },
  );
  return rows
    .map((row) => gameRow.parse(row))
    .map((row) => ({
      gamePk: row.game_pk,
      gameDate: row.game_date,
      gameNumber: row.game_number,
      homeTeamId: row.home_team_id,
      awayTeamId: row.away_team_id,
      scheduledStartAt: row.scheduled_start_at,
      isStartTbd: row.is_start_time_tbd,
      firstPitchAt: row.first_pitch_at,
    }));
}
