import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Outlet } from 'react-router';
import { useLiveStream } from '../live/use-live-stream';
import { usePerson } from '../session/session';
import { LoadingState } from '../ui/loading-state';
import { areasOf } from './areas';
import { BottomBar } from './bottom-bar';
import { LiveRegion } from './live-region';
import classes from './shell.module.css';
import { SideRail } from './side-rail';
import { TopBar } from './top-bar';

/** Around every page of somebody signed in: where they can go, who they are, and the live stream. */
export function Shell() {
  const person = usePerson();
  // Their names for what stands in the navigation.
  useTranslation(areasOf(person).map(({ name }) => name));
  useLiveStream();
  return (
    <div className={classes.shell}>
      <SideRail />
      <div className={classes.page}>
        <TopBar />
        <main id="content" className={classes.main} tabIndex={-1}>
          <Suspense fallback={<LoadingState />}>
            <Outlet />
          </Suspense>
        </main>
      </div>
      <BottomBar />
      <LiveRegion />
    </div>
  );
}
