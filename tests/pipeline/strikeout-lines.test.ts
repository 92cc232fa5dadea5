import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { startFeatureNames } from '../../schemas/tables/player-feature-columns.ts';
import { importStrikeoutLines } from '../../services/console/commands/import-strikeout-lines.ts';
import type { EmbeddedPorts } from '../../services/console/embedded-ports.ts';
import { predictStrikeouts } from '../../services/prediction-api/predict-strikeouts.ts';
import { ordinaryStrikeoutSettings } from '../../services/prediction-api/strikeout-settings.ts';
import { createMemberBreakers } from '../../shared/runtime/member-breakers.ts';
import { teamIdOfAbbreviation } from '../../shared/sources/odds/team-abbreviations.ts';
import { asNdjson, contractRow } from '../support/contract-rows.ts';
import { readWarehouse } from '../support/final-state.ts';
import { manualClock } from '../support/manual-clock.ts';
import { inDataFolder } from '../support/model-folder.ts';
import { recordingTerminal } from '../support/recording-terminal.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { testData } from '../support/test-data.ts';

const [gameDate, gamePk, kirby, sugano] = ['2025-06-03', 777_655, 669_923, 608_372] as const;
const cutoff = `${gameDate}T16:00:00.000Z`;
const header =
  'game_date,game_pk,pitcher_mlbam,pitcher_name,pitcher_team,opponent_team,line,over_odds,under_odds,n_books,snapshot_time,is_main_line';
/** Before the cutoff, and after it. */
const [early, late] = [`${gameDate}T15:30:00Z`, `${gameDate}T16:30:00Z`];
const kirbyAt = (line: number, at: string, over = -126): string =>
  `${gameDate},${gamePk},${kirby},George Kirby,SEA,BAL,${line},${over},-103,6,${at},1`;

async function load({ objects, warehouse }: EmbeddedPorts, table: string, rows: readonly unknown[]) {
  await objects.put(`test/${table}.ndjson`, asNdjson(rows));
  await warehouse.load({ table, objectKeys: [`test/${table}.ndjson`], mode: { kind: 'merge' } });
}

/** A game of the warehouse with its two announced starters, and what is known of them on its morning. */
async function folderOfAGame(): Promise<string> {
  const dataDir = temporaryFolder();
  await inDataFolder(dataDir, async (ports) => {
    const place = { game_pk: gamePk, game_date: gameDate };
    await load(ports, 'mlb_historical_data.games', [
      contractRow('mlb_historical_data.games', {
        ...place,
        season: 2025,
        game_type: 'R',
        home_team_id: 136,
        away_team_id: 110,
      }),
    ]);
    await load(
      ports,
      'mlb_historical_data.probable_pitchers',
      [
        [136, kirby, 'George Kirby'],
        [110, sugano, 'Tomoyuki Sugano'],
      ].map(([team, id, name]) =>
        contractRow('mlb_historical_data.probable_pitchers', {
          ...place,
          team_id: team,
          pitcher_id: id,
          pitcher_name: name,
        }),
      ),
    );
    await load(
      ports,
      'mlb_features.pitcher_start_features',
      [kirby, sugano].map((pitcher) =>
        contractRow('mlb_features.pitcher_start_features', {
          game_pk: gamePk,
          feature_date: gameDate,
          season: 2025,
          pitcher_id: pitcher,
          cutoff_at: cutoff,
          usual_strikeouts: 5.2,
          league_strikeouts: 4.9,
          known_batters: 600,
          start_share: 1,
          is_lineup_known: true,
          ...Object.fromEntries(startFeatureNames.map((name) => [name, 0.25])),
        }),
      ),
    );
  });
  return dataDir;
}

async function importLines(dataDir: string, ...lines: string[]) {
  const path = join(temporaryFolder(), 'lines.csv');
  writeFileSync(path, [header, ...lines].join('\n'));
  const terminal = recordingTerminal();
  const args = ['strikeout-lines', '--path', path, '--data-dir', dataDir];
  const code = await importStrikeoutLines([...args, '--json'], terminal);
  return { code, seasons: JSON.parse(terminal.said[0] ?? '') };
}

/** What the league's average says of both starters, as it would be stored. */
const predicted = (dataDir: string) =>
  inDataFolder(dataDir, async ({ objects, warehouse }) => {
    const rows = await warehouse.query(
      { file: 'mlb_features/pitcher_starts_of_date/query.sql' },
      { feature_date: { type: 'DATE', value: gameDate } },
    );
    const breakers = createMemberBreakers(manualClock());
    const slate = { objects, warehouse, slateDate: gameDate, breakers };
    const batch = await predictStrikeouts(rows, slate, ordinaryStrikeoutSettings);
    return new Map(
      z
        .array(z.looseObject({ pitcher_id: z.int() }))
        .parse(batch.rows)
        .map((row) => [row.pitcher_id, row]),
    );
  });

describe('an import of strikeout lines', () => {
  it('brings them in once, with their capture time, and names what it cannot match', async () => {
    const dataDir = await folderOfAGame();
    const lines = [
      kirbyAt(5.5, early),
      `${gameDate},,,Tomoyuki Sugano,BAL,SEA,3.5,-110,-110,,${early},`,
      `${gameDate},${gamePk},,Nobody Known,SEA,BAL,3.5,-110,-110,,${early},`,
    ];
    const { code, seasons } = await importLines(dataDir, ...lines);
    expect(code).toBe(1);
    expect(seasons).toMatchObject([
      {
        season: 2025,
        lines: 3,
        matched: 2,
        // Two lines, the file and the note of the import.
        rows: { offered: 4, written: 4 },
        findings: [{ message: `0 starters of that name in game ${gamePk}, and no id of the pitcher` }],
      },
    ]);
    const stored = `select pitcher_id::int as pitcher, line, known_at::varchar as known, source
      from mlb_historical_data.strikeout_line_snapshots order by pitcher_id`;
    const rows = await readWarehouse(dataDir, stored);
    expect(rows).toEqual([
      { pitcher: sugano, line: 3.5, known: '2025-06-03 15:30:00+00', source: 'strikeout_lines_file' },
      { pitcher: kirby, line: 5.5, known: '2025-06-03 15:30:00+00', source: 'strikeout_lines_file' },
    ]);
    // Again: nothing new of the lines. A later capture: a row more, and the old one stays.
    await importLines(dataDir, ...lines);
    expect(await readWarehouse(dataDir, stored)).toEqual(rows);
    expect((await importLines(dataDir, kirbyAt(5.5, late, -150))).code).toBe(0);
    expect(
      await readWarehouse(
        dataDir,
        `select over_price_american as price from mlb_historical_data.strikeout_line_snapshots
         where pitcher_id = ${kirby} order by captured_at`,
      ),
    ).toEqual([{ price: -126 }, { price: -150 }]);
  });

  const file = testData('strikeout_lines/lines_2025.csv.gz');
  it('takes in a file of a season whole', async () => {
    if (file === null) return; // said on the console
    const rows = z
      .array(
        z.looseObject({
          game_date: z.string(),
          game_pk: z.coerce.number(),
          pitcher_team: z.string(),
          opponent_team: z.string(),
          is_home: z.string(),
        }),
      )
      .parse(parse(gunzipSync(readFileSync(file)), { columns: true }));
    const dataDir = temporaryFolder();
    const games = new Map(
      rows.map(({ game_date, game_pk, pitcher_team, opponent_team, is_home }) => {
        const [home, away] = is_home === '1' ? [pitcher_team, opponent_team] : [opponent_team, pitcher_team];
        return [
          game_pk,
          contractRow('mlb_historical_data.games', {
            game_pk,
            game_date,
            season: 2025,
            game_type: 'R',
            home_team_id: teamIdOfAbbreviation(home),
            away_team_id: teamIdOfAbbreviation(away),
          }),
        ];
      }),
    );
    await inDataFolder(dataDir, (ports) => load(ports, 'mlb_historical_data.games', [...games.values()]));
    const terminal = recordingTerminal();
    expect(
      await importStrikeoutLines(['strikeout-lines', '--path', file, '--data-dir', dataDir], terminal),
    ).toBe(0);
    expect(terminal.said.join('\n')).toMatch(/2025 +11110 +11110 +11112 +11112 +0/);
  });
});

describe('a start with a line', () => {
  it('is held against it: edge, chance and recommendation; without one against its usual line', async () => {
    const dataDir = await folderOfAGame();
    const before = await predicted(dataDir);
    expect(before.get(kirby)).toMatchObject({
      line: 5.5,
      line_source: 'usual',
      line_bookmaker: null,
      line_captured_at: null,
      market_over_probability: null,
      recommendation: 'UNDER',
    });
    // The main line of the newest capture counts, not a side line, nor an older one.
    await importLines(
      dataDir,
      kirbyAt(6.5, `${gameDate}T12:00:00Z`),
      kirbyAt(3.5, early),
      `${gameDate},${gamePk},${kirby},George Kirby,SEA,BAL,4.5,-110,-110,1,${early},0`,
    );
    const after = await predicted(dataDir);
    expect(after.get(kirby)).toMatchObject({
      mean_strikeouts: 4.9,
      line: 3.5,
      line_source: 'market',
      line_bookmaker: 'consensus',
      line_captured_at: `${gameDate}T15:30:00.000Z`,
      market_over_probability: expect.closeTo(0.5235, 4),
      edge: expect.closeTo(1.4, 10),
      recommendation: 'OVER',
    });
    expect(after.get(sugano)).toEqual(before.get(sugano));
  });

  it('is moved by no line that came at the cutoff or later', async () => {
    const dataDir = await folderOfAGame();
    await importLines(dataDir, kirbyAt(4.5, early));
    const before = await predicted(dataDir);
    expect(before.get(kirby)).toMatchObject({ line: 4.5, line_source: 'market', recommendation: 'PASS' });
    await importLines(dataDir, kirbyAt(2.5, late, -400), kirbyAt(9.5, cutoff, 300));
    expect(await predicted(dataDir)).toEqual(before);
  });
});
