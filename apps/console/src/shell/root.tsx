import { Suspense } from 'react';
import { Outlet, ScrollRestoration } from 'react-router';
import { LoadingState } from '../ui/loading-state';
import { SkipLink } from './skip-link';

export const Root = () => (
  <>
    <SkipLink />
    <Suspense fallback={<LoadingState />}>
      <Outlet />
    </Suspense>
    <ScrollRestoration />
  </>
);
