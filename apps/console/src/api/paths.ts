import type * as claims from '../../../../dist/openapi/claims';
import type * as gateway from '../../../../dist/openapi/gateway';
import type * as notifications from '../../../../dist/openapi/notifications';
import type * as resolution from '../../../../dist/openapi/resolution';
import type * as tracking from '../../../../dist/openapi/tracking';

/** Every route of the public API, made from the services' OpenAPI documents by `npm run types` and `npm run build`. */
export type Paths = claims.paths & gateway.paths & notifications.paths & resolution.paths & tracking.paths;

/** The named bodies of each service: `Schemas['claims']['ClaimDto']`. */
export interface Schemas {
  claims: claims.components['schemas'];
  gateway: gateway.components['schemas'];
  notifications: notifications.components['schemas'];
  resolution: resolution.components['schemas'];
  tracking: tracking.components['schemas'];
}
