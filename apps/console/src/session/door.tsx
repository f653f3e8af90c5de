import { Anchor, Group, Title, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { LanguageSwitch } from '../ui/language-switch';
import { Mark } from '../ui/mark';
import { SchemeSwitch } from '../ui/scheme-switch';
import classes from './door.module.css';

interface Props {
  readonly title: string;
  readonly lead: string;
  readonly children: ReactNode;
}

const mailCatcher = document.querySelector<HTMLMetaElement>('meta[name="mail-catcher"]')?.content ?? '';
const isMail = /^https?:/.test(mailCatcher);

/** The pages before the sign-in: the house on one side, the door on the other. */
export function Door({ title, lead, children }: Props) {
  const { t } = useTranslation();
  return (
    <div className={classes.page}>
      <aside className={classes.house} aria-label="Tuntas">
        <Mark className={classes.mark} />
        <p className={classes.claim}>{t('door.claim')}</p>
        <p className={classes.meaning}>{t('door.meaning')}</p>
      </aside>
      <main className={classes.door} id="content">
        <Group justify="flex-end" gap="xs" className={classes.tools}>
          <LanguageSwitch />
          <SchemeSwitch />
        </Group>
        <div className={classes.form}>
          <Title order={1}>{title}</Title>
          <Text c="dimmed" mt={6} mb="lg">
            {lead}
          </Text>
          {children}
        </div>
        <Group gap="lg" className={classes.links}>
          <Anchor href="/docs" size="sm">
            {t('door.docs')}
          </Anchor>
          {isMail && (
            <Anchor href={mailCatcher} size="sm">
              {t('door.mail')}
            </Anchor>
          )}
        </Group>
      </main>
    </div>
  );
}
