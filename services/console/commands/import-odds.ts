import { attachChain } from '../embedded-chain.ts';
import { openEmbeddedPorts } from '../embedded-ports.ts';
import { importOddsFile, type OddsSeason, openOddsFile } from '../import-odds-file.ts';
import { noSource } from '../no-source.ts';
import { formatTable } from '../print-run.ts';
import { parseImportOptions } from '../store-options.ts';
import { resumeInterrupted, type Terminal } from './nightly.ts';

/** `import odds`: a file of moneylines through the chain. Returns the exit code: 1 when a season was not loaded, a game was not found or a line not read. */
export async function importOdds(args: readonly string[], terminal: Terminal): Promise<number> {
  const options = parseImportOptions(args, 'odds');
  const ports = await openEmbeddedPorts(options['data-dir'], { logLevel: 'info' });
  try {
    attachChain(ports, noSource('an import of odds'), terminal.environment);
    await resumeInterrupted(ports, terminal.progress);
    const seasons = await importOddsFile(ports, openOddsFile(options.path), options.devig);
    if (options.json) terminal.out(JSON.stringify(seasons));
    else printSeasons(seasons, terminal);
    return seasons.every(
      ({ rows, games, matched, unread }) => rows !== null && matched === games && unread === 0,
    )
      ? 0
      : 1;
  } finally {
    await ports.warehouse.close();
  }
}

function printSeasons(seasons: readonly OddsSeason[], { out }: Terminal): void {
  const rows = seasons.map(({ season, games, matched, open, close, totals, rows: loaded, findings }) => [
    season,
    games,
    matched,
    open,
    close,
    totals,
    loaded?.offered ?? 0,
    loaded?.written ?? 0,
    findings,
  ]);
  const header = ['season', 'games', 'found', 'open', 'close', 'totals', 'rows', 'written', 'findings'];
  for (const line of formatTable(header, rows)) out(line);
  const missing = seasons.reduce((sum, { games, matched }) => sum + games - matched, 0);
  if (missing > 0)
    out(
      `${missing} games of the file are not in the warehouse: import them first (backfill --source retrosheet, or --source statsapi), then import the odds again`,
    );
  const unread = seasons.reduce((sum, season) => sum + season.unread, 0);
  if (unread > 0)
    out(
      `${unread} lines name no game, or one for the second time: clubs go by Retrosheet's codes; see quality`,
    );
  const failed = seasons.filter(({ rows: loaded }) => loaded === null).map(({ season }) => season);
  if (failed.length > 0) out(`not loaded: ${failed.join(', ')}; see dlq list`);
}
