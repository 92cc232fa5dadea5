import autocannon from 'autocannon';
import { makeDemoFolder, pairings, pinning, startApi } from './api-process.ts';
import { summarize } from './measure.ts';

// POST /predict/game with varied teams over kept connections: the tail at 1,000 requests a second, and the most it can do.

const [days = 20, seconds = 8, rounds = 3] = process.argv.slice(2).map(Number);
const { folder, remove } = makeDemoFolder(days);
const api = await startApi(folder, 0);
const load = (more: { overallRate?: number; connections: number }) =>
  autocannon({
    url: api.url,
    duration: seconds,
    requests: pairings.map((body) => ({
      method: 'POST',
      path: '/predict/game',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })),
    ...more,
  });

try {
  const sample = await fetch(`${api.url}/predict/game`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(pairings[0]),
  });
  const answer: unknown = await sample.json();
  const member =
    typeof answer === 'object' && answer !== null && 'model_member' in answer ? answer.model_member : '?';
  console.log(
    `API ${pinning}, model member ${String(member)}, ${pairings.length} pairings, ${rounds} rounds of ${seconds} s each`,
  );
  await load({ connections: 10 });
  const steady: Awaited<ReturnType<typeof load>>[] = [];
  const full: Awaited<ReturnType<typeof load>>[] = [];
  for (let round = 0; round < rounds; round += 1) {
    steady.push(await load({ connections: 10, overallRate: 1_000 }));
    full.push(await load({ connections: 10 }));
  }
  const sumOf = (pick: (result: Awaited<ReturnType<typeof load>>) => number): number =>
    [...steady, ...full].reduce((sum, result) => sum + pick(result), 0);
  const spread = (values: readonly number[], digits = 0): string => {
    const { median, min, max } = summarize(values);
    return `${median.toFixed(digits)} (${min.toFixed(digits)} to ${max.toFixed(digits)})`;
  };
  console.log(
    `  asked 1,000/s  answered ${spread(steady.map(({ requests }) => requests.average))}/s, p50 ${spread(steady.map(({ latency }) => latency.p50))} ms, p99 ${spread(steady.map(({ latency }) => latency.p99))} ms`,
  );
  console.log(
    `  as fast as can ${spread(full.map(({ requests }) => requests.average))}/s, p99 ${spread(full.map(({ latency }) => latency.p99))} ms`,
  );
  console.log(
    `  not answered 2xx ${sumOf(({ non2xx }) => non2xx)}, connection errors ${sumOf(({ errors }) => errors)}, timeouts ${sumOf(({ timeouts }) => timeouts)}, peak memory of the API ${api.peakMemoryMb()?.toFixed(0) ?? 'unknown'} MB`,
  );
} finally {
  await api.stop();
  remove();
}
