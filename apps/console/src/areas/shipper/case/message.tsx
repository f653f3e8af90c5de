import { Anchor } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Got } from '../../../api/query';
import { When } from '../../../ui/when';
import classes from './case.module.css';

type Item = Got<'/api/claims/{id}/messages'>['items'][number];

export function Message({ message }: { message: Item }) {
  const { t } = useTranslation('shipper');
  const { claimId, writtenBy, channel, body, attachments, createdAt } = message;
  const mine = writtenBy === 'claimant';
  return (
    <li className={classes.message} data-mine={mine || undefined}>
      <div className={classes.by}>
        <strong>{mine ? t('messages.you') : t('messages.desk')}</strong>
        <When at={createdAt} />
        {channel === 'email' && <span>{t('messages.email')}</span>}
      </div>
      <p>{body}</p>
      {attachments.map(({ id, fileName }) => (
        <Anchor key={id} href={`/api/claims/${claimId}/evidence/${id}`} size="sm" display="block" mt={4}>
          {fileName}
        </Anchor>
      ))}
    </li>
  );
}
