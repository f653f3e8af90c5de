import { Menu, UnstyledButton } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate } from 'react-router';
import type { NavigationItem } from './area';
import classes from './shell.module.css';

/** The places for which a phone's bar has no room. */
export function MoreTab({ items }: { items: readonly NavigationItem[] }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const isHere = items.some(({ to }) => `${pathname}/`.startsWith(`${to}/`));
  return (
    <Menu position="top-end" shadow="md">
      <Menu.Target>
        <UnstyledButton className={classes.tab} data-here={isHere || undefined}>
          <IconDots size={22} stroke={1.7} aria-hidden />
          <span>{t('navigation.more')}</span>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {items.map(({ to, icon: Icon, label }) => (
          <Menu.Item key={to} leftSection={<Icon size={18} aria-hidden />} onClick={() => void navigate(to)}>
            {label()}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
