import { describe, expect, it } from 'vitest';
import { HanksTankError } from '../../../shared/domain/errors.ts';
import { validateDataset } from '../../../shared/domain/validation/validate-dataset.ts';
import { changedBody, collectWithDatasets, gameDate, morningAfter } from '../../support/dataset-night.ts';

describe('what the Stats API has beside games', () => {
  it('is collected in five bundles, every row of them valid', async () => {
    const { bundles, event, rowsOf, result } = await collectWithDatasets();
    expect([...bundles.keys()]).toEqual([
      'reference',
      'transactions',
      'rosters',
      'standings',
      'season_stats',
    ]);
    expect(event.datasets_failed).toEqual([]);
    expect(rowsOf('reference', 'teams')).toHaveLength(30);
    expect(rowsOf('reference', 'venues')).toHaveLength(30);
    // Three games, two clubs each: 26 active and 40 under contract.
    expect(rowsOf('rosters', 'rosters')).toHaveLength(6 * 66);
    expect(rowsOf('rosters', 'players')).toHaveLength(6 * 14);
    expect(rowsOf('standings', 'standings')).toHaveLength(30);
    expect(rowsOf('season_stats', 'team_season_stats')).toHaveLength(90);
    expect(rowsOf('season_stats', 'player_season_stats').length).toBeGreaterThan(500);
    for (const [dataset, bundle] of bundles) {
      const { findings, rowsRejected } = validateDataset(bundle);
      const grave = findings.filter(({ severity }) => severity !== 'info');
      expect({ dataset, rowsRejected, grave }).toEqual({ dataset, rowsRejected: 0, grave: [] });
    }
    expect(result.checks).toContainEqual({
      name: 'requests of datasets',
      passed: true,
      detail: 'reference 2, transactions 1, rosters 9, standings 1, season_stats 5',
    });
  });

  it('says honestly since when it could be known', async () => {
    const { rowsOf } = await collectWithDatasets();
    const knownAt = (dataset: string, table: string) =>
      new Set(rowsOf(dataset, table).map((row) => row['known_at']));
    // What is dated was public at noon after the date; sums were known when they were asked for.
    for (const [dataset, table] of [
      ['rosters', 'rosters'],
      ['standings', 'standings'],
      ['transactions', 'transactions'],
    ] as const)
      expect([...knownAt(dataset, table)]).toEqual(['2025-04-06T12:00:00.000Z']);
    expect([...knownAt('season_stats', 'player_season_stats')]).toEqual([morningAfter]);
    expect([...knownAt('reference', 'teams')]).toEqual([morningAfter]);
    const sums = rowsOf('season_stats', 'player_season_stats');
    expect(new Set(sums.map((row) => row['as_of_date']))).toEqual(new Set([gameDate]));
  });

  it('of a slate brings clubs and parks only: nothing is over yet', async () => {
    const { bundles } = await collectWithDatasets({ reason: 'slate', now: '2025-04-05T12:00:00.000Z' });
    expect([...bundles.keys()]).toEqual(['reference']);
  });

  it('of a date whose games still go on has no sums', async () => {
    const { bundles } = await collectWithDatasets({ now: '2025-04-05T19:30:00.000Z' });
    expect([...bundles.keys()]).toEqual(['reference', 'transactions', 'rosters']);
  });

  it('asks for clubs and parks once a season, and when one is not known', async () => {
    const ids = (await collectWithDatasets())
      .rowsOf('reference', 'teams')
      .map((row) => Number(row['team_id']));
    const venues = (await collectWithDatasets())
      .rowsOf('reference', 'venues')
      .map((row) => Number(row['venue_id']));
    const known = [
      ...ids.map((id) => ({ kind: 'team', id })),
      ...venues.map((id) => ({ kind: 'venue', id })),
    ];
    expect((await collectWithDatasets({ known })).requestsOf('teams')).toEqual([]);
    const [first] = (await collectWithDatasets({ known })).requestsOf('roster');
    expect(first?.subject).toMatch(/^\d+\.40Man\.2025-04-05$/);
    const without = known.filter(({ kind, id }) => kind !== 'venue' || id === 0);
    expect((await collectWithDatasets({ known: without })).requestsOf('venues')).toHaveLength(1);
  });

  it('is not there when the source refuses, and that is no failure', async () => {
    const refused = await collectWithDatasets({
      answer: (request, ask) => {
        const own = ['schedule', 'feed_live', 'transactions'];
        if (own.includes(request.endpoint)) return ask();
        throw new HanksTankError('SOURCE_REFUSED', 'not here');
      },
    });
    expect([...refused.bundles.keys()]).toEqual(['transactions']);
    expect(refused.event.datasets_failed).toEqual([]);
    // A source that has no rosters is not asked for every one of them.
    expect(refused.requestsOf('roster')).toHaveLength(1);
    expect(refused.requestsOf('player_stats')).toEqual([]);
  });

  it('a roster that is not there is a finding, the others load', async () => {
    const clubs = (await collectWithDatasets()).requestsOf('roster').map(({ subject }) => subject);
    expect(clubs).toHaveLength(6);
    const { rowsOf, bundles, requestsOf } = await collectWithDatasets({
      answer: (request, ask) => {
        if (request.subject === clubs.at(-1)) throw new HanksTankError('SOURCE_REFUSED', 'not here');
        return ask();
      },
    });
    expect(requestsOf('roster')).toHaveLength(6);
    expect(rowsOf('rosters', 'rosters')).toHaveLength(5 * 66);
    expect(bundles.get('rosters')?.findings).toContainEqual(
      expect.objectContaining({ code: 'FIELD_MISSING', path: 'roster' }),
    );
  });

  it('one request a club: who may play is who has that status on the 40-man roster', async () => {
    const { rowsOf, requestsOf } = await collectWithDatasets();
    expect(requestsOf('roster').every(({ subject }) => subject.includes('.40Man.'))).toBe(true);
    const rows = rowsOf('rosters', 'rosters');
    const idsOf = (isWanted: (row: Record<string, unknown>) => boolean) =>
      rows.filter(isWanted).map((row) => row['player_id']);
    expect(idsOf((row) => row['roster_type'] === 'active')).toEqual(
      idsOf((row) => row['roster_type'] === '40Man' && row['status_code'] === 'A'),
    );
  });

  it('asks for the active roster too where the status makes none', async () => {
    const { rowsOf, requestsOf } = await collectWithDatasets({
      answer: changedBody('roster', (json, { subject }) => {
        if (!subject.includes('.40Man.')) return json;
        const men: { status: { code: string } }[] = Object(json['roster']);
        return {
          ...json,
          roster: men.map((man) => ({ ...man, status: { code: 'A', description: 'Active' } })),
        };
      }),
    });
    expect(requestsOf('roster')).toHaveLength(12);
    expect(rowsOf('rosters', 'rosters')).toHaveLength(6 * 66);
  });

  it('a source that fails is a failed dataset; the others are collected', async () => {
    const { event, bundles } = await collectWithDatasets({
      answer: (request, ask) => {
        if (request.endpoint === 'standings') throw new HanksTankError('SOURCE_TIMEOUT', 'too slow');
        return ask();
      },
    });
    expect(event.datasets_failed).toMatchObject([{ dataset: 'standings', code: 'SOURCE_TIMEOUT' }]);
    expect([...bundles.keys()]).toContain('season_stats');
  });

  it('a roster of another club is malformed, never loaded', async () => {
    const { event } = await collectWithDatasets({
      answer: changedBody('roster', (json) => ({ ...json, teamId: 999 })),
    });
    expect(event.datasets_failed).toMatchObject([{ dataset: 'rosters', code: 'SOURCE_RESPONSE_MALFORMED' }]);
  });

  it('a park of which only the name is answered does not blank out a better one', async () => {
    const { rowsOf, bundles } = await collectWithDatasets({
      answer: changedBody('venues', () => ({ venues: [{ id: 15, name: 'Chase Field' }] })),
    });
    expect(rowsOf('reference', 'venues')).toEqual([]);
    expect(bundles.get('reference')?.findings).toMatchObject([{ code: 'FIELD_MISSING', path: 'venues[15]' }]);
  });
});
