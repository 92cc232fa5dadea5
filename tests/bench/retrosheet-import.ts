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
import { formatRatio, formatTimings, peakMemoryMb, ratios, summarize } from './measure.ts';

// Retrosheet's files of some seasons through archive, reader, validator and loader, against DuckDB reading the same files into tables.
// Each run is a process of its own; features are not part of it. Processor time is compared too: it does not depend on what else runs.

const [from = 2010, to = 2017, rounds = 3] = process.argv.slice(2, 5).map(Number);
const mode = process.argv[5];
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

async function readBare(path: string, scratch: string): Promise<Measured> {
  const instance = await DuckDBInstance.create(join(scratch, 'bare.duckdb'));
  const connection = await instance.connect();
  const seasons = Array.from({ length: to - from + 1 }, (_, index) => from + index);
  return measure(async () => {
    let rows = 0;
    const create = async (table: string, files: readonly string[], header: boolean): Promise<void> => {
      const list = files.map((file) => `'${path}/${file}'`).join(', ');
      const sql = `create table ${table} as select * from read_csv([${list}], header = ${header}, union_by_name = ${header})`;
      await connection.run(sql);
      const [[count = 0] = []] = (await connection.runAndReadAll(`select count(*) from ${table}`)).getRows();
      rows += Number(count);
    };
    for (const kind of ['gameinfo', 'teamstats', 'batting', 'pitching', 'allplayers'])
      await create(
        kind,
        seasons.map((season) => `csv/${season}${kind}.csv.gz`),
        true,
      );
    await create(
      'gamelogs',
      seasons.map((season) => `gamelogs/gl${season}.txt.gz`),
      false,
    );
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

async function once(kind: string, path: string): Promise<void> {
  const scratch = mkdtempSync(join(tmpdir(), 'hankstank-bench-'));
  try {
    const result = await (kind === 'bare' ? readBare(path, scratch) : importThroughChain(path, scratch));
    console.log(JSON.stringify(result));
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function inOwnProcess(kind: string): Measured {
  const args = [import.meta.filename, String(from), String(to), String(rounds), kind];
  const { status, stdout } = spawnSync(process.execPath, args, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (status !== 0) throw new Error(`${kind} ended with ${status}`);
  return measured.parse(JSON.parse(stdout.trim().split('\n').at(-1) ?? ''));
}

if (folder === null) console.log('  no recordings: nothing is measured');
else if (mode !== undefined) await once(mode, folder);
else {
  const runs = Array.from({ length: rounds }, () => ({
    bare: inOwnProcess('bare'),
    chain: inOwnProcess('import'),
  }));
  const column = (kind: 'bare' | 'chain', name: 'elapsedMs' | 'processorMs' | 'peakMb'): number[] =>
    runs.map((run) => run[kind][name]);
  const [{ bare, chain } = { bare: null, chain: null }] = runs;
  console.log(
    `  seasons ${from} to ${to}: ${bare?.rows} rows of the files, ${chain?.rows} rows of our tables`,
  );
  for (const [title, name] of [
    ['elapsed', 'elapsedMs'],
    ['processor', 'processorMs'],
  ] as const) {
    console.log(`  ${title}: DuckDB bare  ${formatTimings(summarize(column('bare', name)))}`);
    console.log(
      `  ${title}: import       ${formatTimings(summarize(column('chain', name)))}  ${formatRatio(ratios(column('chain', name), column('bare', name)))}`,
    );
  }
  console.log(`  peak memory of the import: ${Math.max(...column('chain', 'peakMb')).toFixed(0)} MB`);
}
