import { createArchiveSource } from '../../shared/adapters/local/archive-source.ts';
import { createHttpClient } from '../../shared/adapters/local/http-client.ts';
import { createStatsApiSource } from '../../shared/sources/statsapi/http-source.ts';
import { serveOnLoopback } from '../support/loopback-server.ts';
import { manualClock } from '../support/manual-clock.ts';
import { smallFeed, smallSchedule } from '../support/small-feed.ts';
import { testData } from '../support/test-data.ts';
import { describeStatsSource } from './stats-source-suite.ts';

describeStatsSource('over HTTP', async () => {
  const baseUrl = await serveOnLoopback((request, response) => {
    const body = request.url?.startsWith('/api/v1/schedule?sportId=1&date=2026-04-14&hydrate=')
      ? smallSchedule()
      : request.url === '/api/v1.1/game/900001/feed/live'
        ? smallFeed()
        : null;
    response.writeHead(body === null ? 404 : 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body ?? { message: 'Object not found' }));
  });
  const source = createStatsApiSource({
    name: 'statsapi',
    baseUrl: `${baseUrl}/`,
    http: createHttpClient(),
    clock: manualClock(),
  });
  return { source, gameDate: '2026-04-14', gamePk: 900_001, unknownGamePk: 900_002 };
});

describeStatsSource('of the recorded archive', async () => {
  const folder = testData('statsapi');
  if (folder === null) return null;
  const source = await createArchiveSource(folder);
  return { source, gameDate: '2026-08-05', gamePk: 824_322, unknownGamePk: 1 };
});
