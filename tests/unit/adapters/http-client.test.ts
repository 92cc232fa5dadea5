import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createHttpClient } from '../../../shared/adapters/local/http-client.ts';

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo; // a listening TCP server has an AddressInfo
  return `http://127.0.0.1:${port}/path?key=secret`;
}

const request = { timeoutMs: 5_000, bytesMax: 1_000 };

describe('the HTTP client', () => {
  it('returns an answer of any status with its headers and body', async () => {
    const url = await serve((incoming, response) => {
      response.writeHead(503, { 'x-said': String(incoming.headers['accept']) });
      response.end('busy');
    });
    const answer = await createHttpClient().get({ ...request, url, headers: { accept: 'application/json' } });
    expect([answer.status, answer.headers['x-said'], answer.body.toString()]).toEqual([
      503,
      'application/json',
      'busy',
    ]);
  });

  it('stops reading a body that is too long, also one without a length that never ends', async () => {
    let isClosed = false;
    const url = await serve((_, response) => {
      const timer = setInterval(() => response.write('x'.repeat(500)), 1);
      response.on('close', () => {
        isClosed = true;
        clearInterval(timer);
      });
    });
    await expect(createHttpClient().get({ ...request, url })).rejects.toMatchObject({
      code: 'SOURCE_RESPONSE_TOO_LARGE',
    });
    await expect.poll(() => isClosed).toBe(true);
  });

  it('gives up after the timeout, before the headers and in the middle of the body', async () => {
    const silent = await serve(() => undefined);
    await expect(createHttpClient().get({ ...request, url: silent, timeoutMs: 50 })).rejects.toMatchObject({
      code: 'SOURCE_TIMEOUT',
    });
    const slow = await serve((_, response) => void response.write('{'));
    await expect(createHttpClient().get({ ...request, url: slow, timeoutMs: 100 })).rejects.toMatchObject({
      code: 'SOURCE_TIMEOUT',
    });
  });

  it('says why a host cannot be reached, without the query', async () => {
    const url = await serve((_, response) => void response.socket?.destroy());
    const failure = createHttpClient().get({ ...request, url });
    await expect(failure).rejects.toMatchObject({ code: 'SOURCE_UNREACHABLE' });
    await expect(failure).rejects.not.toThrow(/secret/);
    await expect(createHttpClient().get({ ...request, url: 'http://127.0.0.1:1/' })).rejects.toThrow(
      /GET http:\/\/127.0.0.1:1\//,
    );
  });
});
