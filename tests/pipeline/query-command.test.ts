import { join } from 'node:path';
import { expect, it } from 'vitest';
import { query } from '../../services/console/commands/query.ts';
import { openEmbeddedPorts } from '../../services/console/embedded-ports.ts';
import { parseQueryOptions } from '../../services/console/ready-queries/query-options.ts';
import { readReadyQueries } from '../../services/console/ready-queries/read-ready-queries.ts';
import { asNdjson, contractRow } from '../support/contract-rows.ts';
import { manualClock } from '../support/manual-clock.ts';
import { recordingTerminal } from '../support/recording-terminal.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const clock = manualClock('2026-04-15T02:00:00Z');

async function folderWithGames(): Promise<string> {
  const dataDir = join(temporaryFolder(), 'data');
  const { warehouse, objects } = await openEmbeddedPorts(dataDir, { logLevel: 'error' });
  const table = 'mlb_historical_data.games';
  const rows = ['2026-04-13', '2026-04-14', '2026-03-01'].map((game_date, index) =>
    contractRow(table, {
      game_pk: 700_001 + index,
      game_date,
      coded_state: 'S',
      is_complete: false,
      completed_at: null,
    }),
  );
  await objects.put('games.ndjson', asNdjson(rows));
  await warehouse.load({ table, objectKeys: ['games.ndjson'], mode: { kind: 'merge' } });
  await warehouse.close();
  return dataDir;
}

const ask = async (...args: string[]) => {
  const terminal = recordingTerminal();
  const code = await query(args, terminal, clock);
  return { code, ...terminal };
};

it('answers a ready query: a table with the question above it, or one array of JSON', async () => {
  const dataDir = await folderWithGames();
  // At 02:00 UTC it is still the evening of the 14th in the East: the default ends on the 13th.
  const { code, said, progressed } = await ask('gaps', '--data-dir', dataDir);
  expect(code).toBe(0);
  expect(said.at(-1)).toBe('1 row');
  expect(said[1]).toMatch(/^2026-04-13 +700001 .+its end$/);
  expect(progressed).toEqual([
    expect.stringMatching(/\? {2}\(--date-from 2026-03-15 --date-to 2026-04-13\)$/),
  ]);

  const wider = await ask(
    'gaps',
    '--date-from',
    '2026-01-01',
    '--date-to',
    '2026-04-14',
    '--data-dir',
    dataDir,
    '--json',
  );
  expect(wider.progressed).toEqual([]);
  expect(JSON.parse(wider.said.join(''))).toMatchObject([
    { game_pk: 700_003, lacks: 'its end' },
    { game_pk: 700_001 },
    { game_pk: 700_002 },
  ]);
});

it('lists every query with its question and its flags when no name is given', async () => {
  const { said } = await ask();
  for (const { name } of readReadyQueries())
    expect(said.some((line) => line.startsWith(`${name} `))).toBe(true);
  expect(said.join('\n')).toContain('  --date-from (today - 30) --date-to (today)');
  const [listed] = await ask('--json').then(({ said: lines }) => JSON.parse(lines.join('')));
  expect(listed).toMatchObject({ name: 'accuracy_by_week', bigquery_only: false });
});

it('refuses a name that is none with the nearest ones, a word too many, and what only BigQuery can answer', async () => {
  await expect(ask('gapz')).rejects.toThrow(/no ready query gapz; the nearest are gaps/);
  await expect(ask('gaps', 'now')).rejects.toThrow('unexpected argument now');
  await expect(ask('cost_by_stage')).rejects.toThrow(/asks BigQuery about its own jobs/);
});

it('runs every query that is not for BigQuery alone on an empty warehouse', async () => {
  const { warehouse } = await openEmbeddedPorts(join(temporaryFolder(), 'data'), { logLevel: 'error' });
  try {
    for (const one of readReadyQueries().filter(({ isForBigQueryOnly }) => !isForBigQueryOnly)) {
      const { parameters } = parseQueryOptions([], one, '2026-04-15');
      expect(await warehouse.query({ file: one.file }, parameters), one.name).toEqual([]);
    }
  } finally {
    await warehouse.close();
  }
});
