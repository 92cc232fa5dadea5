import { describe, expect, it } from 'vitest';
import { createHttpClient } from '../../../shared/adapters/local/http-client.ts';
import { serveOnLoopback } from '../../support/loopback-server.ts';

const get = (url: string) => createHttpClient().get({ url, timeoutMs: 5_000, bytesMax: 1_000 });

/** Redirects every path to what `locationOf` says, or answers with the path. */
const serveRedirects = (locationOf: (path: string) => string | undefined): Promise<string> =>
  serveOnLoopback((incoming, response) => {
    const location = locationOf(incoming.url ?? '');
    response.writeHead(location === undefined ? 200 : 302, location === undefined ? {} : { location });
    response.end(incoming.url);
  });

describe('a redirect', () => {
  it('is followed on the same host, a few times', async () => {
    const next: Record<string, string> = { '/1': '/2', '/2': '3', '/3': '/end?a=1' };
    const url = await serveRedirects((path) => next[path]);
    const { status, body } = await get(`${url}/1`);
    expect([status, body.toString()]).toEqual([200, '/end?a=1']);
  });

  it('that goes on and on is returned as what it is', async () => {
    let asked = 0;
    const url = await serveRedirects(() => {
      asked += 1;
      return `/again/${asked}`;
    });
    expect((await get(url)).status).toBe(302);
    expect(asked).toBe(4);
  });

  it('to another host, or to nowhere, is not followed', async () => {
    const other = await serveRedirects(() => undefined);
    for (const location of [other, 'http://localhost:1/', 'ftp://127.0.0.1/', 'http://[']) {
      const answer = await get(await serveRedirects(() => location));
      expect([answer.status, answer.headers['location']]).toEqual([302, location]);
    }
  });

  it('to https of the same host is followed', async () => {
    const url = await serveRedirects(() => 'https://127.0.0.1:1/');
    await expect(get(url)).rejects.toThrow('GET https://127.0.0.1:1/ failed: ECONNREFUSED');
  });
});
