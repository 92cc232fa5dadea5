import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import { type Answer, Refusal, refusalAnswer } from './bigquery/answer.ts';
import { type Catalog, createCatalog } from './bigquery/catalog.ts';
import { openEngine } from './bigquery/engine.ts';
import { type Fault, jobFailure } from './bigquery/faults.ts';
import { createJobs } from './bigquery/jobs.ts';
import type { ReadObject } from './bigquery/load-rows.ts';
import { createQueries } from './bigquery/queries.ts';

/** A request as the server got it; the path is below the project, without its query. */
export interface ReceivedRequest {
  method: string;
  path: string;
  body: unknown;
}

/** BigQuery's REST interface over a DuckDB, on this machine. What it does not know it answers with 501. */
export interface BigQueryServer {
  url: string;
  requests: readonly ReceivedRequest[];
  catalog: Catalog;
  /** The next request that fits goes wrong; several are used up one after the other. */
  failNext(...faults: Fault[]): void;
  close(): Promise<void>;
}

const projectPath = /^\/bigquery\/v2\/projects\/[a-z0-9-]+/;
const jobBody = z.object({
  configuration: z.object({ load: z.unknown().optional(), query: z.unknown().optional() }),
});

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  const text = Buffer.concat(chunks).toString('utf8');
  return text === '' ? null : JSON.parse(text);
}

function fits(fault: Fault, { method, path, body }: ReceivedRequest): boolean {
  if (fault.method !== method || !fault.path.test(path)) return false;
  if (fault.job === undefined) return true;
  const configuration = jobBody.safeParse(body).data?.configuration;
  return configuration?.[fault.job] !== undefined;
}

function asRefusal(thrown: unknown): Refusal {
  if (thrown instanceof Refusal) return thrown;
  if (thrown instanceof z.ZodError) return new Refusal(400, 'invalid', z.prettifyError(thrown));
  return new Refusal(
    500,
    'internalError',
    thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown),
  );
}

/** Starts a server of its own; `readObject` is where `gs://` addresses lead. */
export async function openBigQueryServer(options: {
  readObject: ReadObject;
  /** Rows of a page of a result. */
  pageRows?: number;
  /** Where the tables lie; in memory when left out. */
  file?: string;
}): Promise<BigQueryServer> {
  const engine = await openEngine(options.file);
  const catalog = createCatalog(engine);
  const queries = createQueries(engine, catalog, options.pageRows ?? 1_000);
  const jobs = createJobs(engine, catalog, queries, options.readObject);
  const requests: ReceivedRequest[] = [];
  const faults: Fault[] = [];

  async function answer(received: ReceivedRequest, search: URLSearchParams, fault?: Fault): Promise<Answer> {
    const { method, path, body } = received;
    const pageToken = search.get('pageToken');
    const [kind = '', id = '', sub = '', table] = path.slice(1).split('/');
    switch (`${method} ${kind}${sub === '' ? '' : `/${sub}`}${table === undefined ? '' : '/one'}`) {
      case 'GET datasets':
        return id === '' ? catalog.listDatasets(pageToken) : unknown(received);
      case 'POST datasets':
        return catalog.createDataset(body);
      case 'GET datasets/tables':
        return catalog.listTables(id, pageToken);
      case 'POST datasets/tables':
        return catalog.createTable(id, body);
      case 'GET datasets/tables/one':
        return catalog.getTable(`${id}.${table}`);
      case 'PATCH datasets/tables/one':
        return catalog.patchTable(`${id}.${table}`, body);
      case 'DELETE datasets/tables/one':
        return catalog.deleteTable(`${id}.${table}`);
      case 'POST jobs':
        return jobs.start(body, jobFailure(fault));
      case 'GET jobs':
        return id === '' ? jobs.children(search.get('parentJobId') ?? '', pageToken) : jobs.get(id);
      case 'POST queries':
        return queries.run(body, fault?.kind === 'slow');
      case 'GET queries':
        return queries.page(id, pageToken);
      default:
        return unknown(received);
    }
  }

  const unknown = ({ method, path }: ReceivedRequest): Answer =>
    refusalAnswer(new Refusal(501, 'notImplemented', `The test server does not know ${method} ${path}`));

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    const path = url.pathname.replace(projectPath, '');
    const received = { method: request.method ?? '', path, body: await bodyOf(request) };
    requests.push(received);
    const at = faults.findIndex((fault) => fits(fault, received));
    const fault = at < 0 ? undefined : faults.splice(at, 1)[0];
    if (fault?.kind === 'reset') {
      request.socket.destroy();
      return;
    }
    const { status, body } =
      fault?.kind === 'unavailable'
        ? refusalAnswer(
            new Refusal(503, 'backendError', 'Error encountered during execution. Retrying may help.'),
          )
        : await answer(received, url.searchParams, fault).catch((thrown: unknown) =>
            refusalAnswer(asRefusal(thrown)),
          );
    if (fault?.kind === 'lost-answer') {
      request.socket.destroy();
      return;
    }
    response.writeHead(status, { 'content-type': 'application/json; charset=UTF-8' });
    response.end(status === 204 ? undefined : JSON.stringify(body));
  }

  const server = createServer((request, response) => {
    serve(request, response).catch((thrown: unknown) => response.destroy(asRefusal(thrown)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // a listening TCP server has an AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    catalog,
    failNext: (...wanted) => void faults.push(...wanted),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await engine.close();
    },
  };
}
