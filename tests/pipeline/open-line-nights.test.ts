import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importOdds } from '../../services/console/commands/import-odds.ts';
import { models } from '../../services/console/commands/models.ts';
import { openEmbeddedPorts } from '../../services/console/embedded-ports.ts';
import { formatBoard } from '../../services/console/print-run.ts';
import type { RunOutcome } from '../../services/console/run-chain.ts';
import { teams } from '../../services/league-simulator/teams.ts';
import { createWorld } from '../../services/league-simulator/world.ts';
import { buildApp } from '../../services/prediction-api/app.ts';
import { defaultApiSettings } from '../../services/prediction-api/config.ts';
import { dateRange } from '../../shared/domain/calendar.ts';
import { readWarehouse } from '../support/final-state.ts';
import { leagueSource } from '../support/league-source.ts';
import { runNight, tickingClock } from '../support/night.ts';
import { recordingTerminal } from '../support/recording-terminal.ts';

const system = 'game_outcome_with_open_line';
const slate = '2025-04-08';
const dates = dateRange('2025-03-27', '2025-04-07');
const world = createWorld({ seed: 20_250_611, scenarios: [] });
const calendar = world.calendar(2025).games;
const ofSlate = calendar.filter(({ officialDate }) => officialDate === slate);
const unpriced = ofSlate[0]?.gamePk ?? 0;
/** A league of twelve days is too small for the ordinary settings. */
const environment = {
  TRAINER_TRAINING_GAMES_MIN: '60',
  TRAINER_HOLDOUT_GAMES_MIN: '15',
  TRAINER_PRICED_GAMES_MIN: '40',
};

const root = mkdtempSync(join(tmpdir(), 'hankstank-open-line-'));
const dataDir = join(root, 'data');
afterAll(() => rmSync(root, { recursive: true, force: true }));

const night = (now: string, collected: readonly string[]): Promise<RunOutcome> =>
  runNight({
    dataDir,
    source: leagueSource(world, { now: () => now }),
    dates: collected,
    slate,
    clock: tickingClock(now),
    reason: 'backfill',
    environment,
  });

/** Made-up moneylines of every game up to the slate but one: opening prices that know a little of the truth, and closing ones that know it all. */
function oddsFile(): string {
  const codeOf = (index: number): string => (teams[index]?.teamCode ?? '').toUpperCase();
  const rows = calendar
    .filter(({ officialDate, gamePk }) => officialDate <= slate && gamePk !== unpriced)
    .map((game, index) => {
      const { home, away } = world.simulateGame(game.gamePk).score;
      const [open, close] = home > away ? [-150 - (index % 5) * 10, -900] : [130 + (index % 5) * 10, 700];
      const other = (price: number): number => -price + (price < 0 ? -20 : 0);
      const clubs = [codeOf(game.awayIndex), codeOf(game.homeIndex)];
      const prices = [other(open), open, other(close), close, 8.5];
      return ['2025', game.officialDate, '0', ...clubs, ...prices].join(',');
    });
  const header =
    'season,game_date,game_number,away,home,open_away,open_home,close_away,close_home,close_total';
  const path = join(root, 'odds.csv');
  writeFileSync(path, [header, ...rows].join('\n'));
  return path;
}

const read = (sql: string) => readWarehouse(dataDir, sql);
const predictions = () =>
  read(
    `select model_system, game_pk::int as game_pk, home_win_probability as p, model_version, cutoff_at::varchar as cutoff_at,
       row_hash, ingested_at::varchar as ingested_at
     from mlb_predictions.game_predictions where game_date = '${slate}' order by model_system, game_pk`,
  );
const checkOf = ({ manifests }: RunOutcome, stage: string, name: string) =>
  manifests
    .filter((manifest) => manifest.stage === stage)
    .flatMap(({ checks }) => checks.filter((check) => check.name === name))
    .at(-1)?.detail;

let first: RunOutcome;
let second: RunOutcome;
let third: RunOutcome;
let before: Awaited<ReturnType<typeof predictions>>;
let after: Awaited<ReturnType<typeof predictions>>;

beforeAll(async () => {
  first = await night(`${slate}T12:00:00.000Z`, [...dates, slate]);
  before = await predictions();
  const terminal = recordingTerminal();
  const args = ['odds', '--path', oddsFile(), '--data-dir', dataDir, '--json'];
  expect(await importOdds(args, terminal)).toBe(0);
  second = await night(`${slate}T13:00:00.000Z`, [slate]);
  after = await predictions();
  third = await night(`${slate}T14:00:00.000Z`, [slate]);
}, 240_000);

describe('nights with an opening line', () => {
  it('say how many prices are missing before there are any, and predict without a market', () => {
    expect(first.report.status).toBe('success');
    expect(checkOf(first, 'trainer', system)).toMatch(
      /^no model is trained: 0 of the games that judge it have an opening line .*; 40 of 40 are missing/,
    );
    expect(before.map((row) => row['model_system'])).toEqual(ofSlate.map(() => 'game_outcome'));
    expect(formatBoard(first.board)[0]).toMatch(/home wins \(no market\) +expected/);
  });

  it('end with rows of both variants: none of the variant for the game without a line', async () => {
    expect(second.report.status).toBe('success');
    const of = (name: string) => after.filter((row) => row['model_system'] === name);
    expect(of('game_outcome').map((row) => row['game_pk'])).toEqual(
      ofSlate.map(({ gamePk }) => gamePk).sort((left, right) => left - right),
    );
    expect(of(system).map((row) => row['game_pk'])).toEqual(
      ofSlate
        .map(({ gamePk }) => gamePk)
        .filter((gamePk) => gamePk !== unpriced)
        .sort((left, right) => left - right),
    );
    expect(checkOf(second, 'prediction-api', 'with_open_line')).toMatch(
      new RegExp(
        `predicts ${ofSlate.length - 1} games; ${ofSlate.length - 1} of ${ofSlate.length} games have an opening line$`,
      ),
    );
    const [priced] = of(system);
    const same = of('game_outcome').find((row) => row['game_pk'] === priced?.['game_pk']);
    expect(priced?.['cutoff_at']).toBe(same?.['cutoff_at']);
    expect(priced?.['p']).not.toBe(same?.['p']);
    const registered = await read(
      'select model_system, count(*)::int as versions from mlb_predictions.model_registry group by 1 order by 1',
    );
    expect(registered.filter((row) => String(row['model_system']).startsWith('game_outcome'))).toEqual([
      { model_system: 'game_outcome', versions: 1 },
      { model_system: system, versions: 1 },
    ]);
  });

  it('remember the lines of the days before, once there are prices: of every game but those of the first day', async () => {
    const [row] = await read(
      `select count(*)::int as games, count(m.game_pk)::int as remembered, min(m.feature_date)::varchar as first_date
       from mlb_features.game_features_daily as f left join mlb_features.market_memory_features as m on f.game_pk = m.game_pk`,
    );
    const ofFirstDay = calendar.filter(({ officialDate }) => officialDate === dates[0]).length;
    expect(Number(row?.['games']) - Number(row?.['remembered'])).toBe(ofFirstDay);
    expect(row?.['first_date']).toBe(dates[1]);
  });

  it('leave what is said without a market as it was', () => {
    const own = (rows: typeof after) => rows.filter((row) => row['model_system'] === 'game_outcome');
    expect(own(after)).toEqual(before);
  });

  it('know the opening prices alone: the closing ones, which know the winner, would be surer', async () => {
    const [lines] = await read(
      `select max(o.home_probability) as surest from mlb_historical_data.odds_snapshots as o
       where o.game_date = '${slate}' and o.snapshot_kind = 'close' and o.market = 'h2h'`,
    );
    expect(Number(lines?.['surest'])).toBeGreaterThan(0.85);
    for (const row of after.filter((each) => each['model_system'] === system)) {
      expect(Number(row['p'])).toBeGreaterThan(0.25);
      expect(Number(row['p'])).toBeLessThan(0.75);
    }
  });

  it('change nothing when they are run again', async () => {
    expect(third.report.status).toBe('success');
    expect(await predictions()).toEqual(after);
    expect(checkOf(third, 'trainer', system)).toMatch(/^training rows unchanged since .* \(deployed\)/);
  });

  it('show both on the board, and say which is which', () => {
    const lines = formatBoard(second.board);
    expect(lines[0]).toMatch(/home wins \(no market\) +with opening line +expected/);
    const percents = lines.slice(1).map((line) => line.match(/\d+\.\d%/g)?.length ?? 0);
    expect(percents.toSorted()).toEqual([1, ...ofSlate.slice(1).map(() => 2)]);
  });

  it('are told by the API and the registry, each variant by its name', async () => {
    const ports = await openEmbeddedPorts(dataDir, { logLevel: 'error' });
    try {
      const { objects, warehouse, log } = ports;
      const app = await buildApp({ objects, warehouse, log, settings: defaultApiSettings });
      const variants = async (url: string): Promise<string[]> =>
        (await app.inject({ method: 'GET', url }))
          .json()
          .predictions.map(({ variant }: { variant: string }) => variant)
          .toSorted();
      expect(new Set(await variants('/predictions'))).toEqual(new Set(['no_market']));
      expect(await variants('/predictions?variant=with_open_line')).toEqual([
        'no_market',
        ...ofSlate.slice(1).map(() => 'with_open_line'),
      ]);
      const asked = after.find((row) => row['model_system'] === system);
      const game = ofSlate.find(({ gamePk }) => gamePk === asked?.['game_pk']);
      const answer = await app.inject({
        method: 'POST',
        url: '/predict/game',
        payload: {
          home_team: teams[game?.homeIndex ?? 0]?.id,
          away_team: teams[game?.awayIndex ?? 0]?.id,
          variant: 'with_open_line',
        },
      });
      expect(answer.json()).toMatchObject({
        variant: 'with_open_line',
        model_version: asked?.['model_version'],
        home_win_probability: asked?.['p'],
      });
      await app.close();
    } finally {
      await ports.warehouse.close();
    }
    const terminal = recordingTerminal();
    expect(await models(['list', '--system', system, '--data-dir', dataDir], terminal)).toBe(0);
    expect(terminal.said.join('\n')).toContain(String(after.at(-1)?.['model_version']));
  });
});
