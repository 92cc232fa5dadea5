import { z } from 'zod';
import { archiveResponse, type LedgerRow } from '../../functions/collector/archive-response.ts';
import type { BundleFinding } from '../../schemas/bundle.ts';
import type { ImportNote } from '../../schemas/import-note.ts';
import { strikeoutLineSnapshots } from '../../schemas/tables/strikeout-lines.ts';
import { HanksTankError } from '../../shared/domain/errors.ts';
import type { DevigMethod } from '../../shared/domain/odds/remove-margin.ts';
import type { Warehouse } from '../../shared/ports/warehouse.ts';
import { type QuotedLine, readStrikeoutLines } from '../../shared/sources/odds/read-strikeout-lines.ts';
import {
  type KnownStarter,
  type LineGame,
  strikeoutLineRows,
} from '../../shared/sources/odds/strikeout-line-rows.ts';
import type { EmbeddedPorts } from './embedded-ports.ts';
import type { OddsFile } from './import-odds-file.ts';
import { archivedFileOf, archiveNote } from './imports/archive-note.ts';
import { type LoadedRows, offerDataset } from './imports/offer-dataset.ts';
import { newRunId } from './run-chain.ts';

const source = 'strikeout_lines_file';

/** What became of one season of a file. */
export interface LinesSeason {
  season: number;
  /** Lines of the file, and those whose start was found. */
  lines: number;
  matched: number;
  /** null when the chain did not load them. */
  rows: LoadedRows | null;
  findings: BundleFinding[];
}

const gameRow = z.object({
  game_pk: z.int(),
  game_date: z.string(),
  home_team_id: z.int(),
  away_team_id: z.int(),
});
const starterRow = z.object({
  game_pk: z.int(),
  team_id: z.int(),
  pitcher_id: z.int(),
  pitcher_name: z.string(),
});

/** What lines are matched with: the games of their dates, and who was announced for them or started. */
async function readStarts(
  warehouse: Warehouse,
  lines: readonly QuotedLine[],
): Promise<{ games: LineGame[]; starters: KnownStarter[] }> {
  const dates = lines.map(({ gameDate }) => gameDate).sort();
  const parameters = {
    date_from: { type: 'DATE', value: dates.at(0) ?? null },
    date_to: { type: 'DATE', value: dates.at(-1) ?? null },
  } as const;
  const games = await warehouse.query({ file: 'mlb_historical_data/games_between/query.sql' }, parameters);
  // Names are asked for only where a line has no id.
  const isNamed = lines.some(({ pitcherId }) => pitcherId === null);
  const starters = isNamed
    ? await warehouse.query({ file: 'mlb_historical_data/starters_between/query.sql' }, parameters)
    : [];
  return {
    games: games
      .map((row) => gameRow.parse(row))
      .map(({ game_pk, game_date, home_team_id, away_team_id }) => ({
        gamePk: game_pk,
        gameDate: game_date,
        homeTeamId: home_team_id,
        awayTeamId: away_team_id,
      })),
    starters: starters
      .map((row) => starterRow.parse(row))
      .map(({ game_pk, team_id, pitcher_id, pitcher_name }) => ({
        gamePk: game_pk,
        teamId: team_id,
        pitcherId: pitcher_id,
        name: pitcher_name,
      })),
  };
}

/** Archives a file and the note that a rebuild repeats the import from. */
async function archiveFile(
  ports: EmbeddedPorts,
  { name, ...content }: OddsFile,
  { fetchedAt, method, gameDate }: { fetchedAt: string; method: DevigMethod; gameDate: string },
): Promise<LedgerRow[]> {
  const endpoint = 'strikeout_lines';
  const place = { subject: name.replace(/\..*$/, ''), gameDate };
  const archived = await archiveResponse(
    ports.objects,
    { endpoint, subject: place.subject, urlPath: name, gamePk: null },
    { source, endpoint, urlPath: name, status: 200, ...content, fetchedAt },
    gameDate,
  );
  const note: ImportNote = {
    schema_version: 1,
    imported_at: fetchedAt,
    kind: 'strikeout_lines',
    file: archivedFileOf(archived),
    devig_method: method,
  };
  return [archived, await archiveNote(ports.objects, note, place)];
}

/**
 * Imports a file of strikeout lines through the chain: archive and ledger, then a bundle per season to validator and loader. Throws
 * SOURCE_RESPONSE_MALFORMED for what is no such file.
 */
export async function importStrikeoutLinesFile(
  ports: EmbeddedPorts,
  file: OddsFile,
  method: DevigMethod,
): Promise<LinesSeason[]> {
  const fetchedAt = ports.clock.now().toISOString();
  const { lines, findings: ofFile } = readStrikeoutLines(file.body, file.name);
  const bySeason = Map.groupBy(lines, ({ gameDate }) => Number(gameDate.slice(0, 'YYYY'.length)));
  const seasons = [...bySeason].sort(([left], [right]) => left - right);
  const [firstSeason] = seasons[0] ?? [];
  if (firstSeason === undefined)
    throw new HanksTankError('SOURCE_RESPONSE_MALFORMED', `${file.name} has no row that is a line`);
  // A season is no game date; what is asked for a whole season is filed under its first day.
  const dateOf = (season: number): string => `${season}-01-01`;
  const ledger = await archiveFile(ports, file, { fetchedAt, method, gameDate: dateOf(firstSeason) });
  const runId = newRunId(ports);
  const outcomes: LinesSeason[] = [];
  for (const [season, own] of seasons) {
    const { games, starters } = await readStarts(ports.warehouse, own);
    const found = strikeoutLineRows(own, games, starters, method);
    // What belongs to the file as a whole goes with its first season.
    const isFirst = season === firstSeason;
    const findings = [...(isFirst ? ofFile : []), ...found.findings];
    const rows = await offerDataset(ports, {
      source,
      table: strikeoutLineSnapshots,
      rows: found.rows,
      findings,
      ledger: isFirst ? ledger : [],
      gameDate: dateOf(season),
      runId,
      fetchedAt,
    });
    outcomes.push({ season, lines: own.length, matched: found.matched, rows, findings });
  }
  return outcomes;
}
