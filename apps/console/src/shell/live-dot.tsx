import { useTranslation } from 'react-i18next';
import { useIsLive } from '../live/live-state';
import classes from './shell.module.css';

/** Whether changes appear by themselves at the moment. */
export function LiveDot() {
  const { t } = useTranslation();
  const live = useIsLive();
  return (
    <p className={classes.live} data-live={live || undefined}>
      {live ? t('live.on') : t('live.off')}
    </p>
  );
}
