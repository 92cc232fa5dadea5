import { z } from 'zod';
import type { ReceivedRequest } from './fault-server.ts';

/** What an upload brings. */
export interface Upload {
  name: string;
  bytes: Buffer;
  metadata: Record<string, unknown>;
}

const metadataSchema = z.record(z.string(), z.unknown());

/** Metadata of an upload; its name may be in there or in the query. */
export function uploadOf(query: URLSearchParams, metadataJson: string, bytes: Buffer): Upload {
  const metadata = metadataSchema.parse(JSON.parse(metadataJson === '' ? '{}' : metadataJson));
  return { name: query.get('name') ?? z.string().parse(metadata['name']), bytes, metadata };
}

/** An upload whose metadata and bytes come as two parts of one body (RFC 2387). */
export function multipartUpload({ url, headers, body }: ReceivedRequest): Upload {
  const boundary = /boundary="?([^";]+)"?/.exec(headers['content-type'] ?? '')?.[1];
  if (boundary === undefined) throw new Error('a multipart upload without a boundary');
  const parts: Buffer[] = [];
  const mark = Buffer.from(`--${boundary}`);
  let start = body.indexOf(mark) + mark.length;
  for (let end = body.indexOf(mark, start); end >= 0; end = body.indexOf(mark, start)) {
    const part = body.subarray(start, end);
    const head = part.indexOf('\r\n\r\n') + 4;
    // The line break before a boundary belongs to the boundary.
    parts.push(part.subarray(head, part.length - 2));
    start = end + mark.length;
  }
  const [metadata, bytes] = parts;
  if (metadata === undefined || bytes === undefined)
    throw new Error('a multipart upload without its two parts');
  return uploadOf(url.searchParams, metadata.toString('utf8'), bytes);
}

/** A resumable upload that is under way. */
export interface UploadSession {
  query: URLSearchParams;
  metadataJson: string;
  received: Buffer;
}

/** Takes a chunk up; true when it was the last one. */
export function takeChunk(session: UploadSession, { headers, body }: ReceivedRequest): boolean {
  const range = /^bytes (?:(\d+)-\d+|\*)\/(\d+|\*)$/.exec(headers['content-range'] ?? '');
  const from = range?.[1] === undefined ? session.received.length : Number(range[1]);
  session.received = Buffer.concat([session.received.subarray(0, from), body]);
  const total = range === null ? session.received.length : range[2];
  return Number(total) === session.received.length;
}
