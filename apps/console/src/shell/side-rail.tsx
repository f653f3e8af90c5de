import { useTranslation } from 'react-i18next';
import { Link, NavLink } from 'react-router';
import { usePerson } from '../session/session';
import { LanguageSwitch } from '../ui/language-switch';
import { Mark } from '../ui/mark';
import { SchemeSwitch } from '../ui/scheme-switch';
import { navigationOf } from './areas';
import { AccountMenu } from './lazy-account-menu';
import { LiveDot } from './live-dot';
import classes from './shell.module.css';

/** Navigation on a wide screen. */
export function SideRail() {
  const { t } = useTranslation();
  const items = navigationOf(usePerson());
  return (
    <header className={classes.rail}>
      <Link to="/" className={classes.brand}>
        <Mark className={classes.mark} />
        <span>{t('name')}</span>
      </Link>
      <nav aria-label={t('navigation.main')} className={classes.nav}>
        {items.map(({ to, icon: Icon, label }) => (
          <NavLink key={to} to={to} className={classes.link}>
            <Icon size={19} stroke={1.7} aria-hidden />
            <span>{label()}</span>
          </NavLink>
        ))}
      </nav>
      <LiveDot />
      <div className={classes.switches}>
        <LanguageSwitch className={classes.switch} />
        <SchemeSwitch className={classes.switch} />
      </div>
      <AccountMenu />
    </header>
  );
}
