import { Alert, Anchor, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Schemas } from '../../api/paths';
import { When } from '../../ui/when';
import classes from './admin.module.css';

/** What saving would move, before anything is saved: how many promises, and some of them. */
export function ChangePreview({ preview }: { readonly preview: Schemas['claims']['PreviewDto'] }) {
  const { t } = useTranslation('admin');
  const { t: ui } = useTranslation('ui');
  const { running, examined, earlier, later, unchanged, breached, examples } = preview;
  return (
    <Stack gap="sm" role="status">
      <Alert
        color={breached > 0 ? 'bata' : earlier + later > 0 ? 'soga' : 'pandan'}
        title={t('promises.moves')}
      >
        {t('promises.counts', { earlier, later, unchanged, breached })}
        {examined < running && <div>{t('promises.partly', { examined, running })}</div>}
      </Alert>
      {examples.length > 0 && (
        <div className={classes.scroll} tabIndex={0} role="region" aria-label={t('promises.examples')}>
          <table className={classes.plain}>
            <thead>
              <tr>
                <th scope="col">{t('promises.claim')}</th>
                <th scope="col">{t('promises.clock')}</th>
                <th scope="col">{t('promises.before')}</th>
                <th scope="col">{t('promises.after')}</th>
              </tr>
            </thead>
            <tbody>
              {examples.map((one) => (
                <tr key={`${one.claimId}${one.clock}`}>
                  <td>
                    <Anchor component={Link} to={`/ops/claims/${one.claimId}`}>
                      {one.number}
                    </Anchor>
                  </td>
                  <td>{ui(`clock.names.${one.clock}`)}</td>
                  <td>
                    <When at={one.dueAt} show="absolute" />
                  </td>
                  <td>
                    <Text span fw={600} inherit>
                      <When at={one.newDueAt} show="absolute" />
                    </Text>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Stack>
  );
}
