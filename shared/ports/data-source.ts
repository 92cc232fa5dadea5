/** A question to a source, as data: the `requests.ts` of each source makes them. */
export interface SourceRequest {
  /** What kind of answer: schedule, feed_live, savant_day … Names it in the archive and in the ledger. */
  endpoint: string;
  /** What identifies the object asked for: a date, a game, a team on a date. Letters, digits, dots and dashes. */
  subject: string;
  /** Path and query, without host. */
  urlPath: string;
  /** The game, when it is one game. */
  gamePk: number | null;
}

/** A response as it came, before anybody read it. */
export interface RawResponse {
  /** Name of the source that answered. */
  source: string;
  endpoint: string;
  /** Path and query, without host. */
  urlPath: string;
  status: number;
  /** Uncompressed body. It belongs to who asked, and may be moved to another thread: the source keeps nothing of it. */
  body: Buffer;
  /** The same body as gzip, when the source sends or keeps it so: it is archived like that and not compressed again. */
  gzip?: Buffer;
  /** ISO 8601 UTC: when the source said so. A recording keeps the time of the recording when it is known. */
  fetchedAt: string;
}

/**
 * Somebody who answers requests: the MLB Stats API, Savant, the simulated league, a folder of recordings, our own raw archive.
 * Answers of any HTTP status are returned; errors are SOURCE_UNREACHABLE, SOURCE_TIMEOUT (transient), SOURCE_RESPONSE_TOO_LARGE
 * and SOURCE_REFUSED (contract: the source cannot have this object).
 */
export interface DataSource {
  readonly name: string;
  fetch(request: SourceRequest): Promise<RawResponse>;
}
