import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import {
  type ArchivedResponse,
  archivedCollections,
  createRawZoneSource,
  parseRawKey,
} from '../../../shared/sources/raw-zone-source.ts';
import { gameRequest, scheduleRequest } from '../../../shared/sources/statsapi/requests.ts';
import { memoryObjects } from '../../support/memory-objects.ts';

const response = (
  endpoint: string,
  subject: string,
  fetchedAt: string,
  gameDate = '2026-04-14',
): ArchivedResponse => ({
  key: `raw/statsapi/${endpoint}/game_date=${gameDate}/${subject}-${fetchedAt.slice(11, 13)}`,
  source: 'statsapi',
  endpoint,
  gameDate,
  subject,
  urlPath: `/${endpoint}/${subject}`,
  fetchedAt,
});

const evening = '2026-04-14T22:00:00.000Z';
const night = '2026-04-15T05:00:00.000Z';
const morning = '2026-04-15T13:00:00.000Z';

describe('the raw zone as a source', () => {
  it('answers what was answered before a moment', async () => {
    const objects = memoryObjects();
    const responses = [response('feed_live', '7', morning), response('feed_live', '7', evening)];
    for (const { key, fetchedAt } of responses)
      await objects.put(key, gzipSync(JSON.stringify({ at: fetchedAt })));
    const source = createRawZoneSource(objects, responses);
    const ask = async (moment: string) => {
      source.setMoment(moment);
      return JSON.parse((await source.fetch(gameRequest('feed_live', 7))).body.toString());
    };
    expect(await ask(night)).toEqual({ at: evening });
    expect(await ask('2026-04-16T00:00:00.000Z')).toEqual({ at: morning });
    await expect(ask(evening)).rejects.toMatchObject({ code: 'SOURCE_REFUSED' });
    await expect(source.fetch(scheduleRequest('2026-04-14'))).rejects.toMatchObject({
      code: 'SOURCE_REFUSED',
    });
  });

  it('answers with what was said to the very request, if it was ever made', async () => {
    const objects = memoryObjects();
    const forecast = (day: string, fetchedAt: string) => ({
      ...response('forecast', '17', fetchedAt),
      urlPath: `/v1/forecast?start_date=${day}`,
    });
    const responses = [forecast('2026-04-14', evening), forecast('2026-04-15', night)];
    for (const { key, urlPath } of responses) await objects.put(key, gzipSync(urlPath));
    const source = createRawZoneSource(objects, responses);
    source.setMoment(morning);
    const ask = async (urlPath: string) =>
      (await source.fetch({ endpoint: 'forecast', subject: '17', urlPath, gamePk: null })).body.toString();
    expect(await ask('/v1/forecast?start_date=2026-04-14')).toBe('/v1/forecast?start_date=2026-04-14');
    expect(await ask('/v1/forecast?start_date=2026-04-15')).toBe('/v1/forecast?start_date=2026-04-15');
    // Whoever asked with other words then: the newest.
    expect(await ask('/v2/forecast')).toBe('/v1/forecast?start_date=2026-04-15');
    const request = { endpoint: 'forecast', subject: '17', urlPath: '', gamePk: null };
    expect(source.knows(request)).toBe(true);
    expect(source.knows({ ...request, subject: '18' })).toBe(false);
    source.setMoment(evening);
    expect(source.knows(request)).toBe(false);
    expect([source.hasEndpoint('forecast'), source.hasEndpoint('odds')]).toEqual([true, false]);
  });

  it('reads keys, and passes over answers that were no success', () => {
    expect(
      parseRawKey('raw/simulator/schedule/game_date=2026-04-14/2026-04-14-0123456789ab.json.gz'),
    ).toEqual({
      source: 'simulator',
      endpoint: 'schedule',
      gameDate: '2026-04-14',
      subject: '2026-04-14',
    });
    expect(parseRawKey('raw/statsapi/feed_live/game_date=2026-04-14/7-0123456789ab.http-503.gz')).toBeNull();
    expect(parseRawKey('staging/game_date=2026-04-14/x.json')).toBeNull();
  });
});

describe('the collections behind an archive', () => {
  const schedules = [
    response('schedule', '2026-04-14', evening),
    response('schedule', '2026-04-14', morning),
    response('schedule', '2026-04-15', night, '2026-04-15'),
    response('feed_live', '7', night),
  ];

  it('are made in their order, each until the next of its date', () => {
    expect(archivedCollections(schedules, { through: '2026-04-15', asOf: null })).toEqual([
      { gameDate: '2026-04-14', startedAt: evening, until: morning },
      { gameDate: '2026-04-15', startedAt: night, until: '9999-12-31T23:59:59.999Z' },
      { gameDate: '2026-04-14', startedAt: morning, until: '9999-12-31T23:59:59.999Z' },
    ]);
  });

  it('end with the date and the moment that are asked for', () => {
    expect(archivedCollections(schedules, { through: '2026-04-14', asOf: night })).toEqual([
      { gameDate: '2026-04-14', startedAt: evening, until: night },
    ]);
  });
});
