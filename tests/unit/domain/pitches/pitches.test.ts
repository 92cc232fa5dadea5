import { describe, expect, it } from 'vitest';
import { statcastPitches } from '../../../../schemas/tables/pitches.ts';
import {
  choosePitches,
  isWholeCount,
  type PitchFile,
  pitchFileKnownAt,
} from '../../../../shared/domain/pitches/game-pitches.ts';
import { mergePitches } from '../../../../shared/domain/pitches/merge-pitches.ts';
import { type PitchRow, pitchKey } from '../../../../shared/domain/pitches/pitch-row.ts';

const {
  run_id: _r,
  source: _s,
  known_at: _k,
  ingested_at: _i,
  row_hash: _h,
  ...example
} = statcastPitches.row.parse(statcastPitches.examples.pass[0]);
const row = (change: Partial<PitchRow> = {}): PitchRow => ({ ...example, ...change });
const file = (pitches: number): PitchFile => ({
  source: 'savant',
  fetchedAt: '2026-08-06T09:00:00.000Z',
  rows: Array.from({ length: pitches }, (_, index) => row({ at_bat_number: index + 1 })),
  contentSha256: 'new',
  teams: 'TB@COL',
});

describe('two accounts of one game', () => {
  it('become one row each: the primary where it knows, the feed where only that does, the call always of the feed', () => {
    const primary = row({ pitch_type: 'FF', call_code: null, play_id: null, home_score: 9, is_strike: true });
    const feed = row({ pitch_type: 'SI', estimated_woba: null, catcher_id: null });
    const { pitches } = mergePitches([primary], [feed]);
    expect(pitches).toEqual([{ row: row({ pitch_type: 'FF' }), isPrimary: true }]);
    expect(Object.keys(pitches[0]?.row ?? {})).toEqual(Object.keys(example));
  });

  it('are united in the order of the game where one has a hole', () => {
    const at = (atBat: number, number: number) => row({ at_bat_number: atBat, pitch_number: number });
    const merged = mergePitches([at(1, 3), at(1, 1), at(3, 1)], [at(1, 3), at(2, 1), at(3, 1)]);
    expect(merged.pitches.map(({ row: one, isPrimary }) => [pitchKey(one), isPrimary])).toEqual([
      ['1/1', true],
      ['1/3', true],
      ['2/1', false],
      ['3/1', true],
    ]);
    expect([merged.onlyFeed, merged.onlyPrimary, merged.contradicted]).toEqual([['2/1'], ['1/1'], []]);
  });

  it('do not make a pitch twice of one that they number differently', () => {
    const at = (number: number) => row({ pitch_number: number, balls: number - 1 });
    const shifted = (number: number) => row({ pitch_number: number + 1, balls: number - 1 });
    const merged = mergePitches([shifted(1), shifted(2)], [at(1), at(2)]);
    expect(merged.pitches).toEqual([at(1), at(2)].map((one) => ({ row: one, isPrimary: false })));
    expect([merged.onlyFeed, merged.contradicted]).toEqual([[], ['1/2', '1/3']]);
  });

  it.each([
    ['batter', { batter_id: 1 }],
    ['pitcher', { pitcher_id: 1 }],
    ['inning', { inning: 2 }],
    ['half', { is_top: false }],
    ['count', { balls: 3 }],
    ['speed', { release_speed_mph: 80 }],
  ])('contradict each other in the %s: the feed is believed, whole', (_, change) => {
    const merged = mergePitches([row({ ...change, estimated_woba: 2 })], [row()]);
    expect(merged.pitches).toEqual([{ row: row(), isPrimary: false }]);
    expect(merged.contradicted).toEqual(['1/4']);
  });
});

describe('where the pitches of a game come from', () => {
  const known = { pitches: 290, contentSha256: 'old' };

  it('is the file, unless it has lost pitches against what is known; then those stay', () => {
    expect(choosePitches(file(290), null).kind).toBe('given');
    expect(choosePitches(file(290), known).kind).toBe('given');
    expect(choosePitches(file(285), known).kind).toBe('given');
    expect(choosePitches(file(200), known)).toEqual({ kind: 'kept', known });
    expect(choosePitches(null, known)).toEqual({ kind: 'kept', known });
    expect(choosePitches(null, null)).toEqual({ kind: 'missing' });
    expect(choosePitches(file(0), null)).toEqual({ kind: 'missing' });
    expect([isWholeCount(0, 0), isWholeCount(98, 100), isWholeCount(97, 100)]).toEqual([false, true, false]);
  });

  it.each([
    ['a night game', '2026-08-06T04:30:00.000Z', '2030-01-01T00:00:00.000Z', '2026-08-06T13:00:00.000Z'],
    ['a day game', '2026-08-05T21:49:00.000Z', '2030-01-01T00:00:00.000Z', '2026-08-06T13:00:00.000Z'],
    [
      'a morning in Tokyo',
      '2026-03-20T12:10:00.000Z',
      '2030-01-01T00:00:00.000Z',
      '2026-03-21T13:00:00.000Z',
    ],
    [
      'a file that came sooner',
      '2026-08-06T04:30:00.000Z',
      '2026-08-06T09:00:00.000Z',
      '2026-08-06T09:00:00.000Z',
    ],
    [
      'a clock that runs behind',
      '2026-08-06T04:30:00.000Z',
      '2026-08-06T01:00:00.000Z',
      '2026-08-06T04:30:00.000Z',
    ],
  ])('is known, of %s, when the file lands or when we have it', (_, end, fetchedAt, knownAt) => {
    expect(pitchFileKnownAt(end, fetchedAt)).toBe(knownAt);
  });
});
