import { attachChain } from '../embedded-chain.ts';
import { openEmbeddedPorts } from '../embedded-ports.ts';
import { openOddsFile } from '../import-odds-file.ts';
import { importStrikeoutLinesFile, type LinesSeason } from '../import-strikeout-lines-file.ts';
import { noSource } from '../no-source.ts';
import { formatTable } from '../print-run.ts';
import { parseImportOptions } from '../store-options.ts';
import { resumeInterrupted, type Terminal } from './nightly.ts';

/** Findings that are told one by one; `--json` has all of them. */
const findingsToldMax = 5;

/** `import strikeout-lines`: a file of lines on starters' strikeouts. Returns the exit code: 1 when a season was not loaded or a start was not found. */
export async function importStrikeoutLines(args: readonly string[], terminal: Terminal): Promise<number> {
  const options = parseImportOptions(args, 'strikeout-lines');
  const ports = await openEmbeddedPorts(options['data-dir'], { logLevel: 'info' });
  try {
    attachChain(ports, noSource('an import of strikeout lines'), terminal.environment);
    await resumeInterrupted(ports, terminal.progress);
    const seasons = await importStrikeoutLinesFile(ports, openOddsFile(options.path), options.devig);
    if (options.json) terminal.out(JSON.stringify(seasons));
    else printSeasons(seasons, terminal);
    return seasons.every(({ rows, lines, matched }) => rows !== null && matched === lines) ? 0 : 1;
  } finally {
    await ports.warehouse.close();
  }
}

function printSeasons(seasons: readonly LinesSeason[], { out }: Terminal): void {
  const rows = seasons.map(({ season, lines, matched, rows: loaded, findings }) => [
    season,
    lines,
    matched,
    loaded?.offered ?? 0,
    loaded?.written ?? 0,
    findings.length,
  ]);
  for (const line of formatTable(['season', 'lines', 'found', 'rows', 'written', 'findings'], rows))
    out(line);
  const findings = seasons.flatMap((season) => season.findings);
  for (const { path, message } of findings.slice(0, findingsToldMax)) out(`  ${path}: ${message}`);
  if (findings.length > findingsToldMax) out(`  ${findings.length - findingsToldMax} more: --json`);
  if (seasons.some(({ lines, matched }) => matched < lines))
    out('Lines without a start: collect their games first (nightly, backfill), then import the file again.');
  const failed = seasons.filter(({ rows: loaded }) => loaded === null).map(({ season }) => season);
  if (failed.length > 0) out(`not loaded: ${failed.join(', ')}; see dlq list`);
}
