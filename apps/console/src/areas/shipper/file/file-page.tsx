import { Button, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { apiQuery } from '../../../api/query';
import { choiceField } from '../../../ui/search-state';
import { useSearchState } from '../../../ui/use-search-state';
import { PageHeader } from '../../../ui/page-header';
import { useDraft } from '../../../ui/use-draft';
import { useDraftFiles } from '../../../ui/use-draft-files';
import { isEvidenceKind } from '../claim';
import shared from '../shipper.module.css';
import { canOpen, emptyDraft, type Step, steps } from './draft';
import { EstimateCard } from './estimate-card';
import { EvidenceStep } from './evidence-step';
import { ParcelStep } from './parcel-step';
import { ReviewStep } from './review-step';
import { Stepper } from './stepper';
import { usePrefill } from './use-prefill';
import { WhatStep } from './what-step';

const fields = { step: choiceField(steps, 'parcel') };

/** Four steps, one draft: nothing is lost on the way, and the address knows the step. */
export function Component() {
  const { t } = useTranslation('shipper');
  const { value: draft, set, discard, restoredAt } = useDraft('file-claim', emptyDraft);
  const evidence = useDraftFiles('file-claim');
  const [{ step: wanted }, change] = useSearchState(fields);
  const step = canOpen(wanted, draft) ? wanted : 'parcel';
  const go = (next: Step) => {
    change({ step: next });
    scrollTo({ top: 0 });
  };
  const prefilled = usePrefill(draft, set);
  const shipment = useQuery({
    ...apiQuery('/api/shipments/{id}', { params: { path: { id: draft.shipmentId ?? '' } } }),
    enabled: draft.shipmentId !== null,
  });
  const parcel = shipment.data;
  const currency = parcel?.goodsValue?.currency ?? parcel?.fee?.currency ?? 'IDR';
  const kinds = evidence.files.map(({ kind }) => kind).filter(isEvidenceKind);
  const clear = async () => {
    for (const { id } of evidence.files) await evidence.drop(id);
    discard();
    go('parcel');
  };
  const props = { draft, set, go, parcel, currency };
  return (
    <>
      <PageHeader
        title={t('file.title')}
        lead={prefilled ? t('file.fromReport') : undefined}
        actions={
          (restoredAt || draft.shipmentId) && (
            <Button variant="subtle" color="gray" onClick={() => void clear()}>
              {t('file.discard')}
            </Button>
          )
        }
      />
      <Stepper step={step} draft={draft} onStep={go} />
      <div className={step === 'parcel' ? undefined : shared.columns}>
        <div className={shared.stack}>
          {step === 'parcel' && <ParcelStep {...props} />}
          {step === 'what' && <WhatStep {...props} />}
          {step === 'evidence' && <EvidenceStep {...props} evidence={evidence} kinds={kinds} />}
          {step === 'review' && (
            <ReviewStep {...props} evidence={evidence} kinds={kinds} onFiled={() => discard()} />
          )}
        </div>
        {step !== 'parcel' && draft.type && <EstimateCard draft={draft} currency={currency} kinds={kinds} />}
      </div>
      <Group mt="md">
        <Text size="sm" c="dimmed" role="status">
          {restoredAt || draft.shipmentId ? <DraftKept /> : null}
        </Text>
      </Group>
    </>
  );
}

function DraftKept() {
  const { t } = useTranslation('ui');
  return <>{t('draft.kept')}</>;
}
