import { describe, expect, it } from 'vitest';
import { validateDataset } from '../../../shared/domain/validation/validate-dataset.ts';
import type { SourceRequest } from '../../../shared/ports/data-source.ts';
import { changedBody, collectWithDatasets } from '../../support/dataset-night.ts';

describe('pages of statistics', () => {
  const statsOf = (json: Record<string, never>): { totalSplits?: number | null; splits: unknown[] } =>
    Object(json['stats'])[0];
  const ofSeason = (request: SourceRequest): boolean => request.subject.includes('2025-01-01');

  it('are asked for until the total is reached', async () => {
    const { requestsOf, rowsOf } = await collectWithDatasets();
    const season = requestsOf('player_stats').filter(ofSeason);
    expect(season.map(({ subject }) => subject)).toEqual([
      'hitting.2025-01-01.2025-04-05.0',
      'pitching.2025-01-01.2025-04-05.0',
    ]);
    expect(
      season.every(({ urlPath }) => urlPath.includes('playerPool=ALL') && urlPath.includes('limit=500')),
    ).toBe(true);
    const small = await collectWithDatasets({
      answer: changedBody('player_stats', (json, request) => {
        if (!ofSeason(request)) return json;
        const stats = statsOf(json);
        stats.splits = stats.splits.slice(0, 90);
        return json;
      }),
    });
    // Ninety at a time: more requests, the same men.
    const pages = small.requestsOf('player_stats').filter(ofSeason);
    expect(pages.length).toBeGreaterThan(6);
    expect(small.rowsOf('season_stats', 'player_season_stats')).toHaveLength(
      rowsOf('season_stats', 'player_season_stats').length,
    );
    expect(small.bundles.get('season_stats')?.findings).toEqual([]);
  });

  it('that do not add up are said, and the sums of clubs show it too', async () => {
    const { bundles } = await collectWithDatasets({
      answer: changedBody('player_stats', (json, request) => {
        if (request.subject.endsWith('.0')) {
          const stats = statsOf(json);
          stats.splits = stats.splits.slice(0, 90);
        } else statsOf(json).splits = [];
        return json;
      }),
    });
    const bundle = bundles.get('season_stats');
    if (bundle === undefined) throw new Error('no statistics');
    expect(bundle.findings).toMatchObject([
      { code: 'COUNT_MISMATCH', path: 'stats.hitting' },
      { code: 'COUNT_MISMATCH', path: 'stats.pitching' },
    ]);
    const rules = new Set(validateDataset(bundle).findings.map(({ rule }) => rule));
    expect([...rules]).toEqual(expect.arrayContaining(['SOURCE_COUNT_MISMATCH', 'PLAYER_STATS_MAKE_TEAMS']));
  });

  it('without a total end with the page that is not full', async () => {
    const { requestsOf, bundles } = await collectWithDatasets({
      answer: changedBody('player_stats', (json) => {
        Reflect.deleteProperty(statsOf(json), 'totalSplits');
        return json;
      }),
    });
    expect(requestsOf('player_stats').filter(ofSeason)).toHaveLength(2);
    expect(bundles.get('season_stats')?.findings).toEqual([]);
  });
});
