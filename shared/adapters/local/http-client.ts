import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { HanksTankError } from '../../domain/errors.ts';
import type { HttpClient, HttpRequest, HttpResponse } from '../../ports/http.ts';
import { unpackGzip } from '../../sources/unpack-gzip.ts';

/** More hops than this are a loop. */
const redirectsMax = 3;

/**
 * HTTP through node:http and node:https, because fetch throws away the gzip bytes that came. One timeout over the whole exchange,
 * redirects included; a limit on the body while it streams and while it is unpacked; connections are kept by Node's own agents.
 */
export const createHttpClient = (): HttpClient => ({ get });

async function get(request: HttpRequest): Promise<HttpResponse> {
  const signal = AbortSignal.timeout(request.timeoutMs);
  let url = new URL(request.url);
  try {
    for (let redirects = 0; ; redirects += 1) {
      const response = await exchange(url, request, signal);
      const target = redirectTarget(url, response);
      if (target === null || redirects === redirectsMax) return response;
      url = target;
    }
  } catch (cause) {
    if (cause instanceof HanksTankError) throw cause;
    const where = `GET ${withoutQuery(url)}`;
    if (signal.aborted) {
      throw new HanksTankError('SOURCE_TIMEOUT', `${where} did not answer within ${request.timeoutMs} ms`, {
        cause,
      });
    }
    throw new HanksTankError('SOURCE_UNREACHABLE', `${where} failed: ${networkReason(cause)}`, { cause });
  }
}

async function exchange(url: URL, request: HttpRequest, signal: AbortSignal): Promise<HttpResponse> {
  const message = await send(url, request, signal);
  const where = `GET ${withoutQuery(url)}`;
  const body = await readBody(message, request, where);
  const response = {
    // Always there in an answer; the type is shared with the requests of a server.
    status: message.statusCode ?? 0,
    headers: flatHeaders(message),
  };
  const encoding = response.headers['content-encoding']?.toLowerCase() ?? 'identity';
  if (encoding === 'identity' || body.byteLength === 0) return { ...response, body };
  if (encoding !== 'gzip') {
    throw new HanksTankError(
      'SOURCE_RESPONSE_MALFORMED',
      `${where} answered with content-encoding ${encoding}; gzip was asked for`,
    );
  }
  const unpacked = await unpack(body, request, where);
  return { ...response, body: unpacked, ...(hasHeaderChecksum(body) ? {} : { gzip: body }) };
}

/** FHCRC (RFC 1952, 2.3.1): such a header cannot be given the time of the response, so the body is compressed anew. */
const hasHeaderChecksum = (gzip: Buffer): boolean => ((gzip[3] ?? 0) & 0x02) !== 0;

const send = (url: URL, { headers }: HttpRequest, signal: AbortSignal): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    const start = url.protocol === 'https:' ? requestHttps : requestHttp;
    start(url, {
      headers: { 'user-agent': 'hanks-tank', ...headers, 'accept-encoding': 'gzip' },
      signal,
    })
      .once('response', resolve)
      .on('error', reject)
      .end();
  });

async function readBody(message: IncomingMessage, request: HttpRequest, where: string): Promise<Buffer> {
  const parts: AsyncIterable<Buffer> = message; // Buffers, as the message is given no text encoding
  const chunks: Buffer[] = [];
  let bytes = 0;
  // Leaving the loop destroys the connection, so a body that never ends is not read on.
  for await (const chunk of parts) {
    bytes += chunk.byteLength;
    if (bytes > request.bytesMax) throw tooLarge(request, where);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, bytes);
}

async function unpack(gzip: Buffer, request: HttpRequest, where: string): Promise<Buffer> {
  try {
    return await unpackGzip(gzip, request.bytesMax);
  } catch (cause) {
    if (codeOf(cause) === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(request, where);
    throw new HanksTankError('SOURCE_RESPONSE_MALFORMED', `${where} answered with damaged gzip`, { cause });
  }
}

const tooLarge = ({ bytesMax }: HttpRequest, where: string): HanksTankError =>
  new HanksTankError('SOURCE_RESPONSE_TOO_LARGE', `${where} answered more than ${bytesMax} bytes`);

/** Where to ask next: the same origin or https of the same host only, as headers and query may carry a key. */
function redirectTarget(url: URL, { status, headers }: HttpResponse): URL | null {
  const location = headers['location'];
  if (![301, 302, 303, 307, 308].includes(status) || location === undefined) return null;
  if (!URL.canParse(location, url.href)) return null;
  const target = new URL(location, url);
  const isSecured = target.protocol === 'https:' && target.hostname === url.hostname;
  return isSecured || target.origin === url.origin ? target : null;
}

const flatHeaders = ({ headers }: IncomingMessage): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : (value ?? ''),
    ]),
  );

const codeOf = (error: unknown): string | null =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;

const networkReason = (error: unknown): string =>
  codeOf(error) ?? (error instanceof Error ? error.message : String(error));

/** A query may carry a key, so it stays out of messages. */
const withoutQuery = ({ origin, pathname }: URL): string => `${origin}${pathname}`;
