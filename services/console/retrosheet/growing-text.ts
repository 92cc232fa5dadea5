const firstBytes = 4 * 1024 * 1024;
/** Room is taken when it is needed. Six seasons of rows would not fill this. */
const bytesMax = 512 * 1024 * 1024;
/** No character of a string takes more bytes of UTF-8. */
const bytesPerCharacterMax = 3;

/** Memory for a text, which every thread can read where it is. The garbage collector does not count it: it runs for every 32 MB of other buffers. */
export const textMemory = (): SharedArrayBuffer =>
  new SharedArrayBuffer(firstBytes, { maxByteLength: bytesMax });

/** Text that is put together as UTF-8. Joining lines and encoding them means to write everything three times. */
export class GrowingText {
  private readonly memory: SharedArrayBuffer;
  private bytes: Buffer;
  private start = 0;
  private end = 0;

  constructor(memory: SharedArrayBuffer = textMemory()) {
    this.memory = memory;
    this.bytes = Buffer.from(memory);
  }

  add(text: string): void {
    const endMax = this.end + text.length * bytesPerCharacterMax;
    if (endMax > this.bytes.length) {
      this.memory.grow(Math.max(endMax, Math.min(2 * this.bytes.length, bytesMax)));
      this.bytes = Buffer.from(this.memory);
    }
    this.end += this.bytes.write(text, this.end);
  }

  /** What has been added since this was last asked; good until {@link GrowingText.clear}. */
  take(): Buffer {
    const taken = this.bytes.subarray(this.start, this.end);
    this.start = this.end;
    return taken;
  }

  /** Begins anew in the same memory. */
  clear(): void {
    this.start = 0;
    this.end = 0;
  }
}
