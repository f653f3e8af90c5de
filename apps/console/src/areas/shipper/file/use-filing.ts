import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { answer, api } from '../../../api/client';
import type { Schemas } from '../../../api/paths';
import { useIntent } from '../../../api/use-intent';
import { toast } from '../../../ui/toast';
import type { useDraftFiles } from '../../../ui/use-draft-files';
import { isEvidenceKind } from '../claim';
import { sendEvidence } from '../../../api/send-evidence';

type Body = Schemas['claims']['FileClaimDto'];

/** Files the claim once, then its evidence one by one; what did not arrive stays on this device for the case page. */
export function useFiling({ files, drop }: ReturnType<typeof useDraftFiles>, onFiled: () => void) {
  const { t } = useTranslation('shipper');
  const navigate = useNavigate();
  const [progress, setProgress] = useState<{ done: number; all: number } | null>(null);
  const filing = useIntent(
    async (body: Body, headers) => {
      const { data, error, response } = await api.POST('/api/claims', { body, headers });
      const claim = await answer(Promise.resolve({ data, error, response }));
      return { claim, isNew: response.status === 201 };
    },
    {
      onSuccess: async ({ claim: { id, number }, isNew }) => {
        let failed = false;
        for (const [index, { id: kept, kind, file }] of files.entries()) {
          setProgress({ done: index + 1, all: files.length });
          try {
            await sendEvidence(id, isEvidenceKind(kind) ? kind : 'other', file);
            await drop(kept);
          } catch {
            failed = true;
          }
        }
        onFiled();
        toast.done(t(isNew ? 'file.review.filed' : 'file.review.existed', { number }));
        if (failed) toast.failed(t('file.review.filesFailed'));
        await navigate(`/shipper/claims/${id}`);
      },
    },
  );
  return { file: filing.mutate, busy: filing.isPending, error: filing.error, progress };
}
