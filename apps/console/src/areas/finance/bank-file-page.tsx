import { Anchor, Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconDownload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { against } from '../../api/against';
import { answer, api } from '../../api/client';
import { useNames } from '../../api/names';
import { apiQuery, type Got } from '../../api/query';
import { ConfirmButton } from '../../ui/confirm-button';
import { Facts } from '../../ui/facts';
import { Money } from '../../ui/money';
import { PageHeader } from '../../ui/page-header';
import { Panel } from '../../ui/panel';
import { ProblemAlert } from '../../ui/problem-alert';
import { QueryState } from '../../ui/query-state';
import { useDraft } from '../../ui/use-draft';
import { When } from '../../ui/when';
import { FileBadge } from './bank-files-page';
import classes from './finance.module.css';
import { PayoutBadge, payoutStates } from './payout-words';
import { useMoneyChange } from './use-money-change';

type File = Got<'/api/bank-files/{id}'>;

export function Component() {
  const { t } = useTranslation('finance');
  const { id = '' } = useParams();
  const query = useQuery(apiQuery('/api/bank-files/{id}', { params: { path: { id } } }));
  const back = (
    <Anchor component={Link} to="/finance/bank-files">
      {t('files.back')}
    </Anchor>
  );
  return (
    <QueryState of={query} header={<PageHeader title={t('files.title')} back={back} />}>
      {(file) => (
        <>
          <PageHeader
            back={back}
            title={file.number}
            beside={<FileBadge state={file.state} />}
            lead={
              <>
                {t('files.count', { count: file.payouts })},{' '}
                <Money {...file.total} fw={700} c="var(--tn-ink)" />
              </>
            }
            actions={<Actions file={file} />}
          />
          <Stack gap="lg">
            {file.allowedActions.includes('download') && <Downloads file={file} />}
            <About file={file} />
            <Panel title={t('files.became')}>
              <Group gap="lg">
                {payoutStates
                  .filter((state) => file.states[state])
                  .map((state) => (
                    <Group key={state} gap={6}>
                      <PayoutBadge state={state} /> {file.states[state]}
                    </Group>
                  ))}
                {file.states['moved_on'] && (
                  <Text>{t('files.movedOn', { count: file.states['moved_on'] })}</Text>
                )}
              </Group>
            </Panel>
          </Stack>
        </>
      )}
    </QueryState>
  );
}

function Downloads({ file }: { readonly file: File }) {
  const { t } = useTranslation('finance');
  return (
    <Panel title={t('files.take')}>
      <Stack>
        {(['xml', 'csv'] as const).map((format) => (
          <Group key={format} align="flex-start" wrap="wrap">
            <Button
              component="a"
              href={`/api/bank-files/${file.id}/content/${format}`}
              download={`${file.number}.${format}`}
              variant={format === 'xml' ? 'filled' : 'default'}
              leftSection={<IconDownload size={16} aria-hidden />}
            >
              {t(`files.formats.${format}`)}
            </Button>
            <Text size="xs" c="dimmed" component="div" maw="100%">
              SHA-256 <span className={classes.hash}>{file.sha256[format]}</span>
            </Text>
          </Group>
        ))}
        <Text size="sm" c="dimmed">
          {t('files.takeText')}
        </Text>
      </Stack>
    </Panel>
  );
}

function About({ file }: { readonly file: File }) {
  const { t } = useTranslation('finance');
  const name = useNames([file.madeBy, file.downloadedBy, file.sentBy, file.cancelledBy]);
  const who = (label: string, by: string | null, at: string | null) =>
    by !== null && {
      label,
      value: (
        <>
          {name(by)}, <When at={at} show="absolute" />
        </>
      ),
    };
  return (
    <Panel title={t('payout.facts')}>
      <Facts
        facts={[
          { label: t('files.day'), value: <When at={file.executionDate} show="date" /> },
          who(t('files.made'), file.madeBy, file.madeAt),
          who(t('files.downloaded'), file.downloadedBy, file.downloadedAt),
          who(t('files.sent'), file.sentBy, file.sentAt),
          who(t('files.cancelled'), file.cancelledBy, file.cancelledAt),
          file.cancelReason !== null && { label: t('payout.reason'), value: file.cancelReason },
        ]}
      />
    </Panel>
  );
}

function Actions({ file }: { readonly file: File }) {
  const { t } = useTranslation('finance');
  const params = { path: { id: file.id }, header: against(file.version) };
  const sent = useMoneyChange(() => answer(api.POST('/api/bank-files/{id}/mark-sent', { params })));
  return (
    <>
      {file.allowedActions.includes('mark_sent') && (
        <ConfirmButton
          color="nila"
          loading={sent.isPending}
          question={t('files.sentQuestion')}
          text={t('files.sentText')}
          confirm={t('files.markSent')}
          onConfirm={() => sent.mutate(undefined)}
        >
          {t('files.markSent')}
        </ConfirmButton>
      )}
      {file.allowedActions.includes('cancel') && <CancelButton file={file} />}
    </>
  );
}

function CancelButton({ file }: { readonly file: File }) {
  const { t } = useTranslation('finance');
  const { t: ui } = useTranslation('ui');
  const [opened, { open, close }] = useDisclosure();
  const draft = useDraft(`file.cancel.${file.id}`, '');
  const cancel = useMoneyChange(
    (reason: string) =>
      answer(
        api.POST('/api/bank-files/{id}/cancel', {
          params: { path: { id: file.id }, header: against(file.version) },
          body: { reason },
        }),
      ),
    () => {
      draft.discard();
      close();
    },
  );
  return (
    <>
      <Button variant="default" onClick={open}>
        {t('files.cancel')}
      </Button>
      <Modal
        opened={opened}
        onClose={close}
        title={t('files.cancelQuestion')}
        closeButtonProps={{ 'aria-label': ui('close') }}
      >
        <Stack>
          <ProblemAlert error={cancel.error} />
          {t('files.cancelText')}
          <Textarea
            label={t('payout.reason')}
            description={t('files.reasonHint')}
            data-autofocus
            value={draft.value}
            onChange={(event) => draft.set(event.currentTarget.value)}
          />
          <Button
            color="bata"
            disabled={draft.value.trim().length < 3}
            loading={cancel.isPending}
            onClick={() => cancel.mutate(draft.value.trim())}
          >
            {t('files.cancel')}
          </Button>
        </Stack>
      </Modal>
    </>
  );
}
