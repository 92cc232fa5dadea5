import type { Terminal } from '../../services/console/commands/nightly.ts';

/** A terminal that keeps what a command says. */
export interface RecordingTerminal extends Terminal {
  /** Lines of the result. */
  readonly said: readonly string[];
  /** Lines for whoever waits. */
  readonly progressed: readonly string[];
}

/** See {@link RecordingTerminal}. */
export function recordingTerminal(environment: Readonly<Record<string, string>> = {}): RecordingTerminal {
  const said: string[] = [];
  const progressed: string[] = [];
  return {
    said,
    progressed,
    environment,
    out: (line) => void said.push(line),
    progress: (line) => void progressed.push(line),
  };
}
