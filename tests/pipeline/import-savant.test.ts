import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { importSavant } from '../../services/console/commands/import-savant.ts';
import { createWorld } from '../../services/league-simulator/world.ts';
import { readWarehouse } from '../support/final-state.ts';
import { leagueSource } from '../support/league-source.ts';
import { runNight, tickingClock } from '../support/night.ts';
import { recordingTerminal } from '../support/recording-terminal.ts';
import { savantBody, savantDays } from '../support/savant-days.ts';
import { savantCsv, smallSavantRows } from '../support/small-savant.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

async function run(path: string, dataDir: string, ...more: string[]) {
  const terminal = recordingTerminal();
  const code = await importSavant(['savant', '--path', path, '--data-dir', dataDir, ...more], terminal);
  return { code, said: terminal.said };
}

const writeDay = (folder: string, date: string, text: string | Buffer): void =>
  writeFileSync(join(folder, `${date}.csv.gz`), gzipSync(text));

const pitchesOf = (dataDir: string) =>
  readWarehouse(
    dataDir,
    `select p.game_pk::int as game_pk, count(*)::int as pitches, any_value(p.source) as source, any_value(s.pitches)::int as told
    from mlb_historical_data.statcast_pitches p left join mlb_historical_data.savant_games s on p.game_pk = s.game_pk
    group by p.game_pk order by p.game_pk`,
  );

describe('import savant', () => {
  it('loads days without any game of the Stats API, archives the files, and only notes the second time', async () => {
    const [path, dataDir] = [temporaryFolder(), temporaryFolder()];
    writeDay(path, '2026-04-14', savantCsv([...smallSavantRows(), ...smallSavantRows(900_002)]));
    const first = await run(path, dataDir, '--json');
    // 12 pitches, 2 games, 2 lines of the ledger: the file, and the note of what was imported.
    expect(first.code).toBe(0);
    expect(JSON.parse(first.said[0] ?? '')).toEqual([
      expect.objectContaining({ gameDate: '2026-04-14', games: 2, pitches: 12, left: 0, written: 16 }),
    ]);
    const loaded = [900_001, 900_002].map((gamePk) => ({
      game_pk: gamePk,
      pitches: 6,
      source: 'savant',
      told: 6,
    }));
    expect(await pitchesOf(dataDir)).toEqual(loaded);
    const again = await run(path, dataDir, '--json');
    expect(JSON.parse(again.said[0] ?? '')).toEqual([expect.objectContaining({ games: 2, written: 1 })]);
    expect(await pitchesOf(dataDir)).toEqual(loaded);
    expect(
      await readWarehouse(dataDir, 'select endpoint, source from raw_data.raw_objects order by endpoint'),
    ).toEqual([
      { endpoint: 'import_savant', source: 'import' },
      { endpoint: 'import_savant', source: 'import' },
      { endpoint: 'savant_day', source: 'savant' },
    ]);
  });

  it('takes the dates that are asked for, tells of a spoilt file and loads the others', async () => {
    const [path, dataDir] = [temporaryFolder(), temporaryFolder()];
    for (const date of ['2026-04-13', '2026-04-14']) writeDay(path, date, savantCsv(smallSavantRows()));
    writeDay(path, '2026-04-15', '<html>busy</html>');
    const { code, said } = await run(path, dataDir, '--from', '2026-04-14');
    expect(code).toBe(1);
    expect(said.join('\n')).toMatch(/2026-04-15 was not read: SOURCE_RESPONSE_MALFORMED/);
    expect(said.at(-1)).toMatch(/^1 days, 1 games, 6 pitches/);
    expect(await pitchesOf(dataDir)).toHaveLength(1);
  });

  it('leaves games of the Stats API to the collector', async () => {
    const [path, dataDir] = [temporaryFolder(), temporaryFolder()];
    const now = '2025-04-03T14:00:00.000Z';
    const source = leagueSource(createWorld({ seed: 3 }), { now: () => now, gamesPerDateMax: 1 });
    const night = { dataDir, source, dates: ['2025-04-02'], slate: '2025-04-03', clock: tickingClock(now) };
    await runNight(night);
    const before = await pitchesOf(dataDir);
    const rows = smallSavantRows(Number(before[0]?.['game_pk']));
    writeDay(path, '2025-04-02', savantCsv(rows.map((row) => ({ ...row, game_date: '2025-04-02' }))));
    const { code, said } = await run(path, dataDir, '--json');
    expect(code).toBe(0);
    expect(JSON.parse(said[0] ?? '')).toEqual([expect.objectContaining({ games: 0, pitches: 0, left: 1 })]);
    expect(await pitchesOf(dataDir)).toEqual(before);
  });

  it.each([
    ['a folder that is none', ['--path', '/nowhere'], 'ARCHIVE_NOT_FOUND'],
    ['a folder without days', ['--path', 'EMPTY'], 'CONFIG_INVALID'],
    ['words that it does not know', ['twice', '--path', 'EMPTY'], 'CONFIG_INVALID'],
  ])('refuses %s', async (_, words, code) => {
    const args = words.map((word) => (word === 'EMPTY' ? temporaryFolder() : word));
    await expect(
      importSavant(['savant', ...args, '--data-dir', temporaryFolder()], recordingTerminal()),
    ).rejects.toThrow(expect.objectContaining({ code }));
  });

  it('loads recorded days as their manifest counts them', { timeout: 60_000 }, async () => {
    const days = savantDays().filter(({ game_date }) => /^2020|^2016-10-04/.test(game_date));
    const [path, dataDir] = [temporaryFolder(), temporaryFolder()];
    for (const { game_date } of days) writeDay(path, game_date, savantBody(game_date));
    if (days.length === 0) return;
    expect((await run(path, dataDir)).code).toBe(0);
    const loaded = await readWarehouse(
      dataDir,
      `select game_date::varchar as game_date, count(distinct game_pk)::int as games, count(*)::int as pitches
      from mlb_historical_data.statcast_pitches group by 1 order by 1`,
    );
    expect(loaded).toEqual(days.map(({ game_date, games, pitches }) => ({ game_date, games, pitches })));
  });
});
