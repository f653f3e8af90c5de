import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { answer, api } from '../../../api/client';
import { FileDrop } from '../../../ui/file-drop';
import { Panel } from '../../../ui/panel';
import { ProblemAlert } from '../../../ui/problem-alert';

const atMost = 64 * 1024 * 1024;

/** Sends the file to be checked; its own page shows how far that is. */
export function ImportUpload() {
  const { t } = useTranslation('shipper');
  const client = useQueryClient();
  const navigate = useNavigate();
  const sending = useMutation({
    mutationFn: (file: File) =>
      answer(
        api.POST('/api/claim-imports', {
          params: { query: { dryRun: 'true', fileName: file.name } },
          body: '',
          bodySerializer: () => file,
          headers: { 'content-type': 'text/csv' },
        }),
      ),
    onSuccess: async ({ id }) => {
      await client.invalidateQueries({ queryKey: ['/api/claim-imports'] });
      await navigate(`/shipper/imports/${id}`);
    },
  });
  return (
    <Panel>
      <ProblemAlert error={sending.error} />
      <FileDrop
        label={t('imports.drop')}
        hint={sending.isPending ? t('imports.checking') : t('imports.hint')}
        accept=".csv,text/csv"
        maxBytes={atMost}
        multiple={false}
        disabled={sending.isPending}
        onFiles={([file]) => file && sending.mutate(file)}
      />
    </Panel>
  );
}
