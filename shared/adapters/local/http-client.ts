import { HanksTankError } from '../../domain/errors.ts';
import type { HttpClient, HttpRequest, HttpResponse } from '../../ports/http.ts';

/** HTTP through Node's fetch (undici): a timeout over the whole exchange, and a limit on the body while it streams. */
export const createHttpClient = (): HttpClient => ({ get });

async function get(request: HttpRequest): Promise<HttpResponse> {
  const signal = AbortSignal.timeout(request.timeoutMs);
  try {
    const response = await fetch(request.url, { headers: request.headers ?? {}, signal, redirect: 'follow' });
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: await readBody(response, request),
    };
  } catch (cause) {
    if (cause instanceof HanksTankError) throw cause;
    const where = `GET ${withoutQuery(request.url)}`;
    if (signal.aborted) {
      throw new HanksTankError('SOURCE_TIMEOUT', `${where} did not answer within ${request.timeoutMs} ms`, {
        cause,
      });
    }
    throw new HanksTankError('SOURCE_UNREACHABLE', `${where} failed: ${networkReason(cause)}`, { cause });
  }
}

async function readBody(response: Response, { url, bytesMax }: HttpRequest): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  // Leaving the loop cancels the stream, so a body that never ends is not read on.
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > bytesMax) {
      throw new HanksTankError(
        'SOURCE_RESPONSE_TOO_LARGE',
        `GET ${withoutQuery(url)} answered more than ${bytesMax} bytes`,
        { details: { status: response.status } },
      );
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, bytes);
}

/** fetch says "fetch failed" and keeps the reason in its cause. */
function networkReason(error: unknown): string {
  const reason = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (!(reason instanceof Error)) return String(reason);
  const code = 'code' in reason && typeof reason.code === 'string' ? reason.code : null;
  return code ?? reason.message;
}

/** A query may carry a key, so it stays out of messages. */
const withoutQuery = (url: string): string => url.split('?', 1)[0] ?? url;
