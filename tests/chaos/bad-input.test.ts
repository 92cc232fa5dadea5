import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { topicNames, topics } from '../../schemas/topics.ts';
import { attachChain } from '../../services/console/embedded-chain.ts';
import { openEmbeddedPorts } from '../../services/console/embedded-ports.ts';
import type { FaultKind } from '../../services/league-simulator/faults.ts';
import { createLeagueSimulator } from '../../services/league-simulator/league-simulator.ts';
import { createHttpClient } from '../../shared/adapters/local/http-client.ts';
import type { DataSource } from '../../shared/ports/data-source.ts';
import { createStatsApiSource } from '../../shared/sources/statsapi/http-source.ts';
import { readWarehouse } from '../support/final-state.ts';
import { leagueSource } from '../support/league-source.ts';
import { findLeftOvers } from '../support/left-over.ts';
import { mutateJson } from '../support/mutate-json.ts';
import { runNight, tickingClock } from '../support/night.ts';
import { seededNumbers } from '../support/seeded-order.ts';

const date = '2025-03-28';
const now = '2025-03-29T12:00:00.000Z';
const root = mkdtempSync(join(tmpdir(), 'hankstank-bad-'));
const simulator = createLeagueSimulator({ seed: 20_250_611, now, scenarios: [] });
const { world } = simulator;
const gamesOfDate = world
  .calendar(2025)
  .games.filter(({ officialDate }) => officialDate === date)
  .map(({ gamePk }) => gamePk);
const [badPk = 0, goodPk = 0] = gamesOfDate;
let http: { url: string; close(): Promise<void> };

beforeAll(async () => {
  http = await simulator.listen();
});

afterAll(async () => {
  await http.close();
  rmSync(root, { recursive: true, force: true });
});

const completeGames = async (dataDir: string): Promise<number[]> =>
  (
    await readWarehouse(
      dataDir,
      'select game_pk::int as game_pk from mlb_historical_data.games where is_complete order by game_pk',
    )
  ).map((row) => Number(row['game_pk']));

const openLetters = (dataDir: string): Promise<Record<string, unknown>[]> =>
  readWarehouse(
    dataDir,
    "select code, error_class, game_pk::int as game_pk, stage, topic from operational.dead_letter_queue where status = 'open'",
  );

describe('poison messages', () => {
  it('on every topic become dead letters, byte for byte, and the night goes on', async () => {
    const dataDir = join(root, 'poison');
    const poison = topicNames.flatMap((topic) => {
      const { type } = topics[topic].event;
      const envelope = {
        specversion: '1.0',
        id: randomUUID(),
        source: '//somebody',
        type,
        time: now,
        datacontenttype: 'application/json',
        subject: 'x',
        partitionkey: date,
        traceparent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`,
        data: { run_id: 1, game_date: 'yesterday' },
      };
      return [
        { topic, payload: `\u0000\ufffd<junk ${topic}>` },
        { topic, payload: JSON.stringify({ ...envelope, type: 'hankstank.unheard.of.v1' }) },
        { topic, payload: JSON.stringify(envelope) },
      ];
    });
    const clock = tickingClock(now);
    const ports = await openEmbeddedPorts(dataDir, { logLevel: 'fatal', clock });
    attachChain(ports, leagueSource(world, { now: () => now, gamesPerDateMax: 2 }), {});
    for (const { topic, payload } of poison) await ports.bus.publishPayload(topic, payload, date);
    await ports.bus.drain();
    await ports.warehouse.close();
    const rows = await readWarehouse(
      dataDir,
      'select topic, code, payload from operational.dead_letter_queue',
    );
    const expected = poison.flatMap(({ topic, payload }) =>
      topics[topic].consumers.map(() => ({ topic, code: 'EVENT_MALFORMED', payload })),
    );
    const byText = (left: object, right: object) => JSON.stringify(left).localeCompare(JSON.stringify(right));
    expect(rows.toSorted(byText)).toEqual(expected.toSorted(byText));

    const outcome = await runNight({
      dataDir,
      source: leagueSource(world, { now: () => now, gamesPerDateMax: 2 }),
      dates: [date],
      slate: date,
      clock: tickingClock('2025-03-29T13:00:00.000Z'),
    });
    expect(outcome.report.status).toBe('success');
    expect(await completeGames(dataDir)).toEqual([badPk, goodPk].sort());
  });
});

/** Asks the simulator over HTTP; its schedule has the first two games of the date. */
function faultySource(clock: ReturnType<typeof tickingClock>): DataSource {
  const source = createStatsApiSource({
    name: 'simulator',
    baseUrl: http.url,
    http: createHttpClient(),
    clock,
    timeoutMs: 4_000,
    bytesMax: 20_000_000,
  });
  const thin = leagueSource(world, { now: () => now, gamesPerDateMax: 2 });
  return {
    name: 'simulator',
    fetch: (request) => (request.endpoint === 'schedule' ? thin.fetch(request) : source.fetch(request)),
  };
}

const faultyNight = (dataDir: string, start: string) => {
  const clock = tickingClock(start);
  return runNight({ dataDir, source: faultySource(clock), dates: [date], slate: date, clock });
};

const lasting: readonly FaultKind[] = [
  'cut',
  'html',
  'emptyObject',
  'garbage',
  'huge',
  'status429',
  'status500',
];

describe('a source that answers nonsense', () => {
  it.each(lasting)(
    'holds one game back while it answers %s, never the other, and the next night brings it in',
    { timeout: 60_000 },
    async (kind) => {
      const dataDir = join(root, kind);
      simulator.addFault({ pathPattern: `/game/${badPk}/`, kind, times: 1_000 });
      const failed = await faultyNight(dataDir, now);
      simulator.clearFaults();
      expect(failed.report.status).toBe('partial');
      expect(await completeGames(dataDir)).toEqual([goodPk]);
      expect(await openLetters(dataDir)).toEqual([
        expect.objectContaining({ code: 'SOURCES_EXHAUSTED', game_pk: badPk, topic: 'collection.requested' }),
      ]);
      expect(await findLeftOvers(dataDir, { collectionsMax: 4 })).toEqual([]);

      const mended = await faultyNight(dataDir, '2025-03-30T12:00:00.000Z');
      expect(mended.report.status).toBe('success');
      expect(await completeGames(dataDir)).toEqual([badPk, goodPk].sort());
    },
  );

  it.each([
    ['timeout', 1],
    ['status429', 5],
    ['status500', 5],
    ['cut', 1],
  ] as const)(
    'is asked again after a burst of %s (%i times): no retry of the game, no dead letter',
    async (kind, times) => {
      const dataDir = join(root, `burst-${kind}`);
      simulator.addFault({ pathPattern: `/game/${badPk}/feed/live`, kind, times });
      const outcome = await faultyNight(dataDir, now);
      simulator.clearFaults();
      expect(outcome.report.status).toBe('success');
      expect(await completeGames(dataDir)).toEqual([badPk, goodPk].sort());
    },
  );
});

describe('mutated feeds', () => {
  const dates = [
    '2025-03-28',
    '2025-03-29',
    '2025-03-30',
    '2025-03-31',
    '2025-04-01',
    '2025-04-02',
    '2025-04-03',
    '2025-04-04',
    '2025-04-05',
    '2025-04-06',
  ];
  const mutationsPerAnswer = [2, 10, 30, 60, 110, 180];
  const later = '2025-04-07T12:00:00.000Z';
  let mutations = 0;
  let mutatedAnswers = 0;

  /** The first game of every date stays whole; every answer for the others is mutated by its game, the same way each time. */
  const mutating = leagueSource(world, {
    now: () => later,
    change: (request, body) => {
      const { gamePk } = request;
      if (gamePk === null || isWhole(gamePk)) return body;
      const times = mutationsPerAnswer[gamePk % mutationsPerAnswer.length] ?? 0;
      mutations += times;
      mutatedAnswers += 1;
      return Buffer.from(mutateJson(body.toString(), times, seededNumbers(gamePk)));
    },
  });
  const allGames = world.calendar(2025).games.filter(({ officialDate }) => dates.includes(officialDate));
  const isWhole = (gamePk: number): boolean =>
    dates.some((day) => allGames.find(({ officialDate }) => officialDate === day)?.gamePk === gamePk);

  it('end as findings, retries or dead letters; the chain never breaks and whole games load', {
    timeout: 120_000,
  }, async () => {
    const dataDir = join(root, 'mutations');
    const options = { dataDir, dates, slate: '2025-04-06', environment: { VALIDATOR_COLLECTIONS_MAX: '1' } };
    await runNight({ ...options, source: mutating, clock: tickingClock(later) });
    console.log(`${mutations} mutations in ${mutatedAnswers} answers`);
    expect(mutations).toBeGreaterThanOrEqual(5_000);
    const complete = new Set(await completeGames(dataDir));
    const letters = await openLetters(dataDir);
    expect(letters.filter(({ error_class }) => error_class === 'bug')).toEqual([]);
    const lettered = new Set(letters.map(({ game_pk }) => game_pk));
    const lost = allGames.filter(({ gamePk }) => !complete.has(gamePk) && !lettered.has(gamePk));
    expect(lost.map(({ gamePk }) => gamePk)).toEqual([]);
    expect(allGames.filter(({ gamePk }) => isWhole(gamePk) && !complete.has(gamePk))).toEqual([]);
    expect(lettered.size).toBeGreaterThan(10);
    expect(await findLeftOvers(dataDir, { collectionsMax: 1 })).toEqual([]);

    const clean = leagueSource(world, { now: () => later });
    await runNight({ ...options, source: clean, clock: tickingClock('2025-04-08T12:00:00.000Z') });
    const brought = new Set(await completeGames(dataDir));
    expect(allGames.filter(({ gamePk }) => !brought.has(gamePk)).map(({ gamePk }) => gamePk)).toEqual([]);
  });
});
