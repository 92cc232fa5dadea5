import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import { afterEach, describe, expect, it } from 'vitest';
import { loaderStage } from '../../functions/loader/handler.ts';
import { readValidatorSettings } from '../../functions/validator/config.ts';
import { validatorStage } from '../../functions/validator/handler.ts';
import { importRetrosheet } from '../../services/console/commands/backfill-retrosheet.ts';
import { type EmbeddedPorts, openEmbeddedPorts } from '../../services/console/embedded-ports.ts';
import { beginSeason } from '../../services/console/retrosheet/begin-season.ts';
import { importReferences } from '../../services/console/retrosheet/import-references.ts';
import { importSeason } from '../../services/console/retrosheet/import-season.ts';
import { openRetrosheetFolder } from '../../shared/adapters/local/retrosheet-folder.ts';
import { HanksTankError } from '../../shared/domain/errors.ts';
import { attachStage } from '../../shared/runtime/stage.ts';
import { tickingClock } from '../support/night.ts';
import { makeRetrosheetFolder, writeSeason } from '../support/small-retrosheet-folder.ts';
import { playerOf, smallSeason } from '../support/small-season.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

let opened: EmbeddedPorts[] = [];
const threads: Worker[] = [];
const noteThread = (message: unknown): void => {
  threads.push((message as { worker: Worker }).worker); // what Node publishes on this channel
};

afterEach(async () => {
  unsubscribe('worker_threads', noteThread);
  threads.length = 0;
  for (const { warehouse } of opened) await warehouse.close();
  opened = [];
});

/** Validator and loader on a folder of their own; `beforePut` is told the key of every object that is stored. */
async function openChain(beforePut: (key: string) => void = () => undefined): Promise<EmbeddedPorts> {
  const clock = tickingClock('2026-04-15T06:15:00.000Z');
  const own = await openEmbeddedPorts(temporaryFolder(), { logLevel: 'silent', clock });
  const put: EmbeddedPorts['objects']['put'] = async (key, bytes, options) => {
    beforePut(key);
    return own.objects.put(key, bytes, options);
  };
  const ports = { ...own, objects: { ...own.objects, put } };
  opened.push(ports);
  const { objects, warehouse } = ports;
  attachStage(validatorStage, { objects, settings: readValidatorSettings({}) }, ports);
  attachStage(loaderStage, { objects, warehouse }, ports);
  return ports;
}

/** Three seasons. Of one man the first does not tell the hand, and the second and third tell another one. */
function threeSeasons(): string {
  const path = makeRetrosheetFolder();
  const man = playerOf('BOS', 11);
  const game = { away: 'NYA', home: 'BOS', park: 'BOS07', runs: [2, 3] } as const;
  for (const [year, bats] of [
    [2011, ''],
    [2012, 'L'],
    [2013, 'R'],
  ] as const) {
    const season = smallSeason(year, [
      { ...game, date: `${year}0505` },
      { ...game, date: `${year}0805` },
    ]);
    const allPlayers = season.allPlayers.map((row) => (row['id'] === man ? { ...row, bat: bats } : row));
    writeSeason(path, { ...season, allPlayers });
  }
  return path;
}

const read = (ports: EmbeddedPorts, path: string, from = 2011, to = 2013) =>
  importRetrosheet(ports, { path, from, to }, () => undefined);

/** One season after the other, each read on this thread when the one before is loaded. */
async function readOneByOne(ports: EmbeddedPorts, path: string) {
  const folder = openRetrosheetFolder(path);
  const files = { people: folder.readRegister(), parks: folder.readBallparks() };
  const references = await importReferences(ports, files);
  const outcomes = [];
  for (const season of [2011, 2012, 2013])
    outcomes.push(await importSeason(ports, season, folder, references));
  return outcomes;
}

/** Rows by table: their hashes, in order. */
async function hashesOf({ warehouse }: EmbeddedPorts): Promise<Record<string, unknown[]>> {
  const names = [
    'games',
    'retrosheet_games',
    'linescores',
    'team_game_totals',
    'player_batting_lines',
    'player_pitching_lines',
    'players',
    'people_ids',
    'ballparks',
  ];
  const hashes: Record<string, unknown[]> = {};
  for (const name of names) {
    const dated = ['players', 'people_ids', 'ballparks'].includes(name)
      ? 'true'
      : "t.game_date > '2000-01-01'";
    const text = `select t.row_hash from mlb_historical_data.${name} as t where ${dated} order by t.row_hash`;
    hashes[name] = (await warehouse.query({ text })).map((row) => row['row_hash']);
  }
  return hashes;
}

const gamesOf = async ({ warehouse }: EmbeddedPorts): Promise<unknown[]> =>
  (
    await warehouse.query({
      text: "select t.season, count(*) as n from mlb_historical_data.games as t where t.game_date > '2000-01-01' group by t.season order by t.season",
    })
  ).map(({ season, n }) => [season, n]);

/** Takes a column that must be there out of a file. */
function spoil(path: string, name: string): void {
  const file = join(path, 'csv', name);
  writeFileSync(file, readFileSync(file, 'utf8').replace('vruns', 'nothing'));
}

describe('seasons that are read ahead', () => {
  it('give the rows that they give one by one, also of people of whom an earlier season tells', async () => {
    const path = threeSeasons();
    const [ahead, oneByOne] = [await openChain(), await openChain()];
    const outcomes = await read(ahead, path);
    expect(outcomes).toEqual(await readOneByOne(oneByOne, path));
    expect(outcomes.map(({ status }) => status)).toEqual(['loaded', 'loaded', 'loaded']);
    const hashes = await hashesOf(ahead);
    expect(hashes).toEqual(await hashesOf(oneByOne));
    expect(hashes['games']).toHaveLength(6);
    const [man] = await ahead.warehouse.query({
      text: `select p.bats from mlb_historical_data.players as p join mlb_historical_data.people_ids as i on p.player_id = i.player_id where i.retrosheet_id = '${playerOf('BOS', 11)}'`,
    });
    expect(man).toEqual({ bats: 'L' });
  });

  it('are archived and begun while the season before is not loaded yet', async () => {
    const keys: string[] = [];
    const ports = await openChain((key) => keys.push(key));
    await read(ports, threeSeasons(), 2011, 2012);
    const first = (part: string): number => keys.findIndex((key) => key.includes(part));
    expect(first('raw/')).toBeGreaterThanOrEqual(0);
    expect(first('game_date=2012-01-01')).toBeGreaterThan(first('staging/game_date=2011-01-01'));
    expect(first('game_date=2012-01-01')).toBeLessThan(first('validated/game_date=2011-01-01'));
    expect(first('staging/game_date=2012-01-01')).toBeGreaterThan(
      keys.findLastIndex((key) => key.includes('manifests/loader/game_date=2011')),
    );
  });

  it('that are spoilt fail in their turn as they do one by one, and the others are loaded', async () => {
    const path = threeSeasons();
    spoil(path, '2012gameinfo.csv');
    const ports = await openChain();
    const outcomes = await read(ports, path);
    expect(outcomes).toMatchObject([
      { season: 2011, status: 'loaded' },
      {
        season: 2012,
        status: 'failed',
        reason: 'SOURCE_RESPONSE_MALFORMED: 2012gameinfo lacks the column vruns',
      },
      { season: 2013, status: 'loaded' },
    ]);
    expect(await gamesOf(ports)).toEqual([
      [2011, 2],
      [2013, 2],
    ]);
    await expect(readOneByOne(await openChain(), path)).rejects.toThrow(
      expect.objectContaining({
        code: 'SOURCE_RESPONSE_MALFORMED',
        message: '2012gameinfo lacks the column vruns',
      }),
    );
  });

  it('are not begun when they are loaded already', async () => {
    const path = threeSeasons();
    const ports = await openChain();
    await read(ports, path);
    const folder = openRetrosheetFolder(path);
    const files = { people: folder.readRegister(), parks: folder.readBallparks() };
    const references = await importReferences(ports, files);
    const readNothing = async (): Promise<never> => {
      throw new Error('it is read');
    };
    for (const season of [2011, 2012, 2013])
      expect(await beginSeason(ports, season, folder, references, readNothing)).toEqual({
        skipped: expect.stringMatching(/^these files are loaded already/),
      });
  });

  it('have a thread that ends with the import', async () => {
    subscribe('worker_threads', noteThread);
    await read(await openChain(), threeSeasons());
    expect(threads.map(({ threadId }) => threadId)).toEqual([-1]);
  });

  it('have a thread that ends with an import that fails, and what was loaded before stays', async () => {
    subscribe('worker_threads', noteThread);
    const ports = await openChain((key) => {
      if (key.startsWith('validated/game_date=2012')) throw new HanksTankError('STORAGE_FULL', 'no room');
    });
    await expect(read(ports, threeSeasons())).rejects.toMatchObject({ code: 'STORAGE_FULL' });
    expect(threads.map(({ threadId }) => threadId)).toEqual([-1]);
    expect(await gamesOf(ports)).toEqual([[2011, 2]]);
  });
});
