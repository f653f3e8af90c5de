import { SetMetadata } from '@nestjs/common';
import type { LimitClass } from './domain/limits';

export const COUNTED_AS = 'tuntas:counted-as';

/** The route also counts against a bucket of its own, for what nobody needs often and a robot would like to. */
export const CountedAs = (limitClass: LimitClass, only?: Counted['only']): MethodDecorator =>
  SetMetadata(COUNTED_AS, { limitClass, only } satisfies Counted);

export interface Counted {
  readonly limitClass: LimitClass;
  /** Only requests with these values in their query count. */
  readonly only: ((query: Readonly<Record<string, unknown>>) => boolean) | undefined;
}
