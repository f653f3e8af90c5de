import type { GatewayConfig } from '../config';
import type { Upstream } from './domain/upstreams';

type Urls = Pick<GatewayConfig, 'CLAIMS_URL' | 'RESOLUTION_URL' | 'TRACKING_URL' | 'NOTIFICATIONS_URL'>;

/** Where each service is, without a trailing slash. */
export const upstreamUrls = (config: Urls): Record<Upstream, string> => ({
  claims: config.CLAIMS_URL,
  resolution: config.RESOLUTION_URL,
  tracking: config.TRACKING_URL,
  notifications: config.NOTIFICATIONS_URL,
});
