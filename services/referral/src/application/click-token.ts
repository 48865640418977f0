/**
 * What a visitor carries from click to signup: a signed list of clicks, so that a signup need not wait for the click log.
 * Per click 38 bytes (click, link, moment), after the visitor's 16; signed with HMAC-SHA-256, cut to 128 bits.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { ClickId, LinkId, VisitorId } from '@tributary/contracts';
import { parse, stringify } from 'uuid';

export interface CarriedClick {
  readonly click: ClickId;
  readonly link: LinkId;
  readonly at: number;
}

export interface ClickToken {
  readonly visitor: VisitorId;
  /** The oldest first. */
  readonly clicks: readonly CarriedClick[];
}

export const carriedClicks = 50;
const idSize = 16;
const momentSize = 6;
const clickSize = 2 * idSize + momentSize;
const signatureSize = 16;
const longest = Math.ceil(((idSize + carriedClicks * clickSize + signatureSize) * 4) / 3);

export class ClickTokens {
  constructor(private readonly secret: string) {}

  write({ visitor, clicks }: ClickToken): string {
    const body = Buffer.alloc(idSize + clicks.length * clickSize);
    body.set(parse(visitor), 0);
    clicks.forEach(({ click, link, at }, n) => {
      const start = idSize + n * clickSize;
      body.set(parse(click), start);
      body.set(parse(link), start + idSize);
      body.writeUIntBE(at, start + 2 * idSize, momentSize);
    });
    return Buffer.concat([body, this.sign(body)]).toString('base64url');
  }

  /** Undefined for what this installation did not sign. */
  read(token: string | undefined): ClickToken | undefined {
    if (!token || token.length > longest) return undefined;
    const bytes = Buffer.from(token, 'base64url');
    const body = bytes.subarray(0, -signatureSize);
    if (body.length < idSize || (body.length - idSize) % clickSize !== 0) return undefined;
    if (!timingSafeEqual(this.sign(body), bytes.subarray(-signatureSize))) return undefined;
    const id = <Id extends string>(start: number): Id => stringify(body.subarray(start, start + idSize)) as Id;
    const clicks = Array.from({ length: (body.length - idSize) / clickSize }, (_, n) => {
      const start = idSize + n * clickSize;
      return {
        click: id<ClickId>(start),
        link: id<LinkId>(start + idSize),
        at: body.readUIntBE(start + 2 * idSize, momentSize),
      };
    });
    return { visitor: id<VisitorId>(0), clicks };
  }

  private sign(body: Uint8Array): Buffer {
    return createHmac('sha256', this.secret).update('click-token').update(body).digest().subarray(0, signatureSize);
  }
}
