import { makeGameDay, sourceOf } from './game-day.ts';
import { peakMemoryMb } from './measure.ts';
import { openStageRig } from './three-stages.ts';

// The most memory that collecting, validating and loading a large day takes, warehouse included. The day itself is held compressed.

const [games = 100] = process.argv.slice(2).map(Number);
const day = makeGameDay(games);
const before = peakMemoryMb();
const rig = await openStageRig(sourceOf(day));
const { rowsLoaded } = await rig.run(1);
await rig.close();
console.log(
  `${day.origin}: ${rowsLoaded} rows, peak ${peakMemoryMb().toFixed(0)} MB (${before.toFixed(0)} MB before the first stage)`,
);
