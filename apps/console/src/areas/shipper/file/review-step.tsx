import { Anchor, Button, Group, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Money } from '../../../ui/money';
import { Panel } from '../../../ui/panel';
import { ProblemAlert } from '../../../ui/problem-alert';
import type { useDraftFiles } from '../../../ui/use-draft-files';
import type { EvidenceKind } from '../claim';
import type { Step } from './draft';
import classes from './file.module.css';
import { claimOf } from './request';
import type { StepProps } from './step-props';
import { useFiling } from './use-filing';

interface Props extends StepProps {
  readonly evidence: ReturnType<typeof useDraftFiles>;
  readonly kinds: readonly EvidenceKind[];
  readonly onFiled: () => void;
}

/** Everything on one page before it is filed, each part with the way back to it. */
export function ReviewStep({ draft, go, parcel, currency, evidence, onFiled }: Props) {
  const { t } = useTranslation('shipper');
  const { t: ui } = useTranslation('ui');
  const filing = useFiling(evidence, onFiled);
  const claim = claimOf(draft, currency);
  const part = (name: string, step: Step, value: ReactNode) => (
    <>
      <dt>{name}</dt>
      <dd>
        {value}{' '}
        <Anchor
          component="button"
          type="button"
          size="sm"
          onClick={() => go(step)}
          aria-label={`${t('file.review.edit')}: ${name}`}
        >
          {t('file.review.edit')}
        </Anchor>
      </dd>
    </>
  );
  return (
    <Stack gap="lg">
      <ProblemAlert error={filing.error} />
      <Panel title={t('file.review.title')}>
        <dl className={classes.facts}>
          {part(
            t('file.review.parcel'),
            'parcel',
            parcel && `${parcel.waybill}, ${parcel.carrier.toUpperCase()}`,
          )}
          {part(
            t('file.review.what'),
            'what',
            `${ui(`claimType.${claim.type}`)}${claim.description ? `: ${claim.description}` : ''}`,
          )}
          {part(
            t('file.review.items'),
            'what',
            claim.lines.map(({ description, quantity = 1, claimedAmount }, index) => (
              <span key={index}>
                {quantity} × {description}
                {claimedAmount !== null && claimedAmount !== undefined && (
                  <>
                    , <Money amount={claimedAmount} currency={currency} />
                  </>
                )}
                {'\n'}
              </span>
            )),
          )}
          {part(t('file.review.wish'), 'what', ui(`wish.${draft.wish}`))}
          {part(
            t('file.review.evidence'),
            'evidence',
            t('file.review.files', { count: evidence.files.length }),
          )}
        </dl>
      </Panel>
      <Group justify="space-between">
        <Button variant="default" onClick={() => go('evidence')} disabled={filing.busy}>
          {t('file.back')}
        </Button>
        <Button size="md" loading={filing.busy} onClick={() => filing.file(claim)}>
          {t('file.submit')}
        </Button>
      </Group>
      <div role="status">{filing.progress && t('file.review.sending', filing.progress)}</div>
    </Stack>
  );
}
