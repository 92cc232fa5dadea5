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
  body: Buffer;
}

/** Network access. Errors: SOURCE_UNREACHABLE, SOURCE_TIMEOUT (transient), SOURCE_RESPONSE_TOO_LARGE (contract). */
export interface HttpClient {
  get(request: HttpRequest): Promise<HttpResponse>;
}
