import { useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { answer, api } from '../../../api/client';
import { sendEvidence } from '../../../api/send-evidence';
import { useIntent } from '../../../api/use-intent';
import type { DraftFile } from '../../../ui/draft-files';

export type Visibility = 'claimant' | 'internal';

interface Message {
  readonly body: string;
  /** Evidence that is in the case already. */
  readonly chosen: readonly string[];
  readonly files: readonly DraftFile[];
}

/** Sends the files first, each once, then the letter that names them: a letter that fails sends no file again. */
export function useSendMessage(
  claimId: string,
  visibility: Visibility,
  dropFile: (id: string) => Promise<unknown>,
  onSent: () => void,
) {
  const client = useQueryClient();
  const sent = useRef(new Map<string, string>());
  return useIntent(
    async ({ body, chosen, files }: Message, headers) => {
      for (const { id, file } of files) {
        if (sent.current.has(id)) continue;
        const { items } = await sendEvidence(claimId, 'other', file);
        if (items[0]) sent.current.set(id, items[0].id);
      }
      const added = files.flatMap(({ id }) => sent.current.get(id) ?? []);
      const attachments = [...new Set([...chosen, ...added])];
      return answer(
        api.POST('/api/claims/{id}/messages', {
          params: { path: { id: claimId } },
          body: { body, visibility, attachments },
          headers,
        }),
      );
    },
    {
      onSuccess: async (_, { files }) => {
        onSent();
        for (const path of ['/api/claims/{id}/messages', '/api/claims/{id}', '/api/claims/{id}/evidence'])
          void client.invalidateQueries({ queryKey: [path] });
        await Promise.all(files.map(({ id }) => dropFile(id)));
      },
    },
  );
}
