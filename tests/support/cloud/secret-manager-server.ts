import {
  type Answer,
  type FaultServer,
  notImitated,
  openFaultServer,
  type ReceivedRequest,
} from './fault-server.ts';
import { crc32cOf } from './stored-bucket.ts';

/** A Secret Manager on this machine, over REST. */
export interface SecretManagerServer extends FaultServer {
  /** Adds a version; the latest one is what `latest` gives. */
  addVersion(secret: string, value: string): void;
  /** Disables the latest version. */
  disable(secret: string): void;
  remove(secret: string): void;
}

interface Version {
  value: string;
  isEnabled: boolean;
}

const refusal = (code: number, status: string, message: string): Answer => ({
  status: code,
  body: { error: { code, status, message } },
});

/** `GET /v1/projects/P/secrets/S/versions/latest:access`; anything else is answered 501. */
export async function openSecretManagerServer(
  secrets: Readonly<Record<string, string>> = {},
): Promise<SecretManagerServer> {
  const versions = new Map<string, Version[]>();

  function addVersion(secret: string, value: string): void {
    versions.set(secret, [...(versions.get(secret) ?? []), { value, isEnabled: true }]);
  }

  function answer(request: ReceivedRequest): Answer {
    const path = decodeURIComponent(request.url.pathname);
    const [, project, secret] =
      /^\/v1\/projects\/([^/]+)\/secrets\/([^/]+)\/versions\/latest:access$/.exec(path) ?? [];
    if (request.method !== 'GET' || project === undefined || secret === undefined)
      return notImitated(request);
    const all = versions.get(secret);
    const latest = all?.at(-1);
    const name = `projects/${project}/secrets/${secret}`;
    if (all === undefined || latest === undefined)
      return refusal(404, 'NOT_FOUND', `Secret [${name}] not found or has no versions.`);
    if (!latest.isEnabled)
      return refusal(
        400,
        'FAILED_PRECONDITION',
        `Secret Version [${name}/versions/${all.length}] is in DISABLED state.`,
      );
    const data = Buffer.from(latest.value);
    const dataCrc32c = String(Buffer.from(crc32cOf(data), 'base64').readUInt32BE());
    const body = {
      name: `${name}/versions/${all.length}`,
      payload: { data: data.toString('base64'), dataCrc32c },
    };
    return { status: 200, body };
  }

  for (const [secret, value] of Object.entries(secrets)) addVersion(secret, value);
  return {
    ...(await openFaultServer(answer)),
    addVersion,
    disable: (secret) => {
      const latest = versions.get(secret)?.at(-1);
      if (latest === undefined) throw new Error(`no secret ${secret} to disable`);
      latest.isEnabled = false;
    },
    remove: (secret) => versions.delete(secret),
  };
}
