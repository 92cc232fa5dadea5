import type { StageCheck, StageResult, TopicData } from '../../shared/runtime/stage-types.ts';

/** What the collector says of a date: how much was listed and collected, its checks, and its event. */
export function resultOf(
  data: TopicData<'data.collected'>,
  wanted: number,
  checks: readonly StageCheck[],
): StageResult {
  const failed = data.games_failed.length;
  return {
    status: 'success',
    ...(data.games_listed === 0
      ? { reason: `no games on ${data.game_date}` }
      : failed > 0
        ? { reason: `${failed} of ${wanted} games could not be collected` }
        : {}),
    rowsIn: data.games_listed,
    rowsOut: data.bundles.reduce((sum, { object }) => sum + object.rows, 0),
    outputs: data.bundles.map(({ object }) => object),
    checks: [
      {
        name: 'every game collected',
        passed: failed === 0,
        detail: `${wanted - failed} of ${wanted} collected, ${data.games_skipped} already complete, ${data.games_listed} listed`,
      },
      ...checks,
      ...datasetChecks(data),
    ],
    publish: [{ topic: 'data.collected', data }],
  };
}

/** How much was asked of the sources beside the games. */
export function requestCheck(requests: readonly { dataset: string; count: number }[]): StageCheck[] {
  if (requests.length === 0) return [];
  const detail = requests.map(({ dataset, count }) => `${dataset} ${count}`).join(', ');
  return [{ name: 'requests of datasets', passed: true, detail }];
}

function datasetChecks({ bundles, datasets_failed: failed }: TopicData<'data.collected'>): StageCheck[] {
  const collected = bundles.flatMap(({ dataset }) => dataset ?? []);
  if (collected.length + failed.length === 0) return [];
  const failures = failed.map(({ dataset, code }) => `${dataset} failed (${code})`);
  return [
    {
      name: 'every dataset collected',
      passed: failed.length === 0,
      detail: [...collected, ...failures].join(', '),
    },
  ];
}
