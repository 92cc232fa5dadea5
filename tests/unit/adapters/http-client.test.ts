import type { RequestListener } from 'node:http';
import { describe, expect, it } from 'vitest';
import { createHttpClient } from '../../../shared/adapters/local/http-client.ts';
import { serveOnLoopback } from '../../support/loopback-server.ts';

const serve = async (listener: RequestListener): Promise<string> =>
  `${await serveOnLoopback(listener)}/path?key=secret`;

const request = { timeoutMs: 5_000, bytesMax: 1_000 };
const get = (url: string, more: object = {}) => createHttpClient().get({ ...request, url, ...more });

describe('the HTTP client', () => {
  it('returns an answer of any status with its headers and body', async () => {
    const url = await serve((incoming, response) => {
      response.writeHead(503, {
        'x-said': String(incoming.headers['accept']),
        'set-cookie': ['a=1', 'b=2'],
      });
      response.end('busy');
    });
    const answer = await get(url, { headers: { accept: 'application/json' } });
    expect([answer.status, answer.headers['x-said'], answer.body.toString()]).toEqual([
      503,
      'application/json',
      'busy',
    ]);
    expect(answer.headers['set-cookie']).toBe('a=1, b=2');
    expect(answer).not.toHaveProperty('gzip');
  });

  it('puts the pieces of a chunked body together', async () => {
    const url = await serve(async (_, response) => {
      for (const piece of ['one ', 'two ', 'three']) {
        response.write(piece);
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
      response.end();
    });
    const answer = await get(url);
    expect(answer.headers['transfer-encoding']).toBe('chunked');
    expect(answer.body.toString()).toBe('one two three');
  });

  it('asks again over the same connection', async () => {
    const ports = new Set<number | undefined>();
    const url = await serve((incoming, response) => {
      ports.add(incoming.socket.remotePort);
      response.end('{}');
    });
    for (let asked = 0; asked < 3; asked += 1) await get(url);
    expect(ports.size).toBe(1);
  });

  it('stops reading a body that is too long, also one without a length that never ends', async () => {
    let sent = 0;
    let isClosed = false;
    const url = await serve((_, response) => {
      const timer = setInterval(() => {
        response.write('x'.repeat(500));
        sent += 500;
      }, 1);
      response.on('close', () => {
        isClosed = true;
        clearInterval(timer);
      });
    });
    await expect(get(url)).rejects.toMatchObject({ code: 'SOURCE_RESPONSE_TOO_LARGE' });
    await expect.poll(() => isClosed).toBe(true);
    expect(sent).toBeLessThan(1_000_000);
  });

  it('gives up after the timeout, before the headers and in the middle of the body', async () => {
    const silent = await serve(() => undefined);
    await expect(get(silent, { timeoutMs: 50 })).rejects.toMatchObject({ code: 'SOURCE_TIMEOUT' });
    const slow = await serve((_, response) => {
      const timer = setInterval(() => response.write('{'), 10);
      response.on('close', () => clearInterval(timer));
    });
    await expect(get(slow, { timeoutMs: 100 })).rejects.toMatchObject({ code: 'SOURCE_TIMEOUT' });
  });

  it('says why a host cannot be reached, without the query', async () => {
    const url = await serve((_, response) => void response.socket?.destroy());
    const failure = get(url);
    await expect(failure).rejects.toMatchObject({ code: 'SOURCE_UNREACHABLE' });
    await expect(failure).rejects.not.toThrow(/secret/);
    await expect(get('http://127.0.0.1:1/')).rejects.toThrow(
      /GET http:\/\/127.0.0.1:1\/ failed: ECONNREFUSED/,
    );
    await expect(get('ftp://127.0.0.1/')).rejects.toMatchObject({ code: 'SOURCE_UNREACHABLE' });
  });

  it('does not take a body that is cut, or shorter than its length, for the whole', async () => {
    const cut = await serve((_, response) => {
      response.write('{"half');
      setTimeout(() => response.destroy(), 10);
    });
    await expect(get(cut)).rejects.toMatchObject({ code: 'SOURCE_UNREACHABLE' });
    const short = await serve((_, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('{"half');
      setTimeout(() => response.socket?.end(), 10);
    });
    await expect(get(short)).rejects.toMatchObject({ code: 'SOURCE_UNREACHABLE' });
  });

  it('reads no further than the length that was announced', async () => {
    const url = await serve((_, response) => {
      response.socket?.end('HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}surplus');
    });
    expect((await get(url)).body.toString()).toBe('{}');
  });
});
