import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { coverage } from '../../services/console/commands/coverage.ts';
import { importStatsApi } from '../../services/console/commands/import-statsapi.ts';
import type { RecordingOutcome } from '../../services/console/recordings/import-recordings.ts';
import { differencesOf, readFinalState, readWarehouse } from '../support/final-state.ts';
import { recordingTerminal } from '../support/recording-terminal.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { testData } from '../support/test-data.ts';

interface Report {
  recordings: RecordingOutcome[];
  problems: string[];
  written: number | null;
}

async function run(path: string, dataDir: string): Promise<{ code: number; report: Report }> {
  const terminal = recordingTerminal();
  const code = await importStatsApi(['statsapi', '--path', path, '--data-dir', dataDir, '--json'], terminal);
  return { code, report: JSON.parse(terminal.said[0] ?? '') };
}

const byFolder = ({ recordings }: Report) =>
  Object.fromEntries(
    [...Map.groupBy(recordings, ({ file }) => file.split('/')[0] ?? '')].map(([folder, own]) => [
      folder,
      [
        own.length,
        own.filter(({ left }) => left === null).length,
        own.reduce((sum, { offered }) => sum + (offered ?? 0), 0),
      ],
    ]),
  );

const counted = async (dataDir: string, table: string, what = 'count(*)'): Promise<unknown> =>
  (await readWarehouse(dataDir, `select (${what})::int as n from mlb_historical_data.${table}`))[0]?.['n'];

const recorded = testData('statsapi');

describe('every recording of the Stats API goes through the chain', () => {
  if (recorded === null) {
    it('is not recorded here, as the console says', () => expect(recorded).toBeNull());
    return;
  }
  const dataDir = mkdtempSync(join(tmpdir(), 'hankstank-recordings-'));
  afterAll(() => rmSync(dataDir, { recursive: true, force: true }));
  const manifest = readFileSync(join(recorded, 'MANIFEST.csv'), 'utf8').trim().split('\n').slice(1);
  let first: { code: number; report: Report };
  beforeAll(async () => {
    first = await run(recorded, dataDir);
  }, 120_000);

  it('accounts for every line of the manifest: files, loaded, rows offered', () => {
    const { code, report } = first;
    expect(code).toBe(0);
    expect(report.problems).toEqual([]);
    expect(report.recordings).toHaveLength(manifest.length);
    expect(new Set(report.recordings.map(({ file }) => file)).size).toBe(manifest.length);
    expect(byFolder(report)).toEqual({
      attendance: [1, 0, 0],
      boxscore: [2, 0, 0],
      context_metrics: [1, 0, 0],
      divisions: [3, 0, 0],
      errors: [1, 0, 0],
      feed_live: [41, 10, 0],
      game_changes: [1, 0, 0],
      game_pace: [2, 0, 0],
      jobs: [1, 0, 0],
      league_stats: [4, 2, 115],
      leagues: [3, 0, 0],
      linescore: [1, 0, 0],
      people: [40, 40, 1464],
      person_stats: [40, 2, 2],
      play_by_play: [2, 0, 0],
      roster: [5, 1, 54],
      schedule: [23, 14, 0],
      seasons: [6, 6, 151],
      sports: [2, 0, 0],
      standings: [4, 4, 72],
      team_stats: [20, 20, 49],
      teams: [8, 8, 37],
      transactions: [1, 1, 244],
      venues: [2, 0, 0],
      win_probability: [1, 0, 0],
    });
  });

  it('has the rows of the recordings in the final tables', async () => {
    expect(await counted(dataDir, 'transactions')).toBe(244);
    expect(await counted(dataDir, 'standings')).toBe(72);
    expect(await counted(dataDir, 'rosters')).toBe(54);
    expect(await counted(dataDir, 'player_game_logs')).toBe(1393);
    expect(await counted(dataDir, 'team_season_stats')).toBe(49);
    expect(await counted(dataDir, 'seasons')).toBe(151);
    expect(await counted(dataDir, 'games', 'sum(is_complete::int)')).toBe(10);
    expect(
      await counted(dataDir, 'teams', 'count(*) filter (league_id in (103, 104) and season = 2024)'),
    ).toBe(30);
  });

  it('says of which date totals are: asked, noted, last changed, or at the latest', async () => {
    const [leader] = await readWarehouse(
      dataDir,
      `select as_of_date::varchar as as_of, wins::int as wins, losses::int as losses, known_at::varchar as known from mlb_historical_data.standings
      where team_id = 110 and season = 2024`,
    );
    expect(leader).toMatchObject({ as_of: '2024-12-31', wins: 91, losses: 71 });
    // In spring the recording was made while all clubs stood at nothing: it is not of the end of that year.
    expect(
      await readWarehouse(
        dataDir,
        'select distinct as_of_date::varchar as as_of from mlb_historical_data.standings where season = 2019',
      ),
    ).toEqual([{ as_of: '2019-03-10' }]);
    const clubs = await readWarehouse(
      dataDir,
      `select as_of_date::varchar as as_of, games::int as games from mlb_historical_data.team_season_stats
      where team_id = 108 and stat_group = 'hitting' and season = 2026 order by as_of_date`,
    );
    expect(clubs).toEqual([
      { as_of: '2026-08-05', games: 113 },
      { as_of: '2026-08-07', games: 115 },
    ]);
    const [early] = await readWarehouse(
      dataDir,
      `select count(*)::int as n from mlb_historical_data.player_season_stats where known_at < as_of_date`,
    );
    expect(early).toEqual({ n: 0 });
  });

  it('takes the newest word on a person, whichever file has it', async () => {
    const rows = await readWarehouse(
      dataDir,
      `select known_at::varchar as known from mlb_historical_data.players where player_id = 650911`,
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]?.['known']).toContain('2026-08-06 19:52:22');
  });

  it('writes nothing the second time', async () => {
    const before = await readFinalState(dataDir);
    const again = await run(recorded, dataDir);
    expect(again.code).toBe(0);
    expect(again.report.written).toBe(0);
    expect(byFolder(again.report)).toEqual(byFolder(first.report));
    const after = await readFinalState(dataDir);
    expect(await differencesOf({ state: before, dataDir }, { state: after, dataDir })).toEqual([]);
  }, 120_000);

  it('stands in the coverage: rows, findings, and every recording with its reason', async () => {
    const { out, progress, environment, said } = recordingTerminal();
    const known = temporaryFolder();
    symlinkSync(recorded, join(known, 'statsapi'));
    await coverage(['--data-dir', dataDir, '--known', known], { out, progress, environment });
    const text = said.join('\n');
    expect(text).toContain('| rosters | archive | 2024 | 1 | 0 | 54 |');
    expect(text).toContain('| player_game_logs | archive | 2025 | 174 | 301 | 304 |');
    expect(text).toContain('108 of 215 recordings are loaded.');
    expect(text).toContain('| people | 40 | 40 | 1,500 | 0 |');
    expect(text).toMatch(/\| SOURCE_FLAGGED \| soft \|/);
    expect(text).toMatch(/\| STANDINGS_TEAM_COUNT \| soft \|/);
    expect(text).toContain('| roster | 3 | neither address nor answer says of which season the roster is |');
  }, 60_000);
});

const header =
  'file,endpoint_path,path_source,game_pk,official_date,game_type,coded_game_state,detailed_state,plays,bytes,byte_exact,retrieved_at,source_repo,source_commit,savant_day';
const line = (file: string, path: string, at = ''): string =>
  `${file},${path},recorded,,,,,,,10,yes,${at},somebody/something,abc,`;
const person = (weight: number) => ({
  people: [{ id: 900_001, fullName: 'A Man', weight, height: '6\' 1"' }],
});

/** A folder of made-up recordings. */
function folderOf(files: readonly { file: string; path: string; at?: string; body: unknown }[]): string {
  const folder = temporaryFolder();
  writeFileSync(
    join(folder, 'MANIFEST.csv'),
    `${[header, ...files.map(({ file, path, at }) => line(file, path, at))].join('\n')}\n`,
  );
  for (const { file, body } of files) {
    mkdirSync(join(folder, file.split('/')[0] ?? ''), { recursive: true });
    writeFileSync(join(folder, file), gzipSync(typeof body === 'string' ? body : JSON.stringify(body)));
  }
  return folder;
}

const weightOf = async (dataDir: string): Promise<unknown> =>
  (
    await readWarehouse(
      dataDir,
      'select weight_pounds::int as weight_pounds from mlb_historical_data.players',
    )
  )[0]?.['weight_pounds'];

describe('import statsapi of a folder of a few', () => {
  const path = '/api/v1/people/900001';

  it('leaves spoilt and unknown recordings with the reason, and loads the others', async () => {
    const folder = folderOf([
      { file: 'people/900001.json.gz', path, at: '2026-05-01T10:00:00Z', body: person(200) },
      { file: 'people/cut.json.gz', path, at: '2026-05-02T10:00:00Z', body: '{"people": [' },
      { file: 'people/html.json.gz', path, at: '2026-05-02T10:00:00Z', body: '<html>' },
      { file: 'teams/none.json.gz', path: '/api/v1/teams', at: '2026-05-02T10:00:00Z', body: { teams: [] } },
      { file: 'umpires/all.json.gz', path: '/api/v1/umpires', body: {} },
    ]);
    const dataDir = temporaryFolder();
    const { code, report } = await run(folder, dataDir);
    expect(code).toBe(0);
    expect(report.recordings.map(({ file, offered, left }) => [file, offered, left])).toEqual([
      ['people/900001.json.gz', 1, null],
      ['people/cut.json.gz', 0, expect.stringContaining('SOURCE_RESPONSE_MALFORMED')],
      ['people/html.json.gz', 0, expect.stringContaining('SOURCE_RESPONSE_MALFORMED')],
      ['teams/none.json.gz', 0, 'it has no rows'],
      ['umpires/all.json.gz', 0, 'nobody knows this kind of recording'],
    ]);
    expect(await weightOf(dataDir)).toBe(200);
    // Spoilt bodies are archived as they came, like every answer.
    const filed = await readWarehouse(
      dataDir,
      'select endpoint, count(*)::int as n from raw_data.raw_objects group by endpoint order by endpoint',
    );
    expect(filed).toEqual([
      { endpoint: 'people', n: 3 },
      { endpoint: 'teams', n: 1 },
    ]);
  });

  it('never lets an older recording replace a newer row, in one folder or in two', async () => {
    const dataDir = temporaryFolder();
    const newer = { file: 'people/b.json.gz', path, at: '2026-05-02T10:00:00Z', body: person(210) };
    const older = { file: 'people/a.json.gz', path, at: '2026-05-01T10:00:00Z', body: person(200) };
    const undated = { file: 'people/c.json.gz', path, body: person(150) };
    await run(folderOf([older, newer, undated]), dataDir);
    expect(await weightOf(dataDir)).toBe(210);
    const { report } = await run(folderOf([older]), dataDir);
    expect(report.recordings[0]).toMatchObject({ read: 1, offered: 0, left: null });
    await run(folderOf([undated]), dataDir);
    expect(await weightOf(dataDir)).toBe(210);
    await run(folderOf([{ ...newer, at: '2026-05-03T10:00:00Z', body: person(220) }]), dataDir);
    expect(await weightOf(dataDir)).toBe(220);
  });

  it('says which lines of the manifest it could not read, and exits with 1', async () => {
    const folder = folderOf([{ file: 'people/a.json.gz', path, body: person(200) }]);
    appendFileSync(join(folder, 'MANIFEST.csv'), 'nonsense,,,\n');
    const terminal = recordingTerminal();
    const dataDir = temporaryFolder();
    expect(await importStatsApi(['statsapi', '--path', folder, '--data-dir', dataDir], terminal)).toBe(1);
    expect(terminal.said.join('\n')).toContain('line 3 (nonsense): unreadable');
    expect(terminal.said.join('\n')).toMatch(/people +1 +1 +0 +1 +1/);
  });

  it('needs a folder with a manifest, and a path', async () => {
    const missing = ['statsapi', '--path', temporaryFolder(), '--data-dir', temporaryFolder()];
    await expect(importStatsApi(missing, recordingTerminal())).rejects.toMatchObject({
      code: 'ARCHIVE_NOT_FOUND',
    });
    await expect(importStatsApi(['statsapi'], recordingTerminal())).rejects.toMatchObject({
      code: 'CONFIG_INVALID',
    });
  });
});
