import { mkdtempSync, rmSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { heal } from '../../services/console/commands/heal.ts';
import { nightly } from '../../services/console/commands/nightly.ts';
import { status } from '../../services/console/commands/status.ts';
import { type RunReport, runReportSchema } from '../../services/console/run-report.ts';
import { createWorld } from '../../services/league-simulator/world.ts';
import { gameRequest } from '../../shared/sources/statsapi/requests.ts';
import { archiveFolder } from '../support/archive-folder.ts';
import { readWarehouse } from '../support/final-state.ts';
import { leagueSource } from '../support/league-source.ts';
import { findLeftOvers } from '../support/left-over.ts';
import { recordingTerminal } from '../support/recording-terminal.ts';

const date = '2025-03-28';
const root = mkdtempSync(join(tmpdir(), 'hankstank-damaged-'));
const dataDir = join(root, 'data');
const world = createWorld({ seed: 20_250_611 });
const league = leagueSource(world, { now: () => '2025-03-29T12:00:00Z' });
const [wholePk = 0, cutPk = 0] = world
  .calendar(2025)
  .games.filter(({ officialDate }) => officialDate === date)
  .map(({ gamePk }) => gamePk);
const cutFile = `feed_live/${cutPk}.json.gz`;
let code: number;
let report: RunReport;

const recorded = async (gamePk: number) => {
  const { urlPath, body } = await league.fetch(gameRequest('feed_live', gamePk));
  const file = `feed_live/${gamePk}.json.gz`;
  return { file, path: urlPath, gamePk, state: 'F', plays: 70, date, json: body.toString() };
};

beforeAll(async () => {
  const archive = archiveFolder([await recorded(wholePk), await recorded(cutPk)], join(root, 'archive'));
  truncateSync(join(archive, cutFile), 20_000);
  const terminal = recordingTerminal();
  const flags = { source: 'archive', archive, date, slate: date, 'data-dir': dataDir };
  const args = Object.entries(flags).flatMap(([name, value]) => [`--${name}`, value]);
  code = await nightly([...args, '--json'], terminal);
  report = runReportSchema.parse(JSON.parse(terminal.said.join('')));
}, 60_000);

afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('a night on an archive with a feed that is cut in the middle', () => {
  it('loads the other game of the date and reports the cut one as failed', async () => {
    expect(code).toBe(1);
    expect(report.status).toBe('partial');
    const games = new Map(report.games.map((game) => [game.game_pk, game]));
    expect(games.get(wholePk)).toMatchObject({ status: 'complete', grade: 'A' });
    expect(games.get(cutPk)).toMatchObject({ status: 'failed', grade: null });
    const loaded = await readWarehouse(
      dataDir,
      'select distinct game_pk::int as pk from mlb_historical_data.statcast_pitches',
    );
    expect(loaded).toEqual([{ pk: wholePk }]);
  });

  it('has one dead letter, which names the game, the cause and the file', async () => {
    const letters = await readWarehouse(
      dataDir,
      'select game_pk::int as pk, code, message from operational.dead_letter_queue',
    );
    expect(letters).toEqual([
      {
        pk: cutPk,
        code: 'SOURCES_EXHAUSTED',
        message: expect.stringContaining(`SOURCE_RESPONSE_MALFORMED: recording ${cutFile} cannot be read`),
      },
    ]);
    expect(report.dead_letters).toBe(1);
    const screen = recordingTerminal();
    await status(['--data-dir', dataDir], screen);
    expect(screen.said).toContainEqual(
      expect.stringMatching(
        `^  ${date} game ${cutPk} \\(nothing of it in the warehouse\\), validator: SOURCES_EXHAUSTED: Game ${cutPk} could not be collected`,
      ),
    );
    const object = recordingTerminal();
    await status(['--data-dir', dataDir, '--json'], object);
    expect(JSON.parse(object.said.join(''))).toMatchObject({ games_known_by_letter_alone: [cutPk] });
    const found = recordingTerminal();
    const archive = join(root, 'archive');
    await heal(
      ['--source', 'archive', '--archive', archive, '--data-dir', dataDir, '--date', date, '--dry-run'],
      found,
    );
    expect(found.said.join('\n')).toContain(`game ${cutPk} (nothing of it in the warehouse)`);
    expect(await findLeftOvers(dataDir, { collectionsMax: 4 })).toEqual([]);
  });
});

describe('a night on an archive whose manifest has a line that cannot be read', () => {
  it('names the line and fails: it must not look like a day without games', async () => {
    const folder = join(root, 'unread');
    archiveFolder([{ ...(await recorded(wholePk)), retrievedAt: 'yesterday' }], folder);
    const terminal = recordingTerminal();
    const flags = { source: 'archive', archive: folder, date, slate: date, 'data-dir': join(root, 'none') };
    const args = Object.entries(flags).flatMap(([name, value]) => [`--${name}`, value]);
    expect(await nightly([...args, '--json'], terminal)).toBe(1);
    expect(runReportSchema.parse(JSON.parse(terminal.said.join(''))).status).toBe('no_games');
    expect(terminal.progressed).toEqual([
      expect.stringMatching(
        new RegExp(`^not read: .*MANIFEST.csv line 2 \\(feed_live/${wholePk}.json.gz\\)`),
      ),
    ]);
  }, 30_000);
});
