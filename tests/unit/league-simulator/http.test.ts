import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  createLeagueSimulator,
  type LeagueSimulator,
  type LeagueSimulatorOptions,
} from '../../../services/league-simulator/league-simulator.ts';
import { readPitcherLines } from '../../../shared/sources/odds/read-pitcher-lines.ts';

const closers: (() => Promise<void>)[] = [];

async function start(
  options: Partial<LeagueSimulatorOptions> = {},
): Promise<{ url: string; simulator: LeagueSimulator }> {
  const simulator = createLeagueSimulator({ seed: 1, now: '2025-04-20T12:00:00Z', ...options });
  const { url, close } = await simulator.listen();
  closers.push(close);
  return { url, simulator };
}

afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

const send = (url: string, method: string, body?: object): Promise<Response> =>
  fetch(url, {
    method,
    ...(body === undefined
      ? {}
      : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });

const schedulePath = '/api/v1/schedule?sportId=1&date=2025-04-15';

describe('lines on pitchers', () => {
  const market = 'regions=us&markets=pitcher_strikeouts&oddsFormat=american';

  it('are sold event by event: the events are free, an event costs a credit', async () => {
    const { url } = await start();
    const events = await fetch(
      `${url}/v4/sports/baseball_mlb/events?apiKey=k&commenceTimeFrom=2025-04-20T12:00:00Z&commenceTimeTo=2025-04-21T09:00:00Z`,
    );
    expect(events.headers.get('x-requests-last')).toBe('0');
    const [first] = z.array(z.object({ id: z.string() })).parse(await events.json());
    const path = `${url}/v4/sports/baseball_mlb/events/${first?.id}/odds?${market}`;
    const lines = await fetch(`${path}&apiKey=k`);
    expect(lines.headers.get('x-requests-last')).toBe('1');
    const read = readPitcherLines(Buffer.from(await lines.text()), 'odds of an event');
    expect(read.findings).toEqual([]);
    expect(read.lines).toHaveLength(8);
    expect(new Set(read.lines.map(({ pitcherName }) => pitcherName)).size).toBe(2);
    expect((await fetch(path)).status).toBe(401);
    expect((await fetch(`${path}&apiKey=revoked`)).status).toBe(401);
  });

  it('of events that nobody lists, or of other markets, are refused', async () => {
    const { url } = await start();
    const of = (id: string, query: string) =>
      fetch(`${url}/v4/sports/baseball_mlb/events/${id}/odds?apiKey=k&${query}`);
    expect((await of('0123456789abcdef', market)).status).toBe(404);
    expect((await of('0123456789abcdef', market.replace('strikeouts', 'outs'))).status).toBe(422);
    expect((await fetch(`${url}/v4/sports/baseball_mlb/events?apiKey=k&commenceTimeFrom=now`)).status).toBe(
      422,
    );
  });
});

describe('the HTTP side', () => {
  it('answers every endpoint and counts the requests', async () => {
    const { url, simulator } = await start();
    const [game] = simulator.world.calendar(2025).games;
    const paths = [
      schedulePath,
      `/api/v1.1/game/${game?.gamePk}/feed/live`,
      `/api/v1/game/${game?.gamePk}/boxscore`,
      `/api/v1/game/${game?.gamePk}/linescore`,
      `/api/v1/game/${game?.gamePk}/playByPlay`,
      '/api/v1/teams?sportId=1',
      '/api/v1/venues',
      '/api/v1/venues?hydrate=location,timezone,fieldInfo',
      '/api/v1/people?personIds=9000000,9001300,12',
      '/api/v1/seasons?sportId=1&season=2025',
      '/statcast_search/csv?game_date_gt=2025-04-15&game_date_lt=2025-04-15',
    ];
    for (const path of paths) {
      const response = await fetch(url + path);
      expect(response.status, path).toBe(200);
      expect(response.headers.get('content-type'), path).toContain(
        path.startsWith('/statcast') ? 'text/csv' : 'application/json',
      );
      expect((await response.text()).length, path).toBeGreaterThan(100);
    }
    expect(Object.keys(simulator.requestCounts()).toSorted()).toEqual(paths.toSorted());
    expect(await (await fetch(`${url}/__simulator/requests`)).json()).toEqual(simulator.requestCounts());
  });

  it('answers unknown games and paths with MLB’s 404 body, bad people ids with 400', async () => {
    const { url } = await start();
    for (const path of ['/api/v1.1/game/747175/feed/live', '/api/v1/nothing']) {
      const response = await fetch(url + path);
      expect(response.status).toBe(404);
      expect(await response.json()).toEqual({
        messageNumber: 10,
        message: 'Object not found',
        timestamp: '2025-04-20T12:00:00.000Z',
        traceId: null,
      });
    }
    expect((await fetch(`${url}/api/v1/people?personIds=abc`)).status).toBe(400);
  });

  it('moves its clock', async () => {
    const { url, simulator } = await start();
    expect(await (await fetch(url + schedulePath)).text()).toContain('"abstractGameState":"Final"');
    simulator.setNow('2025-04-01T12:00:00Z');
    expect(await (await fetch(url + schedulePath)).text()).not.toContain('"abstractGameState":"Final"');
    expect((await send(`${url}/__simulator/now`, 'POST', { now: '2025-05-01T00:00:00Z' })).status).toBe(204);
    expect(await (await fetch(`${url}/__simulator/now`)).json()).toEqual({ now: '2025-05-01T00:00:00.000Z' });
    expect((await send(`${url}/__simulator/now`, 'POST', { now: 'soon' })).status).toBe(400);
    expect(() => simulator.setNow('soon')).toThrow(/ISO time/);
  });

  it('stands after the season when no time is given', async () => {
    const simulator = createLeagueSimulator({ seed: 1 });
    const { url, close } = await simulator.listen();
    closers.push(close);
    const last = simulator.world.calendar(2025).lastDate;
    expect(await (await fetch(`${url}/api/v1/schedule?sportId=1&date=${last}`)).text()).not.toContain(
      '"Scheduled"',
    );
  });
});

describe('faults', () => {
  it('hit the n-th request that matches, as often as asked', async () => {
    const { url } = await start();
    const add = await send(`${url}/__simulator/faults`, 'POST', {
      pathPattern: '/schedule',
      kind: 'status500',
      times: 2,
      skip: 1,
    });
    expect(add.status).toBe(204);
    const statuses: number[] = [];
    for (let request = 0; request < 4; request += 1) statuses.push((await fetch(url + schedulePath)).status);
    expect(statuses).toEqual([200, 500, 500, 200]);
    expect((await fetch(`${url}/api/v1/teams`)).status).toBe(200);
  });

  it('can be taken back, and malformed rules are refused', async () => {
    const { url, simulator } = await start({ faults: [{ pathPattern: 'teams', kind: 'html', times: 5 }] });
    expect(await (await fetch(`${url}/api/v1/teams`)).text()).toContain('<html>');
    simulator.clearFaults();
    expect((await fetch(`${url}/api/v1/teams`)).headers.get('content-type')).toContain('json');
    simulator.addFault({ pathPattern: 'teams', kind: 'emptyObject' });
    expect((await send(`${url}/__simulator/faults`, 'DELETE')).status).toBe(204);
    expect(await (await fetch(`${url}/api/v1/teams`)).text()).not.toBe('{}');
    expect(
      (await send(`${url}/__simulator/faults`, 'POST', { pathPattern: 'teams', kind: 'earthquake' })).status,
    ).toBe(400);
  });

  it.each([
    ['status429', 429],
    ['status500', 500],
    ['html', 200],
    ['garbage', 200],
    ['emptyObject', 200],
    ['errorColumn', 200],
    ['headerOnly', 200],
  ] as const)('%s answers with status %i and no schedule', async (kind, status) => {
    const { url, simulator } = await start();
    const path =
      kind === 'headerOnly'
        ? '/statcast_search/csv?game_date_gt=2025-04-15&game_date_lt=2025-04-15'
        : schedulePath;
    simulator.addFault({ pathPattern: '.', kind });
    const response = await fetch(url + path);
    expect(response.status).toBe(status);
    const body = await response.text();
    expect(body).not.toContain('gamePk');
    if (kind === 'headerOnly') expect(body.trim().split('\n')).toHaveLength(1);
    if (kind === 'status429') expect(response.headers.get('retry-after')).toBe('1');
  });

  it('cut ends the connection in the middle of the body', async () => {
    const { url, simulator } = await start();
    simulator.addFault({ pathPattern: 'schedule', kind: 'cut' });
    await expect(fetch(url + schedulePath).then((response) => response.text())).rejects.toThrow();
  });

  it('timeout never answers', async () => {
    const { url, simulator } = await start();
    simulator.addFault({ pathPattern: 'schedule', kind: 'timeout' });
    await expect(fetch(url + schedulePath, { signal: AbortSignal.timeout(300) })).rejects.toThrow(
      /timeout|aborted/i,
    );
  });

  it('huge goes on far beyond any real response', async () => {
    const { url, simulator } = await start();
    simulator.addFault({ pathPattern: 'schedule', kind: 'huge' });
    const abort = new AbortController();
    const response = await fetch(url + schedulePath, { signal: abort.signal });
    let bytes = 0;
    if (response.body === null) throw new Error('no body');
    for await (const chunk of response.body) {
      bytes += chunk.byteLength;
      if (bytes > 20_000_000) break;
    }
    abort.abort();
    expect(bytes).toBeGreaterThan(20_000_000);
  });
});

describe('the process of its own', () => {
  const script = resolve(import.meta.dirname, '../../../services/league-simulator/server.ts');

  it('prints its address, answers, and ends when its parent closes the pipe', async () => {
    const child = spawn(
      process.execPath,
      [script, '--seed', '3', '--season', '2024', '--now', '2024-05-01T00:00:00Z'],
      { stdio: ['pipe', 'pipe', 'inherit'] },
    );
    const [chunk] = await once(child.stdout, 'data');
    const url = String(chunk).trim();
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(await (await fetch(`${url}/api/v1/schedule?sportId=1&date=2024-04-15`)).text()).toContain(
      '"gamePk":524',
    );
    const ended = once(child, 'exit');
    child.stdin.end();
    expect((await ended)[0]).toBe(0);
  });

  it('refuses bad options by name', async () => {
    const child = spawn(process.execPath, [script, '--port', 'many'], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const [chunk] = await once(child.stderr, 'data');
    expect(String(chunk)).toContain('port');
    expect((await once(child, 'exit'))[0]).toBe(2);
  });
});
