import { describe, expect, it } from 'vitest';
import { createProgress, formatDuration, formatProgress } from '../../../services/console/progress.ts';
import { manualClock } from '../../support/manual-clock.ts';

it('says times as people do', () => {
  expect([0, 5_400, 65_000, 3_600_000, 7_389_000].map(formatDuration)).toEqual([
    '0:00',
    '0:05',
    '1:05',
    '1:00:00',
    '2:03:09',
  ]);
});

it('estimates what is left by what was done', () => {
  expect(formatProgress(0, 30, 0)).toBe('  0% 0/30');
  expect(formatProgress(12, 30, 60_000)).toBe(' 40% 12/30, 1:30 to go');
  expect(formatProgress(30, 30, 60_000)).toBe('100% 30/30');
  expect(formatProgress(0, 0, 0)).toBe('100% 0/0');
});

describe('progress', () => {
  const setup = (isQuiet: boolean, isTerminal: boolean) => {
    const lines: string[] = [];
    const rewritten: string[] = [];
    const clock = manualClock();
    const progress = createProgress(
      {
        progress: (line) => void lines.push(line),
        ...(isTerminal ? { rewrite: (line: string) => void rewritten.push(line) } : {}),
      },
      { total: 4, clock, isQuiet },
    );
    return { progress, clock, lines, rewritten };
  };

  it('is a line a step in a file or a pipe', async () => {
    const { progress, clock, lines } = setup(false, false);
    progress.say('four to go');
    await clock.sleep(2_000);
    progress.step('2026-04-01');
    progress.end();
    expect(lines).toEqual(['four to go', ' 25% 1/4, 0:06 to go  2026-04-01']);
  });

  it('is a bar in a terminal, wiped before anything is said and at the end', async () => {
    const { progress, clock, lines, rewritten } = setup(false, true);
    await clock.sleep(2_000);
    progress.step('2026-04-01');
    progress.step('2026-04-02');
    progress.say('halfway');
    progress.end();
    expect(rewritten).toEqual([
      '[######------------------] 25% 1/4, 0:06 to go  2026-04-01',
      '[############------------] 50% 2/4, 0:02 to go  2026-04-02',
      '',
      '',
    ]);
    expect(lines).toEqual(['halfway']);
  });

  it('is nothing when it is to be quiet', () => {
    const { progress, lines, rewritten } = setup(true, true);
    progress.say('a');
    progress.step('b');
    progress.end();
    expect([...lines, ...rewritten]).toEqual([]);
  });
});
