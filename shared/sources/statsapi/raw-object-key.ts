/** What names an archived response. */
export interface RawObjectName {
  source: string;
  endpoint: string;
  gameDate: string;
  /** Game or, for the schedule, date. */
  subject: string;
  contentSha256: string;
  status: number;
}

/**
 * `raw/<source>/<endpoint>/game_date=…/<subject>-<checksum>.json.gz` (Savant: `.csv.gz`). The checksum makes it immutable. An answer that is no
 * success has its status in the name, so that it is never taken for a response of the endpoint.
 */
export function rawObjectKey(name: RawObjectName): string {
  const format = name.endpoint.startsWith('savant_') ? 'csv' : 'json';
  const suffix = name.status === 200 ? `.${format}.gz` : `.http-${name.status}.gz`;
  const file = `${name.subject}-${name.contentSha256.slice(0, 12)}${suffix}`;
  return `${rawEndpointPrefix(name.source, name.endpoint)}game_date=${name.gameDate}/${file}`;
}

/** Prefix of everything archived from an endpoint of a source. */
export const rawEndpointPrefix = (source: string, endpoint: string): string => `raw/${source}/${endpoint}/`;

/** Whether a key holds a successful response about a subject. */
export const isRawObjectOf = (key: string, subject: string): boolean =>
  key.endsWith('.json.gz') && key.slice(key.lastIndexOf('/') + 1).startsWith(`${subject}-`);
