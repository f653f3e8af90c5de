import { baseConfig, defineConfig } from '@tuntas/platform';
import type { z } from 'zod';

export const trackingConfig = defineConfig({ PORT: baseConfig.shape.PORT.default(3003) });

export type TrackingConfig = z.infer<typeof trackingConfig>;
