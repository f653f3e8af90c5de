import { Menu, UnstyledButton } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { NavLink, useNavigate } from 'react-router';
import { usePerson } from '../session/session';
import { navigationOf } from './areas';
import classes from './shell.module.css';

const atMost = 5;

/** Navigation under the thumb on a phone: five places, or four and the rest in a menu. */
export function BottomBar() {
  const { t } = useTranslation();
  const navigate = useNavigate();
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
      {rest.length > 0 && (
        <Menu position="top-end" shadow="md">
          <Menu.Target>
            <UnstyledButton className={classes.tab}>
              <IconDots size={22} stroke={1.7} aria-hidden />
              <span>{t('navigation.more')}</span>
            </UnstyledButton>
          </Menu.Target>
          <Menu.Dropdown>
            {rest.map(({ to, icon: Icon, label }) => (
              <Menu.Item
                key={to}
                leftSection={<Icon size={18} aria-hidden />}
                onClick={() => void navigate(to)}
              >
                {label()}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </nav>
  );
}
