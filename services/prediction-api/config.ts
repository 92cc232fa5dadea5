import { z } from 'zod';
import { defaultCandidateShare } from '../../shared/domain/choose-arm.ts';
import { HanksTankError } from '../../shared/domain/errors.ts';

/** Settings of the online half. */
export interface ApiSettings {
  /** How often the pointers are looked at; never on the way of a request. */
  refreshMs: number;
  /** A longer request body is refused with 413: the largest real one has some 200 bytes. */
  bodyBytesMax: number;
  /** Slates of other dates kept in memory. */
  slatesMax: number;
  /** Share of the games that a candidate serves, 0 to 1. */
  candidateShare: number;
}

/** What everybody gets who sets nothing. */
export const defaultApiSettings: ApiSettings = {
  refreshMs: 3_000,
  bodyBytesMax: 16_384,
  slatesMax: 16,
  candidateShare: defaultCandidateShare,
};

const shareVariable = { CANDIDATE_SHARE: z.coerce.number().min(0).max(1).default(defaultCandidateShare) };

const environmentSchema = z.object({
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(8080),
  DATA_DIR: z.string().min(1).default('data'),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error']).default('info'),
  REFRESH_SECONDS: z.coerce.number().min(0.1).max(3_600).default(3),
  ...shareVariable,
});

/** What the server is started with. */
export interface ServerConfig {
  host: string;
  port: number;
  dataFolder: string;
  logLevel: string;
  api: ApiSettings;
}

/** Configuration from environment variables. Throws CONFIG_INVALID naming every problem. */
export function readServerConfig(environment: Readonly<Record<string, string | undefined>>): ServerConfig {
  const parsed = environmentSchema.safeParse(environment);
  if (!parsed.success) {
    throw new HanksTankError(
      'CONFIG_INVALID',
      `Prediction API configuration: ${z.prettifyError(parsed.error)}`,
    );
  }
  const { HOST, PORT, DATA_DIR, LOG_LEVEL, REFRESH_SECONDS, CANDIDATE_SHARE } = parsed.data;
  return {
    host: HOST,
    port: PORT,
    dataFolder: DATA_DIR,
    logLevel: LOG_LEVEL,
    api: { ...defaultApiSettings, refreshMs: REFRESH_SECONDS * 1_000, candidateShare: CANDIDATE_SHARE },
  };
}

/** The share of games that a candidate serves, from CANDIDATE_SHARE. Throws CONFIG_INVALID. */
export function readCandidateShare(environment: Readonly<Record<string, string | undefined>>): number {
  const parsed = z.object(shareVariable).safeParse(environment);
  if (parsed.success) return parsed.data.CANDIDATE_SHARE;
  throw new HanksTankError(
    'CONFIG_INVALID',
    `Prediction API configuration: ${z.prettifyError(parsed.error)}`,
  );
}
