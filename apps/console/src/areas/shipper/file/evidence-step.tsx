import { Button, Group, Progress, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../../ui/panel';
import { QueryState } from '../../../ui/query-state';
import { ToneBadge } from '../../../ui/tone-badge';
import type { useDraftFiles } from '../../../ui/use-draft-files';
import { type EvidenceKind, evidenceKinds } from '../claim';
import { EvidenceDrop } from '../evidence-drop';
import shared from '../shipper.module.css';
import { KeptFiles } from './kept-files';
import type { StepProps } from './step-props';
import { useEstimate } from './use-estimate';

interface Props extends StepProps {
  readonly evidence: ReturnType<typeof useDraftFiles>;
  readonly kinds: readonly EvidenceKind[];
}

/** The checklist of the carrier's terms; each paper with its own place. */
export function EvidenceStep({ draft, currency, go, evidence, kinds }: Props) {
  const { t } = useTranslation('shipper');
  const query = useEstimate(draft, currency, kinds);
  return (
    <Stack gap="lg">
      <Panel title={t('file.evidence.title')}>
        <Text c="dimmed" size="sm" mb="md">
          {t('file.evidence.lead')}
        </Text>
        <QueryState of={query}>
          {({ evidence: wanted, missingPapers }) => (
            <Stack>
              <Readiness wanted={wanted.length} missing={missingPapers.length} />
              {wanted.map((kind) => (
                <Stack key={kind} gap={6}>
                  <div className={shared.row}>
                    <Text size="sm" fw={600}>
                      {t(`kind.${kind}`)}
                    </Text>
                    <ToneBadge tone={kinds.includes(kind) ? 'done' : 'waits'}>
                      {kinds.includes(kind) ? t('file.evidence.given') : t('file.evidence.missing')}
                    </ToneBadge>
                  </div>
                  <KeptFiles evidence={evidence} kind={kind} />
                  <EvidenceDrop label={t(`kind.${kind}`)} onFiles={(files) => evidence.add(kind, files)} />
                </Stack>
              ))}
              <OtherFiles wanted={wanted} evidence={evidence} />
            </Stack>
          )}
        </QueryState>
        <Text size="xs" c="dimmed" mt="md">
          {t('file.evidence.kept')}
        </Text>
      </Panel>
      <Group justify="space-between">
        <Button variant="default" onClick={() => go('what')}>
          {t('file.back')}
        </Button>
        <Button onClick={() => go('review')}>{t('file.next')}</Button>
      </Group>
    </Stack>
  );
}

function OtherFiles({ wanted, evidence }: { wanted: readonly EvidenceKind[]; evidence: Props['evidence'] }) {
  const { t } = useTranslation('shipper');
  return (
    <Stack gap={6}>
      <Text size="sm" fw={600}>
        {t('file.evidence.other')}
      </Text>
      {evidenceKinds
        .filter((kind) => !wanted.includes(kind))
        .map((kind) => (
          <KeptFiles key={kind} evidence={evidence} kind={kind} />
        ))}
      <EvidenceDrop label={t('file.evidence.other')} onFiles={(files) => evidence.add('other', files)} />
    </Stack>
  );
}

function Readiness({ wanted, missing }: { wanted: number; missing: number }) {
  const { t } = useTranslation('shipper');
  if (wanted === 0) return <Text size="sm">{t('file.evidence.nothing')}</Text>;
  const percent = Math.round((100 * (wanted - missing)) / wanted);
  const label = t('file.evidence.ready', { percent });
  return (
    <div>
      <Text size="sm" fw={600} mb={6}>
        {label}
      </Text>
      <Progress value={percent} color={percent === 100 ? 'pandan' : 'soga'} aria-label={label} />
    </div>
  );
}
