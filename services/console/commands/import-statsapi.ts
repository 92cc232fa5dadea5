import { readArchiveManifest } from '../../../shared/adapters/local/archive-manifest.ts';
import { createArchiveSource } from '../../../shared/adapters/local/archive-source.ts';
import { openSavantFolder } from '../../../shared/adapters/local/savant-folder.ts';
import { withChain } from '../embedded-chain.ts';
import { openEmbeddedPorts } from '../embedded-ports.ts';
import { holdFeatures, rebuildHeldFeatures } from '../hold-features.ts';
import { formatTable } from '../print-run.ts';
import {
  collectedFolders,
  collectRecordedDates,
  outcomesOfGames,
} from '../recordings/collect-recorded-dates.ts';
import { importRecordings, type RecordingOutcome } from '../recordings/import-recordings.ts';
import { folderOf } from '../recordings/read-recorded-file.ts';
import { newRunId } from '../run-chain.ts';
import { parseImportStatsApiOptions } from '../store-options.ts';
import { resumeInterrupted, type Terminal } from './nightly.ts';

/** What became of the lines of a MANIFEST.csv. */
interface ImportReport {
  recordings: RecordingOutcome[];
  /** Lines of the manifest that could not be read. */
  problems: readonly string[];
  /** Rows written beside games and schedules; null: not all were loaded. */
  written: number | null;
}

/**
 * `import statsapi`: a folder of recorded answers of the Stats API through the chain, games and schedules date by date, then everything
 * else; accounts for every recording. Returns the exit code: 1 when a part was not loaded or a line of the manifest not read.
 */
export async function importStatsApi(args: readonly string[], terminal: Terminal): Promise<number> {
  const { path, savant: savantPath, 'data-dir': dataDir, json } = parseImportStatsApiOptions(args);
  const source = await createArchiveSource(path);
  const savant = savantPath === undefined ? null : await openSavantFolder(savantPath);
  const { recordings, problems } = await readArchiveManifest(path);
  const ports = await openEmbeddedPorts(dataDir, { logLevel: 'warn' });
  try {
    const report = await withChain(ports, { source, savant }, terminal.environment, async () => {
      await resumeInterrupted(ports, terminal.progress);
      holdFeatures(ports);
      const runId = newRunId(ports);
      await collectRecordedDates(ports, recordings, runId);
      terminal.progress('games and schedules are collected');
      const others = recordings.filter(({ file }) => !collectedFolders.includes(folderOf(file)));
      const imported = await importRecordings(ports, path, others, newRunId(ports));
      await rebuildHeldFeatures(ports, runId);
      const games = await outcomesOfGames(ports, recordings);
      const all = [...games, ...imported.outcomes].toSorted(byFile);
      return { recordings: all, problems, written: imported.written };
    });
    if (json) terminal.out(JSON.stringify(report));
    else print(report, terminal);
    return report.written === null || problems.length > 0 ? 1 : 0;
  } finally {
    await ports.warehouse.close();
  }
}

const byFile = (left: RecordingOutcome, right: RecordingOutcome): number => (left.file < right.file ? -1 : 1);

function print({ recordings, problems, written }: ImportReport, { out }: Terminal): void {
  const folders = [...Map.groupBy(recordings, ({ file }) => folderOf(file))].map(([folder, own]) => {
    const sum = (pick: (outcome: RecordingOutcome) => number | null): number =>
      own.reduce((total, outcome) => total + (pick(outcome) ?? 0), 0);
    const loaded = own.filter(({ left }) => left === null).length;
    return [
      folder,
      own.length,
      loaded,
      own.length - loaded,
      sum(({ read }) => read),
      sum(({ offered }) => offered),
    ];
  });
  for (const line of formatTable(
    ['recordings', 'files', 'loaded', 'left', 'rows read', 'rows offered'],
    folders,
  ))
    out(line);
  out('Left');
  const why = Map.groupBy(
    recordings.filter(({ left }) => left !== null),
    ({ file, left }) => `${folderOf(file)}: ${left}`,
  );
  for (const [reason, own] of why)
    out(
      `  ${own.length} of ${reason} (${own
        .slice(0, 3)
        .map(({ file }) => file)
        .join(', ')}${own.length > 3 ? ' …' : ''})`,
    );
  for (const problem of problems) out(`not read: ${problem}`);
  out(
    written === null ? 'not everything was loaded: see dlq list' : `${written} rows written beside the games`,
  );
}
