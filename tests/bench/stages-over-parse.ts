import { gunzipSync } from 'node:zlib';
import { openStageThreads, workOn } from '../../services/console/embedded-chain.ts';
import { answersOf, makeGameDay, sourceOf } from './game-day.ts';
import { formatRatio, formatTimings, interleave, ratios, summarize, timeMs } from './measure.ts';
import { openStageRig, type StageTimes } from './three-stages.ts';

// Collecting, validating and loading a night, against the least that must be done with its bytes: JSON.parse of each body once.

const [games = 15, rounds = 7] = process.argv.slice(2).map(Number);
const day = makeGameDay(games);
const bodies = [...day.responses.values()].map((gzip) => gunzipSync(gzip));
const bytes = bodies.reduce((sum, body) => sum + body.byteLength, 0);
const runs: StageTimes[] = [];
const threads = openStageThreads();
const work = workOn(threads);

const values = await interleave(rounds, {
  parse: () => timeMs(() => bodies.map((body) => JSON.parse(body.toString())).length),
  gunzipAndParse: () =>
    timeMs(() => {
      for (const gzip of day.responses.values()) JSON.parse(gunzipSync(gzip).toString());
    }),
  stages: async (round) => {
    const rig = await openStageRig(sourceOf(answersOf(day)), work);
    const times = await rig.run(round);
    await rig.close();
    if (round > 0) runs.push(times);
    return times.collectMs + times.validateMs + times.loadMs;
  },
});

await threads.close();
const { parse = [], gunzipAndParse = [], stages = [] } = values;
const one = (pick: (times: StageTimes) => number): number[] => runs.map(pick);
console.log(`${day.origin}, ${(bytes / 1e6).toFixed(1)} MB of JSON, ${runs[0]?.rowsLoaded} rows loaded`);
console.log(`  JSON.parse once          ${formatTimings(summarize(parse))}`);
console.log(`  gunzip + JSON.parse      ${formatTimings(summarize(gunzipAndParse))}`);
console.log(`  collect+validate+load    ${formatTimings(summarize(stages))}`);
for (const [name, times] of [
  ['collect', one(({ collectMs }) => collectMs)],
  ['validate', one(({ validateMs }) => validateMs)],
  ['load', one(({ loadMs }) => loadMs)],
] as const)
  console.log(
    `    ${name.padEnd(10)} ${formatRatio(ratios(times, parse)).padEnd(24)} ${formatTimings(summarize(times))}`,
  );
console.log(`  over JSON.parse          ${formatRatio(ratios(stages, parse))}`);
console.log(`  over gunzip + JSON.parse ${formatRatio(ratios(stages, gunzipAndParse))}`);
