/** Injects the service's parsed configuration: `@Inject(CONFIG) config: ClaimsConfig`. */
export const CONFIG = Symbol('tuntas:config');

/** Injects the service's name (`claims`). */
export const SERVICE = Symbol('tuntas:service');

/** Injects the process's pino logger; features use Nest's `new Logger('Name')`. */
export const LOGGER = Symbol('tuntas:logger');
