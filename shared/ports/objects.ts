/** What is known of a stored object. `generation` grows with every write of the key. */
export interface ObjectInfo {
  key: string;
  bytes: number;
  generation: number;
}

/** What is to be stored: as a whole, or in pieces that follow one another and need not be put together in memory. */
export type ObjectBytes = Uint8Array | readonly Uint8Array[];

/** Condition of a write. `ifGenerationMatch: 0` means "only if the key does not exist". */
export interface PutOptions {
  ifGenerationMatch?: number;
}

/**
 * Immutable blobs by key (`/`-separated, relative): a folder on a laptop, Cloud Storage in the cloud.
 * A write is atomic: readers see the old bytes or the new ones, never a part.
 * Errors: OBJECT_NOT_FOUND (contract), PRECONDITION_FAILED (contract), STORAGE_FULL and STORAGE_NOT_WRITABLE (setup).
 */
export interface ObjectStore {
  put(key: string, bytes: ObjectBytes, options?: PutOptions): Promise<ObjectInfo>;
  get(key: string): Promise<Buffer>;
  /** null when the key does not exist. */
  head(key: string): Promise<ObjectInfo | null>;
  /** Keys below a prefix, sorted. */
  list(prefix: string): Promise<ObjectInfo[]>;
  /** Deleting a missing key is not an error. */
  delete(key: string): Promise<void>;
}
