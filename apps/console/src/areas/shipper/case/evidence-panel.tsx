import { Select, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../../ui/panel';
import { ProblemAlert } from '../../../ui/problem-alert';
import { type Claim, type EvidenceKind, evidenceKinds } from '../claim';
import { EvidenceDrop } from '../evidence-drop';
import { sendEvidence } from '../../../api/send-evidence';
import { EvidenceFile } from './evidence-file';
import classes from './case.module.css';
import { useClaimAction } from './use-claim-action';

/** What was added, and where to add more while the claim takes it. */
export function EvidencePanel({ claim: { id, evidence, allowedActions } }: { claim: Claim }) {
  const { t } = useTranslation('shipper');
  const [kind, setKind] = useState<EvidenceKind>('photo');
  const [sending, setSending] = useState('');
  const adding = useClaimAction(async (files: readonly File[]) => {
    for (const file of files) {
      setSending(file.name);
      await sendEvidence(id, kind, file);
    }
  }, t('case.done.evidence'));
  const open = allowedActions.some(({ action }) => action === 'provide_evidence');
  return (
    <Panel title={t('case.evidence')}>
      <div id="evidence">
        {evidence.length === 0 && (
          <Text size="sm" c="dimmed" mb="md">
            {t('evidence.empty')}
          </Text>
        )}
        {evidence.length > 0 && (
          <ul className={classes.files}>
            {evidence.map((file) => (
              <li key={file.id}>
                <EvidenceFile claimId={id} file={file} />
              </li>
            ))}
          </ul>
        )}
        {open && (
          <Stack gap="sm">
            <ProblemAlert error={adding.error} />
            <Select
              label={t('evidence.kind')}
              allowDeselect={false}
              data={evidenceKinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
              value={kind}
              onChange={(chosen) => setKind(evidenceKinds.find((known) => known === chosen) ?? 'other')}
            />
            <EvidenceDrop
              label={t('evidence.drop')}
              disabled={adding.isPending}
              onFiles={(files) => adding.mutate(files)}
            />
            <Text size="sm" role="status">
              {adding.isPending && t('evidence.sending', { name: sending })}
            </Text>
          </Stack>
        )}
      </div>
    </Panel>
  );
}
