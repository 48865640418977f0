type Close = () => unknown;

/** What has been opened, closed in the opposite order: at the end, or at once where the rest does not open. */
export class Opened {
  private readonly closers: Close[] = [];

  add<Thing>(thing: Thing, close: (thing: Thing) => unknown): Thing {
    this.closers.push(() => close(thing));
    return thing;
  }

  async close(): Promise<void> {
    for (let close = this.closers.pop(); close; close = this.closers.pop()) await close();
  }
}
