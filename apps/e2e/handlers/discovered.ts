import type { DynamicModule, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { parseConfig } from '@tuntas/platform';
import { AppModule as Claims } from '../../claims/src/app.module';
import { claimsConfig } from '../../claims/src/config';
import { environment } from '../../cli/src/docs/environment';
import { AppModule as Notifications } from '../../notifications/src/app.module';
import { notificationsConfig } from '../../notifications/src/config';
import { AppModule as Resolution } from '../../resolution/src/app.module';
import { resolutionConfig } from '../../resolution/src/config';
import { AppModule as Tracking } from '../../tracking/src/app.module';
import { trackingConfig } from '../../tracking/src/config';

const services: Record<string, () => DynamicModule> = {
  claims: () => Claims.forRoot(parseConfig(claimsConfig, environment)),
  notifications: () => Notifications.forRoot(parseConfig(notificationsConfig, environment)),
  resolution: () => Resolution.forRoot(parseConfig(resolutionConfig, environment)),
  tracking: () => Tracking.forRoot(parseConfig(trackingConfig, environment)),
};

/** What Nest and the timers library mark a handler with. */
const PATTERN = 'microservices:pattern';
const TIMER = 'tuntas:on-timer';

interface Wrapper {
  readonly metatype: Type | null;
}
interface Modules {
  readonly container: {
    getModules(): Map<string, { controllers: Map<unknown, Wrapper>; providers: Map<unknown, Wrapper> }>;
  };
}

/** The handlers of all services: of events as `claims AgentsConsumer.invited`, of timers as `claims claim.close`. */
export async function discovered(): Promise<{ consumers: string[]; timers: string[] }> {
  const consumers = new Set<string>();
  const timers = new Set<string>();
  for (const [service, module] of Object.entries(services)) {
    const app = await NestFactory.create(module(), new FastifyAdapter(), { preview: true, logger: false });
    for (const { controllers, providers } of (app as unknown as Modules).container.getModules().values()) {
      for (const { metatype } of [...controllers.values(), ...providers.values()]) {
        for (const [name, method] of methodsOf(metatype)) {
          if (Reflect.hasMetadata(PATTERN, method)) consumers.add(`${service} ${metatype?.name}.${name}`);
          const timer: unknown = Reflect.getMetadata(TIMER, method);
          if (typeof timer === 'string') timers.add(`${service} ${timer}`);
        }
      }
    }
  }
  return { consumers: [...consumers].sort(), timers: [...timers].sort() };
}

function methodsOf(metatype: Type | null): [string, object][] {
  const prototype: unknown = metatype?.prototype;
  if (typeof prototype !== 'object' || prototype === null) return [];
  return Object.entries(Object.getOwnPropertyDescriptors(prototype)).flatMap(([name, { value }]) =>
    typeof value === 'function' ? [[name, value as object] as [string, object]] : [],
  );
}
