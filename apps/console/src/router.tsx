import { createBrowserRouter, type RouteObject } from 'react-router';
import { recipientRoutes } from './areas/recipient/routes';
import { AreaGate } from './shell/area-gate';
import { areas } from './shell/areas';
import { HomeRedirect } from './shell/home-redirect';
import { NotFound } from './shell/not-found';
import { ClaimRedirect, ImportRedirect, NewClaimRedirect, PayoutRedirect } from './shell/record-redirect';
import { Root } from './shell/root';
import { RouteError } from './shell/route-error';

const behindTheDoor: RouteObject[] = [
  { index: true, element: <HomeRedirect /> },
  { path: 'claims/new', element: <NewClaimRedirect /> },
  { path: 'claims/import/:id', element: <ImportRedirect /> },
  { path: 'claims/:id', element: <ClaimRedirect /> },
  { path: 'payouts/:id', element: <PayoutRedirect /> },
  ...areas.map((area) => ({
    path: area.name,
    element: <AreaGate area={area} />,
    children: area.routes.map((route) => ({ ...route, errorElement: <RouteError /> })),
  })),
  { path: '*', element: <NotFound /> },
];

// Apart, so that a page without an account does not carry them.
const requireSession = () =>
  import('./session/require-session').then(({ RequireSession }) => ({ Component: RequireSession }));
const shell = () => import('./shell/shell').then(({ Shell }) => ({ Component: Shell }));

export const router = createBrowserRouter([
  {
    element: <Root />,
    errorElement: <RouteError />,
    hydrateFallbackElement: <></>,
    children: [
      { path: 'sign-in', lazy: () => import('./session/sign-in-page') },
      { path: 'set-password', lazy: () => import('./session/set-password-page') },
      ...recipientRoutes,
      {
        lazy: requireSession,
        children: [
          {
            lazy: shell,
            children: [{ errorElement: <RouteError />, children: behindTheDoor }],
          },
        ],
      },
    ],
  },
]);
