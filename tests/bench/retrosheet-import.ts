import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { z } from 'zod';
import { loaderStage } from '../../functions/loader/handler.ts';
import { readValidatorSettings } from '../../functions/validator/config.ts';
import { validatorStage } from '../../functions/validator/handler.ts';
import { importRetrosheet } from '../../services/console/commands/backfill-retrosheet.ts';
import { openEmbeddedPorts } from '../../services/console/embedded-ports.ts';
import { attachStage } from '../../shared/runtime/stage.ts';
import { testData } from '../support/test-data.ts';
import { readFinished, splitFiles } from './least-work.ts';
import { formatRatio, formatTimings, peakMemoryMb, ratios, summarize } from './measure.ts';

// Retrosheet's files of some seasons through archive, reader, validator and loader, against DuckDB reading the same files into tables.
// Each run is a process of its own; features are not part of it. Processor time is compared too: it does not depend on what else runs.
// Beside it the least that must be done: files unpacked and split, and the finished rows read by DuckDB. What lies between that and 3x is left
// to a chain that maps, checks, hashes and hands every row on.

const [from = 2010, to = 2017, rounds = 3] = process.argv.slice(2, 5).map(Number);
const [mode, scratchFolder = ''] = process.argv.slice(5);
const folder = testData('retrosheet');

const measured = z.object({
  elapsedMs: z.number(),
  processorMs: z.number(),
  peakMb: z.number(),
  rows: z.number(),
});
type Measured = z.infer<typeof measured>;

const processorMs = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
};

async function measure(work: () => Promise<number>): Promise<Measured> {
  const [start, processor] = [performance.now(), processorMs()];
  const rows = await work();
  return {
    elapsedMs: performance.now() - start,
    processorMs: processorMs() - processor,
    peakMb: peakMemoryMb(),
    rows,
  };
}

const seasons = Array.from({ length: to - from + 1 }, (_, index) => from + index);
const csvKinds = ['gameinfo', 'teamstats', 'batting', 'pitching', 'allplayers'];
const csvFile = (kind: string, season: number): string => `csv/${season}${kind}.csv.gz`;
const gameLog = (season: number): string => `gamelogs/gl${season}.txt.gz`;

async function readBare(path: string, scratch: string): Promise<Measured> {
  const instance = await DuckDBInstance.create(join(scratch, 'bare.duckdb'));
  const connection = await instance.connect();
  return measure(async () => {
    let rows = 0;
    const create = async (table: string, files: readonly string[], header: boolean): Promise<void> => {
      const list = files.map((file) => `'${path}/${file}'`).join(', ');
      const sql = `create table ${table} as select * from read_csv([${list}], header = ${header}, union_by_name = ${header})`;
      await connection.run(sql);
      const [[count = 0] = []] = (await connection.runAndReadAll(`select count(*) from ${table}`)).getRows();
      rows += Number(count);
    };
    for (const kind of csvKinds)
      await create(
        kind,
        seasons.map((season) => csvFile(kind, season)),
        true,
      );
    await create('gamelogs', seasons.map(gameLog), false);
    return rows;
  });
}

async function importThroughChain(path: string, scratch: string): Promise<Measured> {
  const ports = await openEmbeddedPorts(join(scratch, 'data'), { logLevel: 'error' });
  const { objects, warehouse } = ports;
  attachStage(validatorStage, { objects, settings: readValidatorSettings({}) }, ports);
  attachStage(loaderStage, { objects, warehouse }, ports);
  const result = await measure(async () => {
    const outcomes = await importRetrosheet(ports, { path, from, to }, () => undefined);
    const rows = outcomes.map((outcome) => {
      if (outcome.status !== 'loaded') throw new Error(`${outcome.season}: ${outcome.reason}`);
      return outcome.rowsIn;
    });
    return rows.reduce((sum, count) => sum + count, 0);
  });
  await warehouse.close();
  return result;
}

/** On what a run of the chain left in `scratch`. */
const doLeast = (path: string, scratch: string): Promise<Measured> =>
  measure(async () => {
    const files = seasons.flatMap((season) => [
      gameLog(season),
      ...csvKinds.map((kind) => csvFile(kind, season)),
    ]);
    await splitFiles(files.map((file) => join(path, file)));
    return readFinished(join(scratch, 'data'), join(scratch, 'least.duckdb'));
  });

const kinds = { bare: readBare, import: importThroughChain, least: doLeast };
type Kind = keyof typeof kinds;
const isKind = (name: string): name is Kind => Object.hasOwn(kinds, name);

function inOwnProcess(kind: Kind, scratch: string): Measured {
  const args = [import.meta.filename, String(from), String(to), String(rounds), kind, scratch];
  const { status, stdout } = spawnSync(process.execPath, args, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (status !== 0) throw new Error(`${kind} ended with ${status}`);
  return measured.parse(JSON.parse(stdout.trim().split('\n').at(-1) ?? ''));
}

/** One round, the chain before what is measured on its rows. */
function measureRound(): Record<Kind, Measured> {
  const scratch = mkdtempSync(join(tmpdir(), 'hankstank-bench-'));
  try {
    const [bare, chain] = [inOwnProcess('bare', scratch), inOwnProcess('import', scratch)];
    return { bare, import: chain, least: inOwnProcess('least', scratch) };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function report(): void {
  const runs = Array.from({ length: rounds }, measureRound);
  const column = (kind: Kind, name: 'elapsedMs' | 'processorMs' | 'peakMb'): number[] =>
    runs.map((run) => run[kind][name]);
  const [first] = runs;
  console.log(
    `  seasons ${from} to ${to}: ${first?.bare.rows} rows of the files, ${first?.import.rows} rows of our tables`,
  );
  for (const [title, name] of [
    ['elapsed', 'elapsedMs'],
    ['processor', 'processorMs'],
  ] as const) {
    console.log(`  ${title}: DuckDB bare  ${formatTimings(summarize(column('bare', name)))}`);
    for (const [what, kind] of [
      ['the least', 'least'],
      ['import   ', 'import'],
    ] as const)
      console.log(
        `  ${title}: ${what}    ${formatTimings(summarize(column(kind, name)))}  ${formatRatio(ratios(column(kind, name), column('bare', name)))}`,
      );
  }
  console.log(`  peak memory of the import: ${Math.max(...column('import', 'peakMb')).toFixed(0)} MB`);
}

if (folder === null) console.log('  no recordings: nothing is measured');
else if (mode === undefined) report();
else if (isKind(mode)) console.log(JSON.stringify(await kinds[mode](folder, scratchFolder)));
