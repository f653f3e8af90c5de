import type { RouteObject } from 'react-router';

/** Pages without an account: a link in a message leads here. */
export const recipientRoutes: RouteObject[] = [{ path: 't/:number', lazy: () => import('./tracking-page') }];
