import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { ON_TIMER, type TimerHandler } from './on-timer';

/** The methods marked with `@OnTimer`, by timer name. */
@Injectable()
export class TimerHandlers implements OnModuleInit {
  private readonly byName = new Map<string, TimerHandler>();

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
  ) {}

  onModuleInit(): void {
    for (const wrapper of [...this.discovery.getProviders(), ...this.discovery.getControllers()]) {
      const instance: unknown = wrapper.isDependencyTreeStatic() ? wrapper.instance : null;
      if (typeof instance === 'object' && instance) this.register(instance as Record<string, unknown>);
    }
  }

  /** The handler of `name`, if this service has one. */
  of(name: string): TimerHandler | undefined {
    return this.byName.get(name);
  }

  get names(): string[] {
    return [...this.byName.keys()];
  }

  private register(instance: Record<string, unknown>): void {
    for (const key of this.scanner.getAllMethodNames(Object.getPrototypeOf(instance) as object | null)) {
      const method = instance[key];
      if (typeof method !== 'function') continue;
      const name: unknown = Reflect.getMetadata(ON_TIMER, method);
      if (typeof name !== 'string') continue;
      if (this.byName.has(name)) throw new Error(`two methods handle the timer ${name}`);
      this.byName.set(name, method.bind(instance) as TimerHandler);
    }
  }
}
