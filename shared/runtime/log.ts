import { type DestinationStream, type Logger as PinoLogger, pino, stdSerializers } from 'pino';

/** A structured logger; children carry run_id, stage, event_id and trace. */
export type Logger = PinoLogger;

/** Cloud Logging's severity of a pino level (cloud.google.com/logging/docs/structured-logging). */
const severities: Record<string, string> = {
  trace: 'DEBUG',
  debug: 'DEBUG',
  info: 'INFO',
  warn: 'WARNING',
  error: 'ERROR',
  fatal: 'CRITICAL',
};

/** What of an error is logged: name, code, message and stack. Causes by message only; details are small by contract. */
function serializeError(error: Error): Record<string, unknown> {
  const { type, message, stack } = stdSerializers.err(error);
  return { type, message, stack, ...('code' in error ? { code: error.code } : {}) };
}

const traceField = 'logging.googleapis.com/trace';

/** Cloud Logging joins lines to traces by the full name of the trace (cloud.google.com/logging/docs/structured-logging). */
const withFullTrace =
  (projectId: string) =>
  (bindings: Record<string, unknown>): Record<string, unknown> => {
    const trace = bindings[traceField];
    if (typeof trace !== 'string') return bindings;
    return { ...bindings, [traceField]: `projects/${projectId}/traces/${trace}` };
  };

/**
 * One JSON object a line with Cloud Logging's fields. Payloads and secrets are never passed to it. `projectId`: whose traces they are.
 */
export function createLogger(options: {
  level: string;
  destination?: DestinationStream;
  projectId?: string;
}): Logger {
  return pino(
    {
      level: options.level,
      messageKey: 'message',
      base: null,
      timestamp: () => `,"timestamp":"${new Date().toISOString()}"`,
      formatters: {
        level: (label) => ({ severity: severities[label] ?? 'DEFAULT' }),
        ...(options.projectId === undefined ? {} : { bindings: withFullTrace(options.projectId) }),
      },
      serializers: { err: serializeError },
      redact: {
        paths: ['payload', '*.payload', 'secret', '*.secret', 'authorization', '*.authorization'],
        remove: true,
      },
    },
    options.destination ?? pino.destination({ dest: 2, sync: true }),
  );
}

/**
 * A logger that appends to a file. A full disk must not end the process that is about to report it:
 * lines that cannot be written are dropped.
 */
export function createFileLogger(options: { level: string; file: string }): Logger {
  const destination = pino.destination({ dest: options.file, sync: true, append: true });
  destination.on('error', () => undefined);
  return createLogger({ level: options.level, destination });
}
