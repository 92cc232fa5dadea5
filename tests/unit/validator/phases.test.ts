import { describe, expect, test } from 'vitest';
import { defaultValidatorSettings } from '../../../functions/validator/config.ts';
import { handleDataCollected } from '../../../functions/validator/handler.ts';
import type { Bundle } from '../../../schemas/bundle.ts';
import { dataCollected } from '../../../schemas/events/events.ts';
import { sha256 } from '../../../shared/domain/checksum.ts';
import { gameBundle, rowsOf } from '../../support/game-bundle.ts';
import { countingIds, manualClock } from '../../support/manual-clock.ts';
import { memoryObjects } from '../../support/memory-objects.ts';
import { memoryLog } from '../../support/silent-log.ts';

/** Validates one game; says what was published and what was said. */
async function validate(bundle: Bundle, attempt = 1) {
  const objects = memoryObjects();
  const bytes = Buffer.from(JSON.stringify(bundle));
  await objects.put('staging/game.json', bytes);
  const { log, lines } = memoryLog();
  const result = await handleDataCollected(
    dataCollected.data.parse({
      run_id: '20260806T061500Z-ab12',
      game_date: '2026-08-05',
      attempt,
      bundles: [
        {
          game_pk: bundle.game_pk,
          object: { key: 'staging/game.json', sha256: sha256(bytes), bytes: bytes.length, rows: 1 },
        },
      ],
      games_listed: 1,
      games_skipped: 0,
      games_failed: [],
    }),
    { objects, settings: defaultValidatorSettings },
    { stage: 'validator', eventId: 'e1', attempt: 1, log, clock: manualClock(), ids: countingIds() },
  );
  const publications = result.publish ?? [];
  const validated = publications.flatMap((one) => (one.topic === 'data.validated' ? [one.data] : []));
  return {
    grade: validated[0]?.games[0]?.grade,
    tables: validated[0]?.tables.map(({ table }) => table) ?? [],
    isRetried: publications.some(({ topic }) => topic === 'data.retry'),
    deadLetters: result.failedParts?.length ?? 0,
    warnings: lines().filter(({ severity }) => severity === 'WARNING').length,
  };
}

/** Nobody's line of so many home batters: those who are left keep the totals of their team. */
function withoutBatters(gameType: string, missing: number): Bundle {
  const bundle = gameBundle({ gameType });
  const batting = rowsOf(bundle, 'player_batting_lines');
  batting.splice(0, missing);
  return bundle;
}

/** A game whose pitches are not what the plays counted: completeness costs a grade. */
function withPitchesMissing(gameType: string): Bundle {
  const bundle = gameBundle({ gameType });
  const pitches = rowsOf(bundle, 'statcast_pitches');
  pitches.splice(0, Math.ceil(pitches.length / 3));
  return bundle;
}

describe('a game is held to the rules of its phase', () => {
  test('without any pitches: fine in spring, not in the season', async () => {
    const bundleOf = (gameType: string): Bundle => {
      const bundle = gameBundle({ gameType });
      rowsOf(bundle, 'statcast_pitches').length = 0;
      for (const row of rowsOf(bundle, 'games')) row['pitches_recorded'] = null;
      return bundle;
    };
    expect(await validate(bundleOf('S'))).toMatchObject({ grade: 'A', isRetried: false });
    const inSeason = await validate(bundleOf('R'));
    expect(inSeason.grade).not.toBe('A');
  });

  test('with a fifth of the players missing: spring goes on, the season asks again', async () => {
    // Three of the twenty that must be there: 85%.
    const spring = await validate(withoutBatters('S', 3));
    expect(spring.grade).not.toBe('F');
    expect(spring.isRetried).toBe(false);
    expect(await validate(withoutBatters('R', 3))).toMatchObject({ grade: 'F', isRetried: true });
    expect(await validate(withoutBatters('W', 1))).toMatchObject({ grade: 'F', isRetried: true });
  });

  test('a postseason game that is not an A is collected again, and loaded with an alert in the end', async () => {
    const regular = await validate(withPitchesMissing('R'));
    expect(['B', 'C']).toContain(regular.grade);
    expect(regular.isRetried).toBe(false);
    const first = await validate(withPitchesMissing('W'));
    expect(first).toMatchObject({ grade: regular.grade, isRetried: true });
    expect(first.tables).not.toContain('mlb_historical_data.games');
    const last = await validate(withPitchesMissing('W'), 4);
    expect(last).toMatchObject({ isRetried: false, deadLetters: 0 });
    expect(last.tables).toContain('mlb_historical_data.games');
    expect(last.warnings).toBeGreaterThan(0);
  });

  test('any finding of a postseason game is an alert', async () => {
    const bundleOf = (gameType: string): Bundle => {
      const bundle = gameBundle({ gameType });
      for (const row of rowsOf(bundle, 'games')) row['attendance'] = 90_000;
      return bundle;
    };
    expect(await validate(gameBundle({ gameType: 'W' }))).toMatchObject({ grade: 'A', warnings: 0 });
    expect(await validate(bundleOf('R'))).toMatchObject({ grade: 'A', warnings: 0 });
    expect(await validate(bundleOf('W'))).toMatchObject({ grade: 'A', isRetried: false, warnings: 1 });
  });
});
