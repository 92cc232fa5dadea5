import { SecretManagerServiceClient } from '@google-cloud/secret-manager';
import { z } from 'zod';
import { HanksTankError } from '../../domain/errors.ts';
import type { Secrets } from '../../ports/secrets.ts';
import { createCloudCredentials } from './cloud-credentials.ts';
import { cloudError, statusOf } from './cloud-errors.ts';
import type { CloudSettings } from './cloud-settings.ts';
import { loopbackCredentials } from './loopback-credentials.ts';

/** An answer to `versions/latest:access`. */
const accessedVersion = z.object({ payload: z.object({ data: z.instanceof(Uint8Array) }) });

/** How secrets are kept and asked for. */
interface SecretOptions {
  /** How long a value is used before it is asked for again: a rotated secret is seen after at most this time and one more get. */
  freshMs?: number;
  requestTimeoutMs?: number;
  /** Milliseconds that only grow. */
  monotonicMs?: () => number;
}

interface KnownSecret {
  value: string;
  readAtMs: number;
}

/**
 * Secrets of Secret Manager, latest version, under the names that we use (`odds-api-key`). A value is kept in memory; when it
 * is no longer fresh, it is still answered at once and read again in the background, so that a rotation costs no request any
 * time and an outage of Secret Manager nothing. A secret that is gone or refused is forgotten.
 * The newline that `echo` leaves at the end of a value is dropped. Errors beyond the port's: CLOUD_UNAVAILABLE, CLOUD_PERMISSION_DENIED.
 */
export function createSecretManagerSecrets(settings: CloudSettings, options: SecretOptions = {}): Secrets {
  const { freshMs = 300_000, requestTimeoutMs = 5_000, monotonicMs = () => performance.now() } = options;
  const { client, check } = openClient(settings);
  const known = new Map<string, KnownSecret>();
  const reading = new Map<string, Promise<string>>();

  async function read(name: string): Promise<string> {
    const path = `projects/${settings.projectId}/secrets/${name}`;
    let value: string;
    await check();
    try {
      const [answer] = await client.accessSecretVersion(
        { name: `${path}/versions/latest` },
        { timeout: requestTimeoutMs },
      );
      value = Buffer.from(accessedVersion.parse(answer).payload.data)
        .toString('utf8')
        .replace(/\r?\n$/, '');
    } catch (error) {
      throw secretError(error, name, path);
    }
    if (value === '') throw notFound(name, path);
    known.set(name, { value, readAtMs: monotonicMs() });
    return value;
  }

  /** One request at a time for a secret, however many ask. */
  function readOnce(name: string): Promise<string> {
    const running = reading.get(name);
    if (running !== undefined) return running;
    const started = read(name).finally(() => reading.delete(name));
    reading.set(name, started);
    return started;
  }

  function refresh(name: string): void {
    readOnce(name).catch((error: unknown) => {
      const isPassing = error instanceof HanksTankError && error.class === 'transient';
      if (!isPassing) known.delete(name);
    });
  }

  return {
    get: async (name) => {
      const kept = known.get(name);
      if (kept === undefined) return await readOnce(name);
      if (monotonicMs() - kept.readAtMs >= freshMs) refresh(name);
      return kept.value;
    },
  };
}

/** REST, not gRPC: one request now and then is not worth loading a second transport. */
function openClient({ projectId, endpoints }: CloudSettings): {
  client: SecretManagerServiceClient;
  check: () => Promise<void>;
} {
  if (endpoints.secretManager === null) {
    const { auth, check } = createCloudCredentials();
    return { client: new SecretManagerServiceClient({ projectId, fallback: true, auth }), check };
  }
  const { protocol, hostname, port } = new URL(endpoints.secretManager);
  const client = new SecretManagerServiceClient({
    projectId,
    fallback: true,
    protocol: protocol.replace(':', ''),
    apiEndpoint: hostname,
    port: Number(port),
    authClient: loopbackCredentials(),
  });
  return { client, check: async () => undefined };
}

const notFound = (name: string, path: string, cause?: unknown): HanksTankError =>
  new HanksTankError('SECRET_NOT_FOUND', `secret ${name} has no value: add an enabled version to ${path}`, {
    cause,
  });

/** FAILED_PRECONDITION (9, HTTP 400) is a version that was disabled or destroyed. */
const missingStatuses: readonly (number | null)[] = [5, 404, 9, 400];

function secretError(error: unknown, name: string, path: string): HanksTankError {
  if (missingStatuses.includes(statusOf(error))) return notFound(name, path, error);
  return cloudError(error, `reading ${path}`);
}
