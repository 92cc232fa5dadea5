import { z } from 'zod';
import { defaultCandidateShare } from '../../shared/domain/choose-arm.ts';
import { type Environment, readVariables } from '../../shared/domain/read-variables.ts';
import { type Variant, variants } from '../../shared/models/game-outcome/system-id.ts';

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
  /** The variant that answers a request that names none. */
  servedVariant: Variant;
}

/** What everybody gets who sets nothing. */
export const defaultApiSettings: ApiSettings = {
  refreshMs: 3_000,
  bodyBytesMax: 16_384,
  slatesMax: 16,
  candidateShare: defaultCandidateShare,
  servedVariant: 'no_market',
};

const shareVariable = { CANDIDATE_SHARE: z.coerce.number().min(0).max(1).default(defaultCandidateShare) };

const apiVariables = {
  REFRESH_SECONDS: z.coerce.number().min(0.1).max(3_600).default(3),
  SERVED_VARIANT: z.enum(variants).default('no_market'),
  ...shareVariable,
};

const environmentSchema = z.object({
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(8080),
  DATA_DIR: z.string().min(1).default('data'),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error']).default('info'),
  ...apiVariables,
});

/** What the server is started with. */
export interface ServerConfig {
  host: string;
  port: number;
  dataFolder: string;
  logLevel: string;
  api: ApiSettings;
}

const whose = 'Prediction API configuration';

/** Settings of the online half from environment variables. Throws CONFIG_INVALID. */
export function readApiSettings(environment: Environment): ApiSettings {
  const { REFRESH_SECONDS, CANDIDATE_SHARE, SERVED_VARIANT } = readVariables(
    z.object(apiVariables),
    environment,
    whose,
  );
  return {
    ...defaultApiSettings,
    refreshMs: REFRESH_SECONDS * 1_000,
    candidateShare: CANDIDATE_SHARE,
    servedVariant: SERVED_VARIANT,
  };
}

/** Configuration of the server on a data folder. Throws CONFIG_INVALID. */
export function readServerConfig(environment: Environment): ServerConfig {
  const { HOST, PORT, DATA_DIR, LOG_LEVEL } = readVariables(environmentSchema, environment, whose);
  return {
    host: HOST,
    port: PORT,
    dataFolder: DATA_DIR,
    logLevel: LOG_LEVEL,
    api: readApiSettings(environment),
  };
}

/** The share of games that a candidate serves, from CANDIDATE_SHARE. Throws CONFIG_INVALID. */
export const readCandidateShare = (environment: Environment): number =>
  readVariables(z.object(shareVariable), environment, whose).CANDIDATE_SHARE;
