import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';
import { defaultCollectorSettings } from '../../functions/collector/config.ts';
import { collectorStage } from '../../functions/collector/handler.ts';
import { loaderStage } from '../../functions/loader/handler.ts';
import { defaultValidatorSettings } from '../../functions/validator/config.ts';
import { validatorStage } from '../../functions/validator/handler.ts';
import { backfillDates } from '../../services/console/backfill-dates.ts';
import { openStageThreads, workOn } from '../../services/console/embedded-chain.ts';
import { openEmbeddedPorts } from '../../services/console/embedded-ports.ts';
import { newRunId } from '../../services/console/run-chain.ts';
import { createFileObjectStore } from '../../shared/adapters/local/file-object-store.ts';
import { attachStage } from '../../shared/runtime/stage.ts';
import { createRawZoneSource } from '../../shared/sources/raw-zone-source.ts';
import { testData } from '../support/test-data.ts';
import { parseBodies, readFinished } from './least-work.ts';
import { formatRatio, formatTimings, peakMemoryMb, ratios, summarize } from './measure.ts';
import { makeSeasonArchive, readSeasonArchive } from './season-archive.ts';

// A season from the raw archive through collector, validator and loader, over the durable bus as a backfill does it, against JSON.parse of
// the same bodies: of simulated games, whose feeds are less than half of real ones with as many rows, or of recorded ones again and again. Each
// measurement is a process of its own; processor time does not depend on what else runs. Beside it the least that must be done: what 3x leaves
// to a chain that maps, checks, hashes and hands every row on.

const [games = 300, rounds = 3] = process.argv.slice(2, 4).map(Number);
const feeds = z.enum(['simulated', 'recorded']).parse(process.argv[4] ?? 'simulated');
const [mode, archiveFolder = '', scratchFolder = ''] = process.argv.slice(5);
const datesAtOnce = 4;

const measured = z.object({
  elapsedMs: z.number(),
  processorMs: z.number(),
  peakMb: z.number(),
  rows: z.number(),
  pitches: z.number(),
  bytes: z.number(),
});
type Measured = z.infer<typeof measured>;

const processorMs = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
};

/** The bodies are read and unpacked outside the measured time: JSON.parse alone is what is counted. */
async function parseBare(folder: string): Promise<Measured> {
  const objects = createFileObjectStore(folder);
  const sum = { elapsedMs: 0, processorMs: 0, rows: 0, pitches: 0, bytes: 0 };
  for (const { key } of readSeasonArchive(folder).responses) {
    const body = gunzipSync(await objects.get(key));
    const [start, processor] = [performance.now(), processorMs()];
    JSON.parse(body.toString());
    sum.elapsedMs += performance.now() - start;
    sum.processorMs += processorMs() - processor;
    sum.bytes += body.byteLength;
  }
  return { ...sum, peakMb: peakMemoryMb() };
}

async function loadThroughChain(folder: string, scratch: string): Promise<Measured> {
  const { dates, responses } = readSeasonArchive(folder);
  const source = createRawZoneSource(createFileObjectStore(folder), responses);
  source.setMoment('9999-12-31T00:00:00.000Z');
  const ports = await openEmbeddedPorts(join(scratch, 'data'), { logLevel: 'error' });
  const { objects, warehouse } = ports;
  const threads = openStageThreads();
  const { readFeed, judgeGame } = workOn(threads);
  const sources = [source];
  const collector = { objects, warehouse, sources, savant: null, readFeed, datasets: [] };
  attachStage(collectorStage, { ...collector, settings: defaultCollectorSettings }, ports);
  attachStage(validatorStage, { objects, settings: defaultValidatorSettings, judgeGame }, ports);
  attachStage(loaderStage, { objects, warehouse }, ports);
  const [start, processor] = [performance.now(), processorMs()];
  await backfillDates(ports, {
    runId: newRunId(ports),
    dates: dates.map((date) => ({ date, reason: 'backfill' })),
    concurrency: datesAtOnce,
    isStopped: () => false,
    onDone: async () => undefined,
  });
  const [elapsedMs, usedMs] = [performance.now() - start, processorMs() - processor];
  const count = async (table: string): Promise<number> =>
    Number((await warehouse.query({ text: `select count(*) as n from ${table} as t` }))[0]?.['n']);
  const lines = await count('mlb_historical_data.player_batting_lines');
  const pitches = await count('mlb_historical_data.statcast_pitches');
  await threads.close();
  await warehouse.close();
  return {
    elapsedMs,
    processorMs: usedMs,
    peakMb: peakMemoryMb(),
    rows: lines + pitches,
    pitches,
    bytes: 0,
  };
}

async function doLeast(folder: string, scratch: string): Promise<Measured> {
  const [start, processor] = [performance.now(), processorMs()];
  await parseBodies(folder);
  const rows = await readFinished(join(scratch, 'data'), join(scratch, 'bare.duckdb'));
  return {
    elapsedMs: performance.now() - start,
    processorMs: processorMs() - processor,
    peakMb: peakMemoryMb(),
    rows,
    pitches: 0,
    bytes: 0,
  };
}

const kinds = { parse: parseBare, chain: loadThroughChain, least: doLeast };
type Kind = keyof typeof kinds;
const isKind = (name: string): name is Kind => Object.hasOwn(kinds, name);

async function once(kind: string, folder: string): Promise<void> {
  if (isKind(kind)) console.log(JSON.stringify(await kinds[kind](folder, scratchFolder)));
  else await makeSeasonArchive(folder, games, feeds);
}

/** `scratch` has what a run of the chain leaves there. */
function inOwnProcess(kind: Kind | 'make', folder: string, scratch: string): string {
  const args = [import.meta.filename, String(games), String(rounds), feeds, kind, folder, scratch];
  const { status, stdout } = spawnSync(process.execPath, args, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (status !== 0) throw new Error(`${kind} ended with ${status}`);
  return stdout.trim().split('\n').at(-1) ?? '';
}

/** One round, the chain before what is measured on its rows. */
function measureRound(folder: string): Record<Kind, Measured> {
  const scratch = mkdtempSync(join(tmpdir(), 'hankstank-bench-'));
  try {
    const measure = (kind: Kind): Measured => measured.parse(JSON.parse(inOwnProcess(kind, folder, scratch)));
    return { parse: measure('parse'), chain: measure('chain'), least: measure('least') };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function report(folder: string): void {
  inOwnProcess('make', folder, '');
  const runs = Array.from({ length: rounds }, () => measureRound(folder));
  const column = (kind: Kind, name: 'elapsedMs' | 'processorMs' | 'peakMb'): number[] =>
    runs.map((run) => run[kind][name]);
  const [first] = runs;
  console.log(
    `  ${games} ${feeds} games, ${((first?.parse.bytes ?? 0) / 1e6).toFixed(0)} MB of JSON: ${first?.chain.pitches} pitches loaded, ${datesAtOnce} dates at a time`,
  );
  for (const [title, name] of [
    ['elapsed', 'elapsedMs'],
    ['processor', 'processorMs'],
  ] as const) {
    console.log(`  ${title}: JSON.parse  ${formatTimings(summarize(column('parse', name)))}`);
    for (const [what, kind] of [
      ['the least  ', 'least'],
      ['the chain  ', 'chain'],
    ] as const)
      console.log(
        `  ${title}: ${what} ${formatTimings(summarize(column(kind, name)))}  ${formatRatio(ratios(column(kind, name), column('parse', name)))}`,
      );
  }
  console.log(`  peak memory of the chain: ${Math.max(...column('chain', 'peakMb')).toFixed(0)} MB`);
}

if (mode !== undefined) await once(mode, archiveFolder);
else if (feeds === 'recorded' && testData('statsapi') === null)
  console.log('  no recordings: nothing is measured');
else {
  const folder = mkdtempSync(join(tmpdir(), 'hankstank-bench-season-'));
  try {
    report(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
