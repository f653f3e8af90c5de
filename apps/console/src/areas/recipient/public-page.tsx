import { Group } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { LanguageSwitch } from '../../ui/language-switch';
import { Mark } from '../../ui/mark';
import { SchemeSwitch } from '../../ui/scheme-switch';
import classes from './recipient.module.css';

/** The frame of a page without an account: whose it is, the other language, and what it is about. */
export function PublicPage({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <span className={classes.brand}>
          <Mark className={classes.mark} />
          <span>{t('name')}</span>
        </span>
        <Group gap={4} wrap="nowrap">
          <LanguageSwitch className={classes.switch} />
          <SchemeSwitch className={classes.switch} />
        </Group>
      </header>
      <main id="content" tabIndex={-1} className={classes.main}>
        {children}
      </main>
    </div>
  );
}
