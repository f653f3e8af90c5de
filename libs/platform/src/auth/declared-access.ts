import { Injectable, type OnModuleInit, RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { ACCESS } from './access';

/** Refuses to start while a route says neither `@Roles`, `@Public` nor `@Internal`: a forgotten decorator is found here. */
@Injectable()
export class DeclaredAccess implements OnModuleInit {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
  ) {}

  onModuleInit(): void {
    const undeclared = this.discovery.getControllers().flatMap(({ metatype }) => {
      const prototype: unknown = metatype?.prototype;
      if (!metatype || typeof prototype !== 'object' || prototype === null) return [];
      return this.scanner.getAllMethodNames(prototype).flatMap((name) => {
        const handler: unknown = Reflect.get(prototype, name);
        if (typeof handler !== 'function' || !Reflect.hasMetadata(PATH_METADATA, handler)) return [];
        if (this.reflector.getAllAndOverride(ACCESS, [handler as () => unknown, metatype])) return [];
        const method: unknown = Reflect.getMetadata(METHOD_METADATA, handler);
        return [`${typeof method === 'number' ? RequestMethod[method] : ''} ${metatype.name}.${name}`];
      });
    });
    if (undeclared.length > 0) {
      throw new Error(
        `Declare who these routes serve with @Roles, @Public or @Internal: ${undeclared.join(', ')}`,
      );
    }
  }
}
