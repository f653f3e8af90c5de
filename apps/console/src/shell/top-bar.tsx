import { Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { LanguageSwitch } from '../ui/language-switch';
import { Mark } from '../ui/mark';
import { SchemeSwitch } from '../ui/scheme-switch';
import { AccountMenu } from './lazy-account-menu';
import classes from './shell.module.css';

/** The head of the page on a phone; a wide screen has the rail. */
export function TopBar() {
  const { t } = useTranslation();
  return (
    <header className={classes.top}>
      <Link to="/" className={classes.brand}>
        <Mark className={classes.mark} />
        <span>{t('name')}</span>
      </Link>
      <Group gap={4} wrap="nowrap">
        <LanguageSwitch className={classes.switch} />
        <SchemeSwitch className={classes.switch} />
        <AccountMenu />
      </Group>
    </header>
  );
}
