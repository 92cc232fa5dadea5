import type { Clock } from '../../shared/ports/clock.ts';
import type { Terminal } from './commands/nightly.ts';

const barWidth = 24;

/** `1:05` or `2:03:09`. */
export function formatDuration(durationMs: number): string {
  const seconds = Math.round(durationMs / 1_000);
  const two = (value: number): string => String(value).padStart(2, '0');
  const [hours, minutes] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

/** How far it is and how long it will take, as a share of the time so far: ` 40% 12/30, 1:30 to go`. */
export function formatProgress(done: number, total: number, elapsedMs: number): string {
  const share = total === 0 ? 1 : done / total;
  const percent = `${Math.floor(share * 100)}%`.padStart(4);
  const toGo =
    done === 0 || done === total ? '' : `, ${formatDuration((elapsedMs / done) * (total - done))} to go`;
  return `${percent} ${done}/${total}${toGo}`;
}

const formatBar = (done: number, total: number): string => {
  const filled = total === 0 ? barWidth : Math.floor((done / total) * barWidth);
  return `[${'#'.repeat(filled)}${'-'.repeat(barWidth - filled)}]`;
};

/** Tells whoever waits how far the work is. */
export interface Progress {
  /** One more is done; `what` names it. */
  step(what: string): void;
  /** Something to read, whatever the bar does. */
  say(line: string): void;
  /** The bar is not needed any more. */
  end(): void;
}

/** A bar where the terminal can rewrite a line, else a line a step; nothing when it is to be quiet. */
export function createProgress(
  terminal: Pick<Terminal, 'progress' | 'rewrite'>,
  { total, clock, isQuiet }: { total: number; clock: Clock; isQuiet: boolean },
): Progress {
  const silent = (): void => undefined;
  if (isQuiet) return { step: silent, say: silent, end: silent };
  const { rewrite, progress } = terminal;
  const startedMs = clock.monotonicMs();
  let done = 0;
  return {
    step: (what) => {
      done += 1;
      const how = formatProgress(done, total, clock.monotonicMs() - startedMs);
      if (rewrite === undefined) progress(`${how}  ${what}`);
      else rewrite(`${formatBar(done, total)}${how}  ${what}`);
    },
    say: (line) => {
      rewrite?.('');
      progress(line);
    },
    end: () => rewrite?.(''),
  };
}
