import { createLogger, type Logger } from '../../shared/runtime/log.ts';

/** A logger that keeps its lines instead of printing them. */
export function memoryLog(): { log: Logger; lines: () => Record<string, unknown>[] } {
  const written: string[] = [];
  const log = createLogger({ level: 'debug', destination: { write: (line) => written.push(line) } });
  return { log, lines: () => written.map((line) => JSON.parse(line) as Record<string, unknown>) }; // our own logger writes objects
}
