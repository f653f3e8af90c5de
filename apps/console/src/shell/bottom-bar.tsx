import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { usePerson } from '../session/session';
import { navigationOf } from './areas';
import classes from './shell.module.css';

// A menu brings everything that floats: a phone on a bad network should not wait for it.
const MoreTab = lazy(async () => ({ default: (await import('./more-tab')).MoreTab }));

const atMost = 5;

/** Navigation under the thumb on a phone: five places, or four and the rest in a menu. */
export function BottomBar() {
  const { t } = useTranslation();
  const items = navigationOf(usePerson());
  const fits = items.length <= atMost;
  const shown = fits ? items : items.slice(0, atMost - 1);
  const rest = fits ? [] : items.slice(atMost - 1);
  return (
    <nav aria-label={t('navigation.main')} className={classes.bottom}>
      {shown.map(({ to, icon: Icon, label }) => (
        <NavLink key={to} to={to} className={classes.tab}>
          <Icon size={22} stroke={1.7} aria-hidden />
          <span>{label()}</span>
        </NavLink>
      ))}
      <Suspense fallback={<span className={classes.tab} />}>
        {rest.length > 0 && <MoreTab items={rest} />}
      </Suspense>
    </nav>
  );
}
