import { z } from 'zod';
import { readVariables } from '../../domain/read-variables.ts';

/** Where the services of Google Cloud are, from the environment of a function, service or job. */
export interface CloudSettings {
  projectId: string;
  /** Location of the BigQuery datasets, such as `US` or `us-east1`. */
  location: string;
  /** Bucket of the object store. */
  bucket: string;
  /** `redis://host:port`; null: no cache. */
  redisUrl: string | null;
  /**
   * Other addresses of the services, for tests and emulators. Whoever sets one gets a client without credentials: no token of the
   * project ever goes to an address that is not Google's. Pub/Sub's is `PUBSUB_EMULATOR_HOST`, which its library reads by itself.
   */
  endpoints: { bigQuery: string | null; storage: string | null; secretManager: string | null };
}

const loopback = z.url({ protocol: /^http$/, hostname: /^(127\.0\.0\.1|localhost)$/ });

const variables = z.object({
  GOOGLE_CLOUD_PROJECT: z.string().regex(/^[a-z][a-z0-9-]{4,28}[a-z0-9]$/, 'expected the id of a project'),
  HANKSTANK_LOCATION: z.string().min(2).default('US'),
  HANKSTANK_BUCKET: z.string().regex(/^[a-z0-9][a-z0-9._-]{1,61}[a-z0-9]$/, 'expected the name of a bucket'),
  REDIS_URL: z.url({ protocol: /^rediss?$/ }).optional(),
  BIGQUERY_ENDPOINT: loopback.optional(),
  STORAGE_ENDPOINT: loopback.optional(),
  SECRET_MANAGER_ENDPOINT: loopback.optional(),
});

/** Settings from environment variables. Throws CONFIG_INVALID naming every problem. */
export function readCloudSettings(environment: Readonly<Record<string, string | undefined>>): CloudSettings {
  const data = readVariables(variables, environment, 'Google Cloud');
  return {
    projectId: data.GOOGLE_CLOUD_PROJECT,
    location: data.HANKSTANK_LOCATION,
    bucket: data.HANKSTANK_BUCKET,
    redisUrl: data.REDIS_URL ?? null,
    endpoints: {
      bigQuery: data.BIGQUERY_ENDPOINT ?? null,
      storage: data.STORAGE_ENDPOINT ?? null,
      secretManager: data.SECRET_MANAGER_ENDPOINT ?? null,
    },
  };
}
