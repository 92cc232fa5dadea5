import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openStageThreads, workOn } from '../../services/console/embedded-chain.ts';
import { makeGameDay, sourceOf } from './game-day.ts';
import { peakMemoryMb } from './measure.ts';
import { openStageRig } from './three-stages.ts';

// The most memory that collecting, validating and loading a large day takes, warehouse and threads included. The day is made by
// another process, and its compressed answers are read from files one by one, as they would come over the wire.

const folderFlag = '--folder';
const [first = '100', folder] = process.argv.slice(2);

async function measure(from: string): Promise<void> {
  const files = readdirSync(from);
  const responses = new Map(files.map((name) => [name, () => readFileSync(join(from, name))]));
  const before = peakMemoryMb();
  const threads = openStageThreads();
  const rig = await openStageRig(sourceOf(responses), workOn(threads));
  const { rowsLoaded } = await rig.run(1);
  await rig.close();
  await threads.close();
  console.log(
    `${files.length - 1} games of one date: ${rowsLoaded} rows, peak ${peakMemoryMb().toFixed(0)} MB (${before.toFixed(0)} MB before the first stage)`,
  );
}

if (first === folderFlag && folder !== undefined) await measure(folder);
else {
  const made = mkdtempSync(join(tmpdir(), 'hankstank-day-'));
  try {
    for (const [name, gzip] of makeGameDay(Number(first)).responses) writeFileSync(join(made, name), gzip);
    const script = fileURLToPath(import.meta.url);
    // Compiled modules are kept, as the console keeps them; the first run makes them.
    const env = { ...process.env, NODE_COMPILE_CACHE: join(made, '../hankstank-bench-modules') };
    for (const stdio of ['ignore', 'inherit'] as const) {
      const { status } = spawnSync(process.execPath, [...process.execArgv, script, folderFlag, made], {
        stdio,
        env,
      });
      process.exitCode = status ?? 1;
    }
  } finally {
    rmSync(made, { recursive: true });
  }
}
