import Fastify from 'fastify';
import { z } from 'zod';
import { HanksTankError } from '../../shared/domain/errors.ts';
import { sendFault } from './fault-responses.ts';
import { createFaultBook, type FaultRule, faultRuleSchema } from './faults.ts';
import { answerRequest } from './routes.ts';
import { createWorld, type World, type WorldOptions } from './world.ts';

/** Options of the simulator. */
export interface LeagueSimulatorOptions extends WorldOptions {
  /** The moment the league is at (ISO, UTC). Default: noon UTC of the day after the season ends. */
  readonly now?: string;
  /** Faults from the start. */
  readonly faults?: readonly FaultRule[];
  /** How long after a game its pitches reach Savant's file. Default 0. */
  readonly pitchDataDelayMs?: number;
}

/** A made-up MLB that answers over HTTP. */
export interface LeagueSimulator {
  readonly world: World;
  /** Moves the league's clock. Errors: REQUEST_INVALID for anything but an ISO time. */
  setNow(isoUtc: string): void;
  addFault(rule: FaultRule): void;
  clearFaults(): void;
  /** Requests so far by path and query. */
  requestCounts(): Record<string, number>;
  /** Listens on 127.0.0.1; port 0 takes a free one. */
  listen(port?: number): Promise<{ url: string; close(): Promise<void> }>;
}

const isoTime = z.iso.datetime({ offset: true });
const nowBody = z.object({ now: isoTime });

/** Creates a simulator; nothing listens before `listen`. Errors: CONFIG_INVALID for a bad opening day, REQUEST_INVALID for a bad `now`. */
export function createLeagueSimulator(options: LeagueSimulatorOptions): LeagueSimulator {
  const world = createWorld(options);
  const faults = createFaultBook(options.faults ?? []);
  const firstSeason = world.calendar(Number(world.seasonStart.slice(0, 4)));
  let nowMs = Date.parse(`${firstSeason.lastDate}T12:00:00Z`) + 86_400_000;

  const setNow = (isoUtc: string): void => {
    if (!isoTime.safeParse(isoUtc).success) {
      throw new HanksTankError(
        'REQUEST_INVALID',
        `league simulator: now must be an ISO time such as 2025-04-15T12:00:00Z, got ${isoUtc}`,
      );
    }
    nowMs = Date.parse(isoUtc);
  };
  if (options.now !== undefined) setNow(options.now);

  const listen = async (port = 0): Promise<{ url: string; close(): Promise<void> }> => {
    // Tests end while a "timeout" fault still holds its connection: closing must not wait for it.
    const server = Fastify({ logger: false, forceCloseConnections: true });
    // The league's own time: a client that stamps answers by the source's clock lives in the league's day.
    server.addHook('onRequest', async (_request, reply) => {
      reply.header('date', new Date(nowMs).toUTCString());
    });
    server.get('/__simulator/requests', async () => faults.counts());
    server.get('/__simulator/now', async () => ({ now: new Date(nowMs).toISOString() }));
    server.post('/__simulator/faults', async (request, reply) => {
      const rule = faultRuleSchema.safeParse(request.body);
      if (!rule.success) return reply.code(400).send({ message: z.prettifyError(rule.error) });
      faults.add(rule.data);
      return reply.code(204).send();
    });
    server.delete('/__simulator/faults', async (_request, reply) => {
      faults.clear();
      return reply.code(204).send();
    });
    server.post('/__simulator/now', async (request, reply) => {
      const body = nowBody.safeParse(request.body);
      if (!body.success) return reply.code(400).send({ message: z.prettifyError(body.error) });
      setNow(body.data.now);
      return reply.code(204).send();
    });
    server.get('/*', async (request, reply) => {
      const fault = faults.meet(request.url);
      const path = request.url.split('?', 1)[0] ?? '/';
      const answer = answerRequest(
        { world, nowMs, pitchDataDelayMs: options.pitchDataDelayMs ?? 0 },
        path,
        request.query,
      );
      if (fault !== null) return sendFault(reply, fault, answer.body);
      return reply
        .code(answer.status)
        .headers(answer.headers ?? {})
        .type(`${answer.contentType};charset=UTF-8`)
        .send(answer.body);
    });
    const url = await server.listen({ host: '127.0.0.1', port });
    return { url, close: () => server.close() };
  };

  return {
    world,
    setNow,
    addFault: faults.add,
    clearFaults: faults.clear,
    requestCounts: faults.counts,
    listen,
  };
}
