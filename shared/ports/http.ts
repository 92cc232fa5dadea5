/** A GET over HTTP(S). */
export interface HttpRequest {
  url: string;
  timeoutMs: number;
  /** A longer body fails with SOURCE_RESPONSE_TOO_LARGE before it is held in memory. */
  bytesMax: number;
  headers?: Record<string, string>;
}

/** The answer, whatever its status. */
export interface HttpResponse {
  status: number;
  headers: Record<string, string>;
  /** Uncompressed. */
  body: Buffer;
  /** The body as it came, when it came as gzip. */
  gzip?: Buffer;
}

/**
 * Network access. Errors: SOURCE_UNREACHABLE, SOURCE_TIMEOUT (transient), SOURCE_RESPONSE_TOO_LARGE, SOURCE_RESPONSE_MALFORMED
 * (contract: a compressed body that cannot be unpacked).
 */
export interface HttpClient {
  get(request: HttpRequest): Promise<HttpResponse>;
}
