import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { HttpRequest, HttpResponse } from '../../../../shared/ports/http.ts';
import { createOddsApiSource } from '../../../../shared/sources/odds/odds-api-source.ts';
import { oddsRequest } from '../../../../shared/sources/odds/requests.ts';
import { manualClock } from '../../../support/manual-clock.ts';

const key = 'k3y/with+signs';
const request = oddsRequest('2026-08-05');

function sourceThat(answers: (asked: HttpRequest) => Partial<HttpResponse>) {
  const asked: HttpRequest[] = [];
  const source = createOddsApiSource({
    name: 'odds_api',
    baseUrl: 'https://odds.example/',
    http: {
      get: async (one) => {
        asked.push(one);
        return { status: 200, headers: {}, body: Buffer.from('[]'), ...answers(one) };
      },
    },
    clock: manualClock('2026-08-05T15:00:00.000Z'),
    readKey: async () => key,
  });
  return { asked, source };
}

describe('The Odds API as a source', () => {
  it('puts the key into the address that is asked, and nowhere else', async () => {
    const { asked, source } = sourceThat(() => ({}));
    const response = await source.fetch(request);
    expect(asked[0]?.url).toBe(`https://odds.example${request.urlPath}&apiKey=k3y%2Fwith%2Bsigns`);
    expect(response).toMatchObject({ source: 'odds_api', endpoint: 'odds', urlPath: request.urlPath });
    expect(JSON.stringify(response)).not.toContain('k3y');
  });

  it('takes the key out of a body that repeats it', async () => {
    const body = Buffer.from(`[{"echo":"${key}"}]`);
    const { source } = sourceThat(() => ({ body, gzip: gzipSync(body) }));
    const response = await source.fetch(request);
    expect(response.body.toString()).toBe('[{"echo":"***"}]');
    expect(response.gzip).toBeUndefined();
  });

  it('keeps the body as it came, and the time of the answer', async () => {
    const gzip = gzipSync('[]');
    const { source } = sourceThat(() => ({ gzip, headers: { date: 'Wed, 05 Aug 2026 14:00:00 GMT' } }));
    expect(await source.fetch(request)).toMatchObject({ gzip, fetchedAt: '2026-08-05T14:00:00.000Z' });
  });

  it('knows what is left of the plan', async () => {
    const headers = [
      { 'x-requests-remaining': '496', 'x-requests-used': '4', 'x-requests-last': '2' },
      {},
      { 'x-requests-remaining': 'many', 'x-requests-used': '6' },
    ];
    const { source } = sourceThat(() => ({ headers: { ...headers.shift() } }));
    expect(source.quota()).toBeNull();
    await source.fetch(request);
    expect(source.quota()).toEqual({ remaining: 496, used: 4, last: 2 });
    await source.fetch(request);
    expect(source.quota()).toEqual({ remaining: 496, used: 4, last: 2 });
    await source.fetch(request);
    expect(source.quota()).toEqual({ remaining: null, used: 6, last: null });
  });

  it.each([
    [401, '{"message":"API key is not valid","error_code":"INVALID_KEY"}', 'HTTP 401, INVALID_KEY'],
    [403, 'Forbidden', 'HTTP 403'],
  ])('says that the key is refused, without the key (%d)', async (status, body, told) => {
    const { source } = sourceThat(() => ({ status, body: Buffer.from(body) }));
    const failure = await source.fetch(request).catch((thrown: unknown) => thrown);
    expect(failure).toMatchObject({ code: 'SOURCE_KEY_REFUSED' });
    expect(String(failure)).toContain(told);
    expect(String(failure)).not.toContain('k3y');
  });

  it('returns other answers for the collector to judge', async () => {
    const { source } = sourceThat(() => ({ status: 429 }));
    expect(await source.fetch(request)).toMatchObject({ status: 429 });
  });
});
