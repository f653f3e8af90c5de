import type { RouteObject } from 'react-router';

/** Pages without an account: a link in a message or a QR code leads here. */
export const recipientRoutes: RouteObject[] = [
  { path: 't/:number', lazy: () => import('./tracking-page') },
  { path: 'survey/:token', lazy: () => import('./survey-page') },
  { path: 'ba/:number', lazy: () => import('./paper-page') },
];
