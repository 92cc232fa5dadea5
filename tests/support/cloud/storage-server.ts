import { randomUUID } from 'node:crypto';
import {
  type Answer,
  errorAnswer,
  type FaultServer,
  notImitated,
  openFaultServer,
  type ReceivedRequest,
} from './fault-server.ts';
import { multipartUpload, takeChunk, type Upload, type UploadSession, uploadOf } from './storage-upload.ts';
import {
  crc32cOf,
  md5Of,
  resourceOf,
  type StoredObject,
  unmetCondition,
  wrongChecksum,
} from './stored-bucket.ts';

/** A Cloud Storage on this machine. */
export interface StorageServer extends FaultServer {
  /** Bytes of an object, as gs://bucket/key would give them; null when there is none. */
  read(bucket: string, key: string): Buffer | null;
  /** Changes stored bytes behind the back of their checksum's owner. */
  damage(bucket: string, key: string): void;
}

const page = { sizeMax: 1_000 };

/**
 * The part of the JSON API that the object store uses: media, multipart and resumable uploads, generations and their
 * preconditions, CRC-32C both ways, ranges, lists in pages, deletes. Anything else is answered 501.
 */
export async function openStorageServer(options: {
  buckets: readonly string[];
  pageSize?: number;
}): Promise<StorageServer> {
  const buckets = new Map(options.buckets.map((name) => [name, new Map<string, StoredObject>()]));
  const sessions = new Map<string, UploadSession>();
  const damaged = new Map<StoredObject, Buffer>();
  // As in the cloud: microseconds since 1970, growing over all objects.
  let generation = Date.now() * 1_000;

  function store(bucket: string, query: URLSearchParams, { name, bytes, metadata }: Upload): Answer {
    const objects = buckets.get(bucket);
    if (objects === undefined) return noBucket;
    const refusal = unmetCondition(query, objects.get(name) ?? null) ?? wrongChecksum(bytes, metadata);
    if (refusal !== null) return errorAnswer(refusal.status, refusal.message, refusal.reason);
    generation += 1;
    const stored = { bytes: Buffer.from(bytes), generation, metageneration: 1, metadata };
    objects.set(name, stored);
    return { status: 200, body: resourceOf(bucket, name, stored) };
  }

  function upload(bucket: string, request: ReceivedRequest, base: string): Answer {
    const query = request.url.searchParams;
    const session = sessions.get(query.get('upload_id') ?? '');
    if (session !== undefined) {
      if (takeChunk(session, request))
        return store(bucket, session.query, uploadOf(session.query, session.metadataJson, session.received));
      const last = session.received.length - 1;
      return { status: 308, headers: last < 0 ? {} : { range: `bytes=0-${last}` } };
    }
    switch (query.get('uploadType')) {
      case 'media':
        return store(bucket, query, { ...uploadOf(query, '', request.body) });
      case 'multipart':
        return store(bucket, query, multipartUpload(request));
      case 'resumable': {
        const id = randomUUID();
        sessions.set(id, { query, metadataJson: request.body.toString('utf8'), received: Buffer.alloc(0) });
        const location = `${base}/upload/storage/v1/b/${bucket}/o?uploadType=resumable&upload_id=${id}`;
        return { status: 200, headers: { location } };
      }
      default:
        return notImitated(request);
    }
  }

  function list(bucket: string, objects: ReadonlyMap<string, StoredObject>, query: URLSearchParams): Answer {
    const after = query.get('pageToken') ?? '';
    const asked = Number(query.get('maxResults') ?? page.sizeMax);
    const size = Math.min(asked, options.pageSize ?? page.sizeMax);
    const left = [...objects]
      .filter(([name]) => name.startsWith(query.get('prefix') ?? '') && name > after)
      .sort(([one], [other]) => (one < other ? -1 : 1));
    const fields = /items\(([^)]*)\)/.exec(query.get('fields') ?? '')?.[1]?.split(',');
    const items = left.slice(0, size).map(([name, stored]) => {
      const resource = Object.entries(resourceOf(bucket, name, stored));
      return Object.fromEntries(resource.filter(([field]) => fields?.includes(field) ?? true));
    });
    const last = left[size - 1]?.[0];
    return { status: 200, body: { items, ...(left.length > size ? { nextPageToken: last } : {}) } };
  }

  function media(stored: StoredObject, range: string | undefined): Answer {
    const bytes = damaged.get(stored) ?? stored.bytes;
    const headers = {
      'x-goog-hash': `crc32c=${crc32cOf(stored.bytes)},md5=${md5Of(stored.bytes)}`,
      'x-goog-generation': String(stored.generation),
      'x-goog-stored-content-encoding': 'identity',
    };
    const [, first = '', last = ''] = /^bytes=(\d+)-(\d*)$/.exec(range ?? '') ?? [];
    if (first === '') return { status: 200, headers, body: bytes };
    const end = last === '' ? bytes.length - 1 : Math.min(Number(last), bytes.length - 1);
    const contentRange = `bytes ${first}-${end}/${bytes.length}`;
    return {
      status: 206,
      headers: { ...headers, 'content-range': contentRange },
      body: bytes.subarray(Number(first), end + 1),
    };
  }

  function object(
    bucket: string,
    objects: Map<string, StoredObject>,
    name: string,
    request: ReceivedRequest,
  ): Answer {
    const query = request.url.searchParams;
    const stored = objects.get(name);
    if (stored === undefined) return errorAnswer(404, `No such object: ${bucket}/${name}`, 'notFound');
    const refusal = unmetCondition(query, stored);
    if (refusal !== null) return errorAnswer(refusal.status, refusal.message, refusal.reason);
    if (request.method === 'DELETE') {
      objects.delete(name);
      return { status: 204 };
    }
    if (request.method !== 'GET') return notImitated(request);
    if (query.get('alt') === 'media') return media(stored, request.headers.range);
    return { status: 200, body: resourceOf(bucket, name, stored) };
  }

  function answer(request: ReceivedRequest): Answer {
    const { method, url } = request;
    const [, kind, bucket = '', name] =
      /^(\/upload)?\/storage\/v1\/b\/([^/]+)\/o(?:\/([^/]+))?$/
        .exec(url.pathname)
        ?.map((part) => part ?? '') ?? [];
    const objects = buckets.get(bucket);
    if (bucket === '') return notImitated(request);
    if (objects === undefined) return noBucket;
    if (kind !== '') return upload(bucket, request, server.url);
    if (name) return object(bucket, objects, decodeURIComponent(name), request);
    return method === 'GET' ? list(bucket, objects, url.searchParams) : notImitated(request);
  }

  const server = await openFaultServer(answer);
  return {
    ...server,
    read: (bucket, key) => buckets.get(bucket)?.get(key)?.bytes ?? null,
    damage: (bucket, key) => {
      const stored = buckets.get(bucket)?.get(key);
      if (stored === undefined) throw new Error(`no object ${key} to damage`);
      damaged.set(
        stored,
        Buffer.concat([Buffer.from([stored.bytes.readUInt8(0) ^ 1]), stored.bytes.subarray(1)]),
      );
    },
  };
}

const noBucket = errorAnswer(404, 'The specified bucket does not exist.', 'notFound');
