import { archiveResponse } from '../../functions/collector/archive-response.ts';
import { findKnownGames } from '../../functions/collector/find-known-games.ts';
import { importNoteSource } from '../../schemas/import-note.ts';
import { savantGames, statcastPitches } from '../../schemas/tables/pitches.ts';
import { qualifiedName } from '../../schemas/tables/table-contract.ts';
import { HanksTankError } from '../../shared/domain/errors.ts';
import { withLineage } from '../../shared/domain/lineage.ts';
import type { PitchFile } from '../../shared/domain/pitches/game-pitches.ts';
import type { DataSource } from '../../shared/ports/data-source.ts';
import { isCapped, readSavantCsv } from '../../shared/sources/savant/read-savant-csv.ts';
import { readSavantGames } from '../../shared/sources/savant/read-savant-games.ts';
import { savantDayRequest } from '../../shared/sources/savant/requests.ts';
import type { EmbeddedPorts } from './embedded-ports.ts';
import { importedBundles } from './imported-bundles.ts';
import { archivedFileOf, archiveNote } from './imports/archive-note.ts';
import { publish } from './publish.ts';
import { ledgerTable, ledgerTexts } from './retrosheet/archive-file.ts';
import { loadOutcome } from './retrosheet/import-ledger.ts';
import { stageRowTexts } from './retrosheet/stage-row-texts.ts';

/** What became of the file of one date. */
export interface SavantDayOutcome {
  gameDate: string;
  /** Games and pitches that were offered to the chain. */
  games: number;
  pitches: number;
  /** Games left to the collector: the warehouse has them from the Stats API, and their pitches are united with the feed's there. */
  left: number;
  findings: number;
  /** Rows that were written; null when the chain did not load them. */
  written: number | null;
}

const dataset = 'savant_day';

/**
 * Imports the pitches of a whole day through the chain: archive and ledger, then bundles to validator and loader. For days of which
 * nothing but Savant's file is there: games that the warehouse has from the Stats API are left out. Throws SOURCE_RESPONSE_MALFORMED for
 * a file that is none or is cut at the row cap, and what storage or warehouse throw.
 */
export async function importSavantDay(
  ports: EmbeddedPorts,
  savant: DataSource,
  gameDate: string,
  runId: string,
): Promise<SavantDayOutcome> {
  const request = savantDayRequest(gameDate);
  const response = await savant.fetch(request);
  const ledger = await archiveResponse(ports.objects, request, response, gameDate);
  const what = `${dataset} of ${gameDate}`;
  const file = readSavantCsv(response.body, what);
  if (isCapped(file))
    throw new HanksTankError('SOURCE_RESPONSE_MALFORMED', `${what} is cut at Savant's row cap`);
  const { games, findings } = readSavantGames(file, gameDate, response);
  const known = await findKnownGames(ports.warehouse, gameDate, [...games.keys()]);
  const isKnown = new Set(known.map(({ gamePk }) => gamePk));
  const own = [...games].filter(([gamePk]) => !isKnown.has(gamePk));
  const moment = { runId, gameDate, ingestedAt: ports.clock.now().toISOString() };
  const note = await archiveNote(
    ports.objects,
    {
      schema_version: 1,
      imported_at: moment.ingestedAt,
      kind: 'savant',
      game_date: gameDate,
      file: archivedFileOf(ledger),
      fetched_at: response.fetchedAt,
    },
    { subject: gameDate, gameDate },
  );
  // The end of the games is not in the file; a day's pitches are known when its file is.
  const lineage = { ...moment, source: response.source, knownAt: response.fetchedAt };
  const tables = new Map([
    [
      ledgerTable,
      [...ledgerTexts([ledger], response.source, moment), ...ledgerTexts([note], importNoteSource, moment)],
    ],
    ...tablesOf(own, gameDate, lineage),
  ]);
  const bundles = await stageRowTexts(ports.objects, tables, findings, { ...moment, dataset });
  await publish(ports, {
    topic: 'data.collected',
    data: importedBundles(runId, gameDate, bundles),
  });
  await ports.bus.drain();
  const loaded = await loadOutcome(ports.objects, { run_id: runId, game_dates: [gameDate] });
  return {
    gameDate,
    games: own.length,
    pitches: own.reduce((sum, [, { rows }]) => sum + rows.length, 0),
    left: games.size - own.length,
    findings: findings.length,
    written: loaded?.rowsOut ?? null,
  };
}

function tablesOf(
  games: readonly (readonly [number, PitchFile])[],
  gameDate: string,
  lineage: Parameters<typeof withLineage>[1],
): [string, string[]][] {
  const text = (row: object): string => JSON.stringify(withLineage(row, lineage));
  return [
    [qualifiedName(statcastPitches), games.flatMap(([, { rows }]) => rows.map(text))],
    [
      qualifiedName(savantGames),
      games.map(([gamePk, { rows, contentSha256 }]) =>
        text({ game_pk: gamePk, game_date: gameDate, pitches: rows.length, content_sha256: contentSha256 }),
      ),
    ],
  ];
}
