import { archiveResponse, type LedgerRow } from '../../../functions/collector/archive-response.ts';
import type { BundleFinding } from '../../../schemas/bundle.ts';
import { qualifiedName } from '../../../schemas/tables/table-contract.ts';
import type { Recording } from '../../../shared/adapters/local/archive-manifest.ts';
import { easternDateOf } from '../../../shared/domain/calendar.ts';
import { withLineage } from '../../../shared/domain/lineage.ts';
import type { EmbeddedPorts } from '../embedded-ports.ts';
import { importedBundles } from '../imported-bundles.ts';
import { publish } from '../publish.ts';
import { ledgerTable, ledgerTexts } from '../retrosheet/archive-file.ts';
import { loadOutcome } from '../retrosheet/import-ledger.ts';
import { stageRowTexts } from '../retrosheet/stage-row-texts.ts';
import { newestRows, type OfferedRow, withoutOlder } from './offer-rows.ts';
import { type RecordedFile, readRecordedFile } from './read-recorded-file.ts';
import type { RecordedMoment } from './recorded-moment.ts';

/** What became of a recording. */
export interface RecordingOutcome {
  file: string;
  /** Rows that were read from it; null for games and schedules, which the collector reads. */
  read: number | null;
  /** Rows that were offered to the chain: not those of which another recording or the warehouse knows something newer. */
  offered: number | null;
  /** null: it was loaded. Otherwise why not. */
  left: string | null;
}

/** What became of all recordings that are answers about one thing or another, and the rows that were written. */
export interface ImportedRecordings {
  outcomes: RecordingOutcome[];
  /** null: a part was not loaded. */
  written: number | null;
}

interface ArchivedFile extends RecordedFile {
  ledger: LedgerRow | null;
}

const dataset = 'recordings';

/** The archive as it calls itself in lineage and raw zone. */
const source = 'archive';

const filedUnder = ({ at }: RecordedMoment): string => easternDateOf(new Date(at));

/**
 * Imports the recordings of which a reader knows the form, through the chain: archive and ledger, then bundles to validator and loader,
 * filed under the date on which they were made. Throws what storage or warehouse throw; a spoilt recording is left with the reason.
 */
export async function importRecordings(
  ports: EmbeddedPorts,
  folder: string,
  recordings: readonly Recording[],
  runId: string,
): Promise<ImportedRecordings> {
  const read: ArchivedFile[] = [];
  for (const recording of recordings) {
    const file = await readRecordedFile(folder, recording);
    read.push({ ...file, ledger: await archived(ports, file) });
  }
  const rows = read.flatMap(({ moment, rows: own }) => own.map((row): OfferedRow => ({ ...row, moment })));
  const offered = await withoutOlder(newestRows(rows), ports.warehouse);
  let written: number | null = 0;
  for (const [gameDate, parts] of Map.groupBy(read, ({ moment }) => filedUnder(moment))) {
    const own = offered.filter(({ moment }) => filedUnder(moment) === gameDate);
    const count = await importPart(ports, { parts, rows: own, gameDate, runId });
    written = count === null || written === null ? null : written + count;
  }
  const offeredOf = Map.groupBy(offered, ({ moment }) => moment.recording.file);
  return {
    written,
    outcomes: read.map(({ moment: { recording }, rows: own, left }) => ({
      file: recording.file,
      read: own.length,
      offered: offeredOf.get(recording.file)?.length ?? 0,
      left,
    })),
  };
}

/** Archives a recording as it is, before its rows go anywhere. */
async function archived(
  { objects }: Pick<EmbeddedPorts, 'objects'>,
  file: RecordedFile,
): Promise<LedgerRow | null> {
  const { request, stored, moment } = file;
  if (request === null || stored === null) return null;
  const response = { source, ...request, status: 200, ...stored, fetchedAt: moment.at };
  return archiveResponse(objects, request, response, filedUnder(moment));
}

interface ImportPart {
  parts: readonly ArchivedFile[];
  rows: readonly OfferedRow[];
  gameDate: string;
  runId: string;
}

/** Stages the rows of one date and lets the chain load them. Returns the rows that were written; null when they were not loaded. */
async function importPart(
  ports: EmbeddedPorts,
  { parts, rows, gameDate, runId }: ImportPart,
): Promise<number | null> {
  const moment = { runId, gameDate, ingestedAt: ports.clock.now().toISOString() };
  const ledger = parts.flatMap((part) => part.ledger ?? []);
  if (ledger.length === 0) return 0;
  const tables = new Map([[ledgerTable, ledgerTexts(ledger, source, moment)]]);
  for (const [contract, own] of Map.groupBy(rows, (offered) => offered.contract))
    tables.set(
      qualifiedName(contract),
      own.map(({ row, knownAt }) => JSON.stringify(withLineage(row, { ...moment, source, knownAt }))),
    );
  const findings: BundleFinding[] = parts.flatMap((part) => part.findings);
  const bundles = await stageRowTexts(ports.objects, tables, findings, { ...moment, dataset });
  await publish(ports, {
    topic: 'data.collected',
    data: importedBundles(runId, gameDate, bundles),
  });
  await ports.bus.drain();
  return (await loadOutcome(ports.objects, { run_id: runId, game_dates: [gameDate] }))?.rowsOut ?? null;
}
