import { BigQuery } from '@google-cloud/bigquery';
import type { z } from 'zod';
import { requestError } from './bigquery-errors.ts';
import { createCloudCredentials } from './cloud-credentials.ts';
import type { CloudSettings } from './cloud-settings.ts';
import { loopbackCredentials } from './loopback-credentials.ts';
import { type RequestLimits, retryRequest } from './retry-request.ts';

/** A request of BigQuery's REST interface; the path is below the project. */
export interface BigQueryRequest {
  method?: 'GET' | 'POST' | 'PATCH';
  path: string;
  query?: Record<string, string | number | boolean>;
  body?: object;
  /** For the message when it fails: which call on which object. */
  what: string;
}

/** BigQuery over its REST interface, answers checked. */
export interface BigQueryApi {
  projectId: string;
  location: string;
  /**
   * Repeats what failed in passing: every request here is safe to repeat (jobs have ids of ours, tables and datasets names).
   * Throws WAREHOUSE_UNAVAILABLE, WAREHOUSE_QUERY_FAILED, CLOUD_PERMISSION_DENIED, TABLE_NOT_FOUND, with the status of HTTP in `details`.
   */
  call<Schema extends z.ZodType>(answer: Schema, request: BigQueryRequest): Promise<z.output<Schema>>;
}

/** Opens a client with the credentials of this process, at the first use, or with none for a server on this machine. */
function clientOpener({ projectId, location, endpoints }: CloudSettings): () => Promise<BigQuery> {
  const options = { projectId, location, autoRetry: false };
  if (endpoints.bigQuery !== null) {
    const apiEndpoint = endpoints.bigQuery;
    const client = new BigQuery({ ...options, apiEndpoint, authClient: loopbackCredentials() });
    return async () => client;
  }
  const { auth, check } = createCloudCredentials();
  let client: BigQuery | null = null;
  return async () => {
    await check();
    client ??= new BigQuery({ ...options, authClient: await auth.getClient() });
    return client;
  };
}

/**
 * The library's own calls return loosely typed metadata and read cells into classes of theirs, so of the library this takes what is hard:
 * credentials, connections, headers. Retries are ours, because the library repeats no broken connection.
 */
export function bigQueryApi(settings: CloudSettings, limits: RequestLimits): BigQueryApi {
  const { projectId, location } = settings;
  const openClient = clientOpener(settings);
  const send = async ({ method = 'GET', path, query = {}, body }: BigQueryRequest): Promise<unknown> => {
    const client = await openClient();
    return new Promise((resolve, reject) => {
      const request = { method, uri: path, qs: query, ...(body === undefined ? {} : { json: body }) };
      client.request(request, (error, answer: unknown) => {
        if (error === null) resolve(answer);
        else reject(error);
      });
    });
  };
  return {
    projectId,
    location,
    call: async (answer, request) => {
      const received = await retryRequest(request.what, () => send(request), requestError, limits);
      const parsed = answer.safeParse(received);
      if (parsed.success) return parsed.data;
      throw requestError(parsed.error, `${request.what}: BigQuery's answer has another form`);
    },
  };
}
