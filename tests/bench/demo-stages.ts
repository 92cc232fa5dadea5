import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { manifestSchema } from '../../schemas/manifest.ts';
import { makeDemoFolder } from './api-process.ts';
import { formatMs, summarize, timeMs } from './measure.ts';

// Where the time of the demo goes. Stages of different dates run at the same time, so their sum is more than the whole.

const [days = 45] = process.argv.slice(2).map(Number);
let made: ReturnType<typeof makeDemoFolder> | null = null;
const wholeMs = await timeMs(() => {
  made = makeDemoFolder(days);
});
const { folder, remove } = made ?? makeDemoFolder(days);
const manifests = readdirSync(join(folder, 'objects', 'manifests'), { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.json'))
  .map((path) =>
    manifestSchema.parse(JSON.parse(readFileSync(join(folder, 'objects', 'manifests', path), 'utf8'))),
  );
remove();

console.log(`npm run demo -- --days ${days}: ${(wholeMs / 1_000).toFixed(1)} s`);
for (const stage of new Set(manifests.map((manifest) => manifest.stage))) {
  const times = manifests
    .filter((manifest) => manifest.stage === stage)
    .map(({ duration_ms }) => duration_ms);
  const { median, max } = summarize(times);
  const sum = times.reduce((total, time) => total + time, 0);
  console.log(
    `  ${stage.padEnd(15)} ${(sum / 1_000).toFixed(1).padStart(6)} s in ${String(times.length).padStart(3)} events, median ${formatMs(median)}, at most ${formatMs(max)}`,
  );
}
