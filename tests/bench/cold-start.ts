import { makeDemoFolder, pairings, startApi } from './api-process.ts';
import { formatTimings, interleave, summarize, timeMs } from './measure.ts';

// From the start of the API's process to its first prediction. The first start fills the compile cache and does not count.

const [days = 6, rounds = 7] = process.argv.slice(2).map(Number);
const { folder, remove } = makeDemoFolder(days);
const { start = [] } = await interleave(rounds, {
  start: async () => {
    let stop = async (): Promise<void> => undefined;
    const elapsedMs = await timeMs(async () => {
      const api = await startApi(folder, 0);
      stop = api.stop;
      const response = await fetch(`${api.url}/predict/game`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(pairings[0]),
      });
      if (response.status !== 200) throw new Error(`the first prediction was answered ${response.status}`);
      await response.arrayBuffer();
    });
    await stop();
    return elapsedMs;
  },
});
remove();
console.log(`Process start to first prediction: ${formatTimings(summarize(start))}`);
