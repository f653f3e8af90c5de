import { lazy, Suspense } from 'react';
import classes from './shell.module.css';

const Menu = lazy(async () => ({ default: (await import('./account-menu')).AccountMenu }));

/** Its place is kept until the menu is there: it brings everything that floats, and the page should not wait for it. */
export const AccountMenu = () => (
  <Suspense fallback={<div className={classes.accountPlace} />}>
    <Menu />
  </Suspense>
);
