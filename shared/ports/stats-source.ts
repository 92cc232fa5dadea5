/** Endpoints of the MLB Stats API that the collector asks. */
export type StatsEndpoint = 'schedule' | 'feed_live' | 'boxscore' | 'play_by_play' | 'linescore';

/** What is asked: a schedule by date, everything else by game. */
export type StatsRequest =
  | { endpoint: 'schedule'; gameDate: string }
  | { endpoint: Exclude<StatsEndpoint, 'schedule'>; gamePk: number };

/** A response as it came, before anybody read it. */
export interface RawResponse {
  /** Name of the source that answered. */
  source: string;
  endpoint: StatsEndpoint;
  /** Path and query, without host. */
  urlPath: string;
  status: number;
  /** Uncompressed body. */
  body: Buffer;
  /** The same body as gzip, when the source sends or keeps it so: it is archived like that and not compressed again. */
  gzip?: Buffer;
  /** ISO 8601 UTC: when the source said so. A recording keeps the time of the recording when it is known. */
  fetchedAt: string;
}

/**
 * Somebody who answers like the MLB Stats API: the API itself, the simulated league, a folder of recordings, our own raw archive.
 * Answers of any HTTP status are returned; errors are SOURCE_UNREACHABLE, SOURCE_TIMEOUT (transient), SOURCE_RESPONSE_TOO_LARGE
 * and SOURCE_REFUSED (contract: the source cannot have this object).
 */
export interface StatsSource {
  readonly name: string;
  fetch(request: StatsRequest): Promise<RawResponse>;
}
