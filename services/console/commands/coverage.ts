import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { HanksTankError } from '../../../shared/domain/errors.ts';
import { accountRecordings } from '../coverage/account-recordings.ts';
import { compareGameLogs } from '../coverage/compare-game-logs.ts';
import { compareRecordings } from '../coverage/compare-recordings.ts';
import { compareSavant } from '../coverage/compare-savant.ts';
import { countFindings } from '../coverage/count-findings.ts';
import { type Coverage, readCoverage } from '../coverage/read-coverage.ts';
import { writeCoverage } from '../coverage/write-coverage.ts';
import { readLetters } from '../dead-letters.ts';
import { type EmbeddedPorts, openEmbeddedPorts } from '../embedded-ports.ts';
import { parseCoverageOptions } from '../store-options.ts';
import type { Terminal } from './nightly.ts';

/** `coverage`: what a data folder holds, as Markdown on the terminal or in a file. Reads only. Returns the exit code 0. */
export async function coverage(args: readonly string[], { out, progress }: Terminal): Promise<number> {
  const { 'data-dir': dataDir, known, output } = parseCoverageOptions(args);
  const ports = await openEmbeddedPorts(dataDir, { logLevel: 'warn' });
  try {
    const held = await readCoverage(ports.warehouse);
    const letters = await readLetters(ports.warehouse, { status: 'open' });
    const byCode = Map.groupBy(letters, ({ code }) => code);
    const lines = writeCoverage({
      ...held,
      findings: await countFindings(ports.objects),
      openLetters: new Map([...byCode].toSorted(byName).map(([code, own]) => [code, own.length])),
      comparisons: known === undefined ? [] : await compare(ports, held, known),
    });
    if (output === undefined) for (const line of lines) out(line);
    else {
      writeFileSync(output, `${lines.join('\n').trimEnd()}\n`);
      progress(`${output}: ${lines.length} lines`);
    }
    return 0;
  } finally {
    await ports.warehouse.close();
  }
}

const byName = ([left]: readonly [string, unknown], [right]: readonly [string, unknown]): number =>
  left < right ? -1 : 1;

/** The sections for which the folder has something to compare with. */
async function compare(
  ports: Pick<EmbeddedPorts, 'objects' | 'warehouse'>,
  held: Coverage,
  known: string,
): Promise<string[][]> {
  const [retrosheet, savant, statsapi] = [
    join(known, 'retrosheet'),
    join(known, 'savant'),
    join(known, 'statsapi'),
  ] as const;
  const sections: string[][] = [];
  if (existsSync(retrosheet)) sections.push(compareGameLogs(held.teamSeasons, retrosheet));
  if (existsSync(join(savant, 'MANIFEST.csv'))) sections.push(await compareSavant(held, savant));
  if (existsSync(join(statsapi, 'MANIFEST.csv')))
    sections.push(
      await compareRecordings(ports.warehouse, held.pitchedGames, statsapi),
      await accountRecordings(ports, statsapi),
    );
  if (sections.length === 0)
    throw new HanksTankError(
      'CONFIG_INVALID',
      `--known ${known} has neither retrosheet/ nor savant/MANIFEST.csv nor statsapi/MANIFEST.csv`,
    );
  return sections;
}
