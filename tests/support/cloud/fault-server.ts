import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request that was received whole. */
export interface ReceivedRequest {
  method: string;
  url: URL;
  headers: IncomingMessage['headers'];
  body: Buffer;
}

/** What a server answers; an object is sent as JSON. */
export interface Answer {
  status: number;
  headers?: Record<string, string>;
  body?: Buffer | Record<string, unknown>;
}

/** Something that goes wrong with the next requests whose `METHOD path?query` matches. */
export interface Fault {
  on: RegExp;
  /**
   * status: refused, nothing is done · reset: the connection breaks, nothing is done · lost answer: it is done, then the connection breaks ·
   * spoilt request: what arrives is not what was sent · cut answer: half of the answer arrives · spoilt answer: a byte of the answer is another · silence: nothing is ever said.
   */
  kind: 'status' | 'reset' | 'lost answer' | 'spoilt request' | 'cut answer' | 'spoilt answer' | 'silence';
  /** For `status`: 503 when left out. */
  status?: number;
  /** For `spoilt request`: changes the body in place. */
  change?: (body: Buffer) => void;
  /** How many requests; 1 when left out. */
  times?: number;
}

/** A server whose requests are kept and spoilt on demand. */
export interface FaultServer {
  url: string;
  /** Every request as `METHOD path?query`, the oldest first, with the ones that failed. */
  requests: readonly ReceivedRequest[];
  /** `METHOD path?query` of each request. */
  lines(): string[];
  fail(fault: Fault): void;
  close(): Promise<void>;
}

/** `METHOD path?query`, decoded. */
export const requestLine = ({ method, url }: ReceivedRequest): string =>
  `${method} ${decodeURIComponent(url.pathname)}${url.search}`;

/** An answer of Google's JSON APIs to a request that cannot be served. */
export const errorAnswer = (status: number, message: string, reason = 'error'): Answer => ({
  status,
  body: { error: { code: status, message, errors: [{ message, domain: 'global', reason }] } },
});

/** For whatever a test server does not imitate: loud, so that gaps are seen. */
export const notImitated = (request: ReceivedRequest): Answer =>
  errorAnswer(501, `not imitated: ${requestLine(request)}`);

const spoil = (bytes: Buffer, index: number): number => bytes.writeUInt8(bytes.readUInt8(index) ^ 1, index);

async function receive(message: IncomingMessage): Promise<ReceivedRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(Buffer.from(chunk));
  return {
    method: message.method ?? 'GET',
    url: new URL(message.url ?? '/', 'http://127.0.0.1'),
    headers: message.headers,
    body: Buffer.concat(chunks),
  };
}

function send(response: ServerResponse, { status, headers = {}, body }: Answer, fault: Fault | null): void {
  const bytes = Buffer.isBuffer(body)
    ? Buffer.from(body)
    : Buffer.from(body === undefined ? '' : JSON.stringify(body));
  const type = Buffer.isBuffer(body) ? 'application/octet-stream' : 'application/json';
  if (fault?.kind === 'spoilt answer') spoil(bytes, 0);
  response.writeHead(status, { 'content-type': type, ...headers, 'content-length': String(bytes.length) });
  if (fault?.kind !== 'cut answer') return void response.end(bytes);
  response.write(bytes.subarray(0, bytes.length / 2), () => response.destroy());
}

/** Serves on a free port of this machine. */
export async function openFaultServer(answer: (request: ReceivedRequest) => Answer): Promise<FaultServer> {
  const requests: ReceivedRequest[] = [];
  const faults: Fault[] = [];

  function takeFault(line: string): Fault | null {
    const index = faults.findIndex(({ on }) => on.test(line));
    const fault = faults[index];
    if (fault === undefined) return null;
    faults.splice(index, 1);
    return fault;
  }

  async function serve(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const request = await receive(message);
    requests.push(request);
    const fault = takeFault(requestLine(request));
    if (fault?.kind === 'silence') return;
    if (fault?.kind === 'reset') return void response.destroy();
    if (fault?.kind === 'status')
      return send(response, errorAnswer(fault.status ?? 503, 'on demand', 'backendError'), null);
    if (fault?.kind === 'spoilt request') fault.change?.(request.body);
    const answered = answer(request);
    if (fault?.kind === 'lost answer') return void response.destroy();
    send(response, answered, fault);
  }

  const server = createServer((message, response) => {
    serve(message, response).catch((error: unknown) =>
      response.destroy(error instanceof Error ? error : undefined),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // a listening TCP server has an AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    lines: () => requests.map(requestLine),
    fail: (fault) => faults.push(...Array.from({ length: fault.times ?? 1 }, () => fault)),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
