import type { Service } from '@tuntas/contracts';
import type { z } from 'zod';
import { claimsConfig } from '../apps/claims/src/config';
import { gatewayConfig } from '../apps/gateway/src/config';
import { notificationsConfig } from '../apps/notifications/src/config';
import { resolutionConfig } from '../apps/resolution/src/config';
import { trackingConfig } from '../apps/tracking/src/config';

/** What each service requires of its environment, for holding deployment files against it. */
export const serviceConfigs: Record<Service, z.ZodType> = {
  claims: claimsConfig,
  resolution: resolutionConfig,
  tracking: trackingConfig,
  notifications: notificationsConfig,
  gateway: gatewayConfig,
};
