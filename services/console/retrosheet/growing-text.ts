const firstBytes = 4 * 1024 * 1024;
/** No character of a string takes more bytes of UTF-8. */
const bytesPerCharacterMax = 3;

/**
 * Text that is put together as UTF-8 in memory that is used again for the next one. Joining lines and encoding them means to write
 * everything three times, and the garbage collector runs for every 32 MB of buffers.
 */
export class GrowingText {
  private bytes = Buffer.allocUnsafeSlow(firstBytes);
  private length = 0;

  add(text: string): void {
    const end = this.length + text.length * bytesPerCharacterMax;
    if (end > this.bytes.length) this.bytes = Buffer.concat([this.bytes], 2 * end);
    this.length += this.bytes.write(text, this.length);
  }

  /** What has been added since this was last asked; good until more is added. */
  take(): Buffer {
    const taken = this.bytes.subarray(0, this.length);
    this.length = 0;
    return taken;
  }
}
